namespace PredictiveMarketing.Forecasting.Frame.Omtm;

public enum ImpactDirection
{
    /// <summary>A value is missing, or the start is zero: there is no share to speak of.</summary>
    Unknown,
    Up,
    Down,
    Same,
}

/// <summary>What an effort did to the north star metric, in the terms of one plain sentence: +5 % in one month (F13).</summary>
/// <param name="Before">The metric at the start, in its own unit.</param>
/// <param name="After">The metric at the end.</param>
/// <param name="Months">Months between the two.</param>
public sealed record ImpactStatement(double? Before, double? After, int Months)
{
    /// <summary>The change as a fraction of the start: 1,000 to 1,050 is 0.05. Null where the start is missing, zero or negative.</summary>
    public double? Share =>
        Before is double before && After is double after && double.IsFinite(before) && double.IsFinite(after) && before > 0 ? (after - before) / before : null;

    public ImpactDirection Direction => Share switch
    {
        null => ImpactDirection.Unknown,
        > 0 => ImpactDirection.Up,
        < 0 => ImpactDirection.Down,
        _ => ImpactDirection.Same,
    };
}
