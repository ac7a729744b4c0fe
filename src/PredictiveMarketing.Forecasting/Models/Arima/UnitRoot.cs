namespace PredictiveMarketing.Forecasting.Models.Arima;

/// <summary>How often a series must be differenced before it can be taken as stationary.</summary>
internal static class UnitRoot
{
    // 5 % point of the test of level stationarity, table 1 of the paper.
    private const double Critical = 0.463;

    /// <summary>Ordinary differences, by repeating the test of Kwiatkowski, Phillips, Schmidt and Shin (1992), as Hyndman and Khandakar (2008) do.</summary>
    /// <param name="series">Complete; already seasonally differenced where that was decided.</param>
    public static int Differences(ReadOnlySpan<double> series, int most)
    {
        double[] copy = series.ToArray();
        Span<double> left = copy;
        int d = 0;
        while (d < most && left.Length > 8 && Level(left) > Critical)
        {
            left = Differencing.Apply(left, 1, 0);
            d++;
        }

        return d;
    }

    /// <summary>The statistic: squared partial sums of the deviations from the mean over the long-run variance (Bartlett weights).</summary>
    public static double Level(ReadOnlySpan<double> series)
    {
        int n = series.Length;
        int window = (int)(3 * Math.Sqrt(n) / 13);
        double mean = 0;
        foreach (double y in series)
            mean += y / n;
        double squares = 0, partial = 0;
        foreach (double y in series)
        {
            partial += y - mean;
            squares += partial * partial;
        }

        double variance = 0;
        for (int lag = 0; lag <= window; lag++)
        {
            double sum = 0;
            for (int t = lag; t < n; t++)
                sum += (series[t] - mean) * (series[t - lag] - mean);
            variance += sum * (lag == 0 ? 1 : 2 * (1 - (lag / (window + 1.0)))) / n;
        }

        return variance > 0 ? squares / ((double)n * n * variance) : 0;
    }
}
