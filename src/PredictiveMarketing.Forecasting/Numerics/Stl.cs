namespace PredictiveMarketing.Forecasting.Numerics;

/// <summary>The parts of a monthly series: trend + season + remainder, month by month.</summary>
internal sealed record StlParts(double[] Trend, double[] Season, double[] Remainder)
{
    /// <summary>
    /// How much of what is left after the trend is season: 1 - var(remainder) / var(season + remainder), from 0, none, to 1, nothing but season
    /// (Wang, Smith and Hyndman 2006).
    /// </summary>
    public double Strength
    {
        get
        {
            double both = Variance(Season, Remainder);
            return both > 1e-12 * (both + Variance(Trend)) ? Math.Max(0, 1 - (Variance(Remainder) / both)) : 0;
        }
    }

    /// <summary>Sample variance of a part, or of two added up.</summary>
    public static double Variance(double[] values, double[]? plus = null)
    {
        double mean = 0, squares = 0;
        for (int t = 0; t < values.Length; t++)
            mean += (values[t] + (plus?[t] ?? 0)) / values.Length;
        for (int t = 0; t < values.Length; t++)
            squares += Math.Pow(values[t] + (plus?[t] ?? 0) - mean, 2);
        return squares / (values.Length - 1);
    }
}

/// <summary>
/// Seasonal-trend decomposition by loess (Cleveland, Cleveland, McRae and Terpenning 1990). Every smooth is computed in every month,
/// without the interpolation that the authors offer for long series.
/// </summary>
/// <param name="SeasonSpan">Years over which a month of the year is smoothed, odd, at least 3; null: the same every year.</param>
/// <param name="Robust">Months that fit badly are trusted less (15 outer rounds).</param>
internal sealed record Stl(int? SeasonSpan = null, bool Robust = false)
{
    public const int Period = 12;

    /// <summary>The first odd number of months that is not below a year: what the low-pass filter smooths over.</summary>
    private const int LowPassSpan = 13;

    /// <summary>As good as all years when the season does not change.</summary>
    private const int Endless = 1_000_001;

    /// <param name="values">Two years or more, no month missing.</param>
    public StlParts Of(ReadOnlySpan<double> values)
    {
        int n = values.Length;
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 2 * Period, nameof(values));
        double[] trend = new double[n], season = new double[n], remainder = new double[n];
        double[] trust = [];
        double[] loose = new double[n];
        double[] cycle = new double[n + (2 * Period)];
        int rounds = Robust ? 15 : 0;
        for (int outer = 0; outer <= rounds; outer++)
        {
            for (int inner = Robust ? 1 : 2; inner > 0; inner--)
                Inner(values, trend, season, trust, loose, cycle);
            for (int t = 0; t < n; t++)
                remainder[t] = values[t] - trend[t] - season[t];
            if (outer < rounds)
                trust = Trust(remainder);
        }

        if (SeasonSpan is null)
        {
            Repeat(season);
            for (int t = 0; t < n; t++)
                remainder[t] = values[t] - trend[t] - season[t];
        }

        return new StlParts(trend, season, remainder);
    }

    // The paper's six steps: detrend, smooth each month over the years, low-pass, detrend the season, deseasonalise, smooth the trend.
    private void Inner(ReadOnlySpan<double> values, double[] trend, double[] season, double[] trust, double[] loose, double[] cycle)
    {
        int n = values.Length;
        for (int t = 0; t < n; t++)
            loose[t] = values[t] - trend[t];
        for (int month = 0; month < Period; month++)
            SmoothMonth(month, loose, trust, cycle);
        double[] low = Averages(Averages(Averages(cycle, Period), Period), 3);
        for (int t = 0; t < n; t++)
            season[t] = cycle[t + Period] - Loess.At(t, low, LowPassSpan, 1, []);
        for (int t = 0; t < n; t++)
            loose[t] = values[t] - season[t];
        for (int t = 0; t < n; t++)
            trend[t] = Loess.At(t, loose, TrendSpan, 1, trust);
    }

    /// <summary>The smallest odd number from 1.5 years / (1 - 1.5 / season span) on: what keeps trend and season apart.</summary>
    private int TrendSpan
    {
        get
        {
            int least = (int)Math.Ceiling(1.5 * Period / (1 - (1.5 / (SeasonSpan ?? Endless))));
            return least | 1;
        }
    }

    private void SmoothMonth(int month, double[] loose, double[] trust, double[] cycle)
    {
        int years = ((loose.Length - 1 - month) / Period) + 1;
        Span<double> values = stackalloc double[years];
        Span<double> weights = stackalloc double[trust.Length == 0 ? 0 : years];
        for (int year = 0; year < years; year++)
        {
            values[year] = loose[(year * Period) + month];
            if (trust.Length > 0)
                weights[year] = trust[(year * Period) + month];
        }

        // One year further on either side, for the moving averages that follow.
        for (int year = -1; year <= years; year++)
            cycle[((year + 1) * Period) + month] = Loess.At(year, values, SeasonSpan ?? Endless, SeasonSpan is null ? 0 : 1, weights);
    }

    private static double[] Averages(double[] values, int over)
    {
        double[] means = new double[values.Length - over + 1];
        for (int t = 0; t < means.Length; t++)
        {
            double sum = 0;
            for (int i = 0; i < over; i++)
                sum += values[t + i];
            means[t] = sum / over;
        }

        return means;
    }

    // Bisquare of the remainder over six medians of its size.
    private static double[] Trust(double[] remainder)
    {
        int n = remainder.Length;
        double[] size = [.. remainder.Select(Math.Abs)];
        double[] sorted = [.. size.Order()];
        double six = 3 * (sorted[n / 2] + sorted[(n - 1) / 2]);
        return [.. size.Select(r => r <= 0.001 * six ? 1 : r >= 0.999 * six ? 0 : Math.Pow(1 - Math.Pow(r / six, 2), 2))];
    }

    private static void Repeat(double[] season)
    {
        for (int month = 0; month < Period; month++)
        {
            double sum = 0;
            int years = 0;
            for (int t = month; t < season.Length; t += Period, years++)
                sum += season[t];
            for (int t = month; t < season.Length; t += Period)
                season[t] = sum / years;
        }
    }
}
