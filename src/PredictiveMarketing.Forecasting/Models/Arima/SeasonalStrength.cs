using PredictiveMarketing.Forecasting.Numerics;

namespace PredictiveMarketing.Forecasting.Models.Arima;

/// <summary>
/// How much of what is left after the trend is season: 1 - var(remainder) / var(season + remainder) on the parts of an STL decomposition,
/// cut at 0 (Wang, Smith and Hyndman 2006).
/// </summary>
internal static class SeasonalStrength
{
    /// <summary>From this strength on a series is differenced to the same month of last year, as Hyndman's programs do.</summary>
    public const double Strong = 0.64;

    /// <param name="series">Complete; under two years the strength is 0.</param>
    public static double Of(ReadOnlySpan<double> series)
    {
        if (series.Length < 2 * ArimaOrder.Season)
            return 0;
        StlParts parts = new Stl().Of(series);
        double[] both = new double[series.Length];
        for (int t = 0; t < both.Length; t++)
            both[t] = parts.Season[t] + parts.Remainder[t];
        double whole = Variance(both);
        return whole > 0 ? Math.Max(0, 1 - (Variance(parts.Remainder) / whole)) : 0;
    }

    private static double Variance(double[] values)
    {
        double mean = 0, squares = 0;
        foreach (double v in values)
            mean += v / values.Length;
        foreach (double v in values)
            squares += (v - mean) * (v - mean) / values.Length;
        return squares;
    }
}
