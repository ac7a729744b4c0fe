namespace PredictiveMarketing.Forecasting.Choose;

/// <summary>
/// Combines forecasts by their weighted trimmed mean: three tenths of the weight are cut off at either end, what remains is
/// averaged. That keeps an exploding member from mattering, as the median does, and lets the members in the middle cancel each other's noise, as
/// the mean does (Jose and Winkler 2008).
/// </summary>
public static class TrimmedMean
{
    /// <summary>Share of the weight that is cut off at either end.</summary>
    public const double Trim = 0.3;

    /// <param name="values">Finite forecasts of the same month.</param>
    /// <param name="weights">Not negative, at least one positive.</param>
    /// <exception cref="ArgumentException">No value has a weight.</exception>
    public static double Of(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        double[] sorted = values.ToArray();
        double[] mass = weights.ToArray();
        Array.Sort(sorted, mass);
        double total = 0;
        foreach (double w in mass)
            total += w;
        if (!(total > 0))
            throw new ArgumentException("A mean needs at least one weighted value.", nameof(weights));

        double low = Trim * total, high = (1 - Trim) * total;
        double before = 0, sum = 0, kept = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            double inside = Math.Min(before + mass[i], high) - Math.Max(before, low);
            before += mass[i];
            if (inside <= 0)
                continue;
            sum += inside * sorted[i];
            kept += inside;
        }

        return sum / kept;
    }
}
