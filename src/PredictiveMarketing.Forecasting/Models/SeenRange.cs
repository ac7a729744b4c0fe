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

    /// <summary>Mean absolute value of the months that are known; 1 where none is, or all are 0.</summary>
    public static double MeanSize(ReadOnlySpan<double> values)
    {
        double sum = 0;
        int n = 0;
        foreach (double y in values)
        {
            if (double.IsNaN(y))
                continue;
            sum += Math.Abs(y);
            n++;
        }

        return sum > 0 ? sum / n : 1;
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
