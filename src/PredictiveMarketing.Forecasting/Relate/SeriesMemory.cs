namespace PredictiveMarketing.Forecasting.Relate;

/// <summary>How much of a month's surprise lives on in the next month.</summary>
internal static class SeriesMemory
{
    private const double Most = 0.8;

    /// <summary>
    /// Autocorrelation at one month of what the chosen forms leave, over all markets, from 0 to 0.8. Trend and season hide about (1 + half their columns) / n
    /// of it (cf. Kendall 1954), which is put back.
    /// </summary>
    public static double Of(IReadOnlyList<Cleaned> series, IReadOnlyList<int> chosen)
    {
        double sum = 0;
        int count = 0;
        foreach (Cleaned s in series)
        {
            double[] left = new Others(s, chosen).Leads;
            double size = Cleaned.Dot(left, left);
            if (!(size > 0))
                continue;
            double along = 0;
            for (int i = 1; i < left.Length; i++)
                along += s.Months[i] == s.Months[i - 1] + 1 ? left[i] * left[i - 1] : 0;
            sum += (along / size) + ((1.0 + (s.FixedColumns / 2.0)) / s.Rows);
            count++;
        }

        return count > 0 ? Math.Clamp(sum / count, 0, Most) : 0;
    }
}
