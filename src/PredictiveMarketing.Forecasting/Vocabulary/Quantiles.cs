namespace PredictiveMarketing.Forecasting.Vocabulary;

/// <summary>The seven quantiles of a forecast, never crossing.</summary>
public sealed record Quantiles(double P025, double P10, double P25, double P50, double P75, double P90, double P975)
{
    /// <summary>The probabilities, in the order of <see cref="ToArray"/>.</summary>
    public static IReadOnlyList<double> Levels { get; } = [0.025, 0.10, 0.25, 0.50, 0.75, 0.90, 0.975];

    /// <summary>Puts seven values in order and, where the KPI cannot be negative, cuts them at 0.</summary>
    /// <exception cref="ArgumentException">Not seven finite values.</exception>
    public static Quantiles Ordered(ReadOnlySpan<double> values, bool nonNegative)
    {
        if (values.Length != 7)
            throw new ArgumentException($"Seven quantiles are needed, {values.Length} came.", nameof(values));
        double[] sorted = values.ToArray();
        foreach (double value in sorted)
        {
            if (!double.IsFinite(value))
                throw new ArgumentException("A quantile must be a finite number.", nameof(values));
        }

        Array.Sort(sorted);
        if (nonNegative)
        {
            for (int i = 0; i < sorted.Length; i++)
                sorted[i] = Math.Max(0, sorted[i]);
        }

        return new Quantiles(sorted[0], sorted[1], sorted[2], sorted[3], sorted[4], sorted[5], sorted[6]);
    }

    public double[] ToArray() => [P025, P10, P25, P50, P75, P90, P975];

    public bool Covers80(double actual) => actual >= P10 && actual <= P90;

    public bool Covers95(double actual) => actual >= P025 && actual <= P975;
}
