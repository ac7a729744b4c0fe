namespace PredictiveMarketing.Forecasting.Models;

/// <summary>What history has seen.</summary>
internal static class SeenRange
{
    /// <summary>Bounds that keep a forecast from running away: the range of history and as much again on either side.</summary>
    public static (double Low, double High) Doubled(ReadOnlySpan<double> values)
    {
        (double least, double most) = LeastAndMost(values);
        double room = most - least;
        return (least - room, most + room);
    }

    /// <param name="values">NaN where a month is missing.</param>
    public static (double Least, double Most) LeastAndMost(ReadOnlySpan<double> values)
    {
        double least = double.PositiveInfinity, most = double.NegativeInfinity;
        foreach (double y in values)
        {
            if (double.IsNaN(y))
                continue;
            least = Math.Min(least, y);
            most = Math.Max(most, y);
        }

        return (least, most);
    }
}
