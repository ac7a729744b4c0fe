namespace PredictiveMarketing.Forecasting.Numerics;

/// <summary>
/// A monthly series with its season taken out, and how to put it back. The season is STL's, the same every year, shrunk towards none by
/// how well it stands out of the remainder: the mean of three Januaries is a poor witness of January (James and Stein 1961; for seasonal
/// factors Miller and Williams 2003). So nothing has to decide between all of a season and none.
/// </summary>
/// <param name="Strength">
/// <see cref="StlParts.Strength"/> before shrinking; 0 where not every month of the year has been seen twice.
/// </param>
/// <param name="IsFactor">The season multiplies: where every month is above zero.</param>
/// <param name="Season">Twelve factors, or leads to add, for the months after the origin; empty where no season was found.</param>
/// <param name="Adjusted">The series without its season; NaN where a month is missing.</param>
internal sealed record SeasonalAdjustment(double Strength, bool IsFactor, IReadOnlyList<double> Season, double[] Adjusted)
{
    /// <summary>Strength from which a season is plain.</summary>
    private const double Plain = 0.5;

    private const int Period = Stl.Period;

    /// <summary>
    /// The season is beyond doubt: tests of autocorrelation miss seasons on three years, and missing one costs more than assuming one. Two years
    /// of pure noise reach about one half, because each month's mean is half of the months it explains, three years about a third:
    /// so under three years the bar rises with the share that a season explains by chance.
    /// </summary>
    public bool IsPlain => Strength > 1 - ((1 - Plain) * Math.Clamp((Adjusted.Length - Period) / (2.0 * Period), 0, 1));

    /// <param name="leads">NaN where a month is missing.</param>
    public static SeasonalAdjustment Of(ReadOnlySpan<double> leads)
    {
        double[] adjusted = leads.ToArray();
        if (!HasEveryMonthTwice(leads))
            return new SeasonalAdjustment(0, IsFactor: false, [], adjusted);
        bool positive = true;
        foreach (double y in leads)
            positive &= !(y <= 0);
        if (positive)
        {
            for (int t = 0; t < adjusted.Length; t++)
                adjusted[t] = Math.Log(adjusted[t]);
        }

        StlParts parts = Parts(adjusted);
        double strength = parts.Strength;
        double kept = Kept(parts);
        if (kept == 0)
            return new SeasonalAdjustment(strength, positive, [], leads.ToArray());
        for (int t = 0; t < adjusted.Length; t++)
            parts.Season[t] *= kept;
        for (int t = 0; t < adjusted.Length; t++)
            adjusted[t] = positive ? leads[t] / Math.Exp(parts.Season[t]) : leads[t] - parts.Season[t];
        double[] next = new double[Period];
        for (int k = 0; k < Period; k++)
        {
            double season = parts.Season[leads.Length - Period + k];
            next[k] = positive ? Math.Exp(season) : season;
        }

        return new SeasonalAdjustment(strength, positive, next, adjusted);
    }

    // James and Stein's share of twelve means that is kept: 1 - (12 - 3) / (12 - 1) x variance of a mean / variance between the means.
    private static double Kept(StlParts parts)
    {
        int n = parts.Season.Length;
        double between = StlParts.Variance(parts.Season);
        double noise = StlParts.Variance(parts.Remainder) * (n - 1) / (n - Period - 1);
        double ofMean = noise * Period / n;
        double size = between + StlParts.Variance(parts.Trend);
        return between > 1e-12 * size ? Math.Max(0, 1 - (9.0 / 11 * ofMean / between)) : 0;
    }

    // Missing months are bridged by a line, then by what trend and season say about them.
    private static StlParts Parts(double[] values)
    {
        var stl = new Stl();
        double[] whole = [.. values];
        if (!Gaps.Bridge(whole))
            return stl.Of(whole);
        StlParts parts = stl.Of(whole);
        for (int t = 0; t < whole.Length; t++)
        {
            if (double.IsNaN(values[t]))
                whole[t] = parts.Trend[t] + parts.Season[t];
        }

        return stl.Of(whole);
    }

    private static bool HasEveryMonthTwice(ReadOnlySpan<double> leads)
    {
        Span<int> seen = stackalloc int[Period];
        seen.Clear();
        for (int t = 0; t < leads.Length; t++)
            seen[t % Period] += double.IsNaN(leads[t]) ? 0 : 1;
        bool twice = true;
        foreach (int times in seen)
            twice &= times >= 2;
        return twice;
    }
}
