using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Choose;

/// <summary>
/// Weights of the members of a combination: inverse cube of the inner-fold error, shrunk to equal weights by n / (n + 4) on n folds,
/// because weights learned from few folds are mostly noise (Smith and Wallis 2009).
/// </summary>
internal static class CombinationWeights
{
    /// <summary>The plain last value is a benchmark in the contest, not a member: it costs accuracy in the pool.</summary>
    private static readonly string[] Outside = ["naive"];

    /// <param name="until">Number of first folds to learn from.</param>
    /// <param name="known">Last month whose actual may be looked at.</param>
    /// <returns>One weight per candidate of the pool, adding up to 1; 0 for candidates outside or refused.</returns>
    public static double[] Learn(FoldTable folds, Workbench bench, int until, Month known, ReadOnlySpan<bool> available)
    {
        int m = bench.Pool.Count;
        double[] weights = new double[m];
        double[] errors = new double[m];
        int members = 0;
        double best = double.PositiveInfinity;
        for (int c = 0; c < m; c++)
        {
            errors[c] = double.NaN;
            if (!available[c] || Outside.Contains(bench.Pool[c].Name))
                continue;
            members++;
            errors[c] = folds.Error(folds.Forecasts[c], until, known);
            if (errors[c] < best)
                best = errors[c];
        }

        double sum = 0;
        for (int c = 0; c < m; c++)
        {
            // Relative to the best, so that the scale of the leads does not matter; a perfect score does not divide by zero.
            if (!double.IsNaN(errors[c]) && double.IsFinite(best))
                weights[c] = Math.Pow((best + 1e-12) / (errors[c] + 1e-12), 3);
            sum += weights[c];
        }

        double trust = sum > 0 ? until / (until + 4.0) : 0;
        for (int c = 0; c < m; c++)
        {
            bool member = available[c] && !Outside.Contains(bench.Pool[c].Name);
            weights[c] = (member ? (1 - trust) / members : 0) + (sum > 0 ? trust * weights[c] / sum : 0);
        }

        return weights;
    }
}
