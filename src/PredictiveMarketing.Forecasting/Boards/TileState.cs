namespace PredictiveMarketing.Forecasting.Boards;

/// <summary>How a figure stands against its target.</summary>
public enum TileState
{
    /// <summary>There is no figure: never read as good.</summary>
    NoFigure,

    /// <summary>The figure is more than one period late.</summary>
    Stale,

    NoTarget,
    Missed,

    /// <summary>Missed by no more than <see cref="TileStates.NearWithin"/> of the target.</summary>
    Near,

    Met,
}

public static class TileStates
{
    /// <summary>Share of the target within which a miss is a near one.</summary>
    public const decimal NearWithin = 0.05m;

    /// <summary>A figure that is this many months late is still current; one month more is stale (B01).</summary>
    public const int MonthsLate = 1;

    /// <param name="late">Months between the month that should be known and the one that is.</param>
    public static TileState Of(decimal? actual, decimal? target, bool lowerIsBetter, int late) =>
        actual is not decimal value ? TileState.NoFigure
        : late > MonthsLate ? TileState.Stale
        : target is not decimal goal ? TileState.NoTarget
        : (lowerIsBetter ? value <= goal : value >= goal) ? TileState.Met
        : Math.Abs(value - goal) <= NearWithin * Math.Abs(goal) ? TileState.Near
        : TileState.Missed;
}
