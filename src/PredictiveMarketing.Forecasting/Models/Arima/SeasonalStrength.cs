namespace PredictiveMarketing.Forecasting.Models.Arima;

/// <summary>
/// How much of what is left after the trend is season: 1 - var(remainder) / var(season + remainder), cut at 0 (Wang, Smith and Hyndman 2006).
/// The trend is a local line over 21 months with tricube weights, the season one mean per calendar month, three rounds of each.
/// </summary>
internal static class SeasonalStrength
{
    /// <summary>From this strength on a series is differenced to the same month of last year.</summary>
    public const double Strong = 0.64;

    private const int Span = 21;
    private const int Rounds = 3;

    /// <param name="series">Complete; under two years the strength is 0.</param>
    public static double Of(ReadOnlySpan<double> series)
    {
        const int Year = ArimaOrder.Season;
        int n = series.Length;
        if (n < 2 * Year)
            return 0;
        double[] trend = new double[n];
        double[] season = new double[Year];
        double[] rest = series.ToArray();
        for (int round = 0; round < Rounds; round++)
        {
            for (int t = 0; t < n; t++)
                rest[t] = series[t] - season[t % Year];
            for (int t = 0; t < n; t++)
                trend[t] = LocalLine(rest, t);
            for (int m = 0; m < Year; m++)
            {
                double sum = 0;
                int count = 0;
                for (int t = m; t < n; t += Year, count++)
                    sum += series[t] - trend[t];
                season[m] = sum / count;
            }

            double mean = 0;
            foreach (double s in season)
                mean += s / Year;
            for (int m = 0; m < Year; m++)
                season[m] -= mean;
        }

        double[] detrended = new double[n];
        for (int t = 0; t < n; t++)
        {
            detrended[t] = series[t] - trend[t];
            rest[t] = detrended[t] - season[t % Year];
        }

        double whole = Variance(detrended);
        return whole > 0 ? Math.Max(0, 1 - (Variance(rest) / whole)) : 0;
    }

    private static double LocalLine(double[] series, int at)
    {
        int n = series.Length;
        int width = Math.Min(Span, n);
        int from = Math.Clamp(at - (width / 2), 0, n - width);
        double reach = Math.Max(at - from, from + width - 1 - at) + 1;
        double w = 0, x = 0, y = 0, xx = 0, xy = 0;
        for (int t = from; t < from + width; t++)
        {
            double u = Math.Abs(t - at) / reach;
            double cube = 1 - (u * u * u);
            double weight = cube * cube * cube;
            double dx = t - at;
            w += weight;
            x += weight * dx;
            y += weight * series[t];
            xx += weight * dx * dx;
            xy += weight * dx * series[t];
        }

        double slope = ((w * xy) - (x * y)) / ((w * xx) - (x * x));
        return (y - (slope * x)) / w;
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
