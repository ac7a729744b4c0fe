using System.Globalization;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Choose;

/// <summary>
/// The rule that chooses, as a function of the first inner folds and of the months known then: the same rule at the cutoff and,
/// to see how it would have done, at every inner origin.
/// </summary>
/// <param name="Chosen">Index of the single candidate, or -1 for the combination.</param>
/// <param name="Shares">Weight of each candidate in what was selected.</param>
/// <param name="CombinationShares">Weight of each candidate in the combination, selected or not.</param>
/// <param name="Errors">Mean absolute error of each candidate; NaN where it was not scored.</param>
internal sealed record Selection(
    int Chosen, double[] Shares, double[] CombinationShares, double[] Errors, double CombinationError, Verdict Skill)
{
    public const string Baseline = "seasonal-naive";

    /// <summary>Folds from which on a single candidate may be preferred to the combination.</summary>
    private const int FoldsForSingle = 8;

    /// <summary>Folds from which on the skill gate may close.</summary>
    private const int FoldsForGate = 3;

    /// <summary>A single candidate must err this much less than the combination.</summary>
    private const double ClearlyBetter = 0.85;

    public bool IsBaseline => Skill.Stops;

    public static Selection Of(FoldTable folds, Workbench bench, int until, Month known, bool[] available)
    {
        double[] weights = CombinationWeights.Learn(folds, bench, until, known, available);
        // The combination is judged with the weights that will be used: older folds had fewer months to learn weights from.
        double[]?[] weighted = [.. Enumerable.Range(0, until).Select(f => Combined.Of([.. folds.Forecasts.Select(c => c[f])], weights))];
        double combinationError = folds.Error(weighted, until, known);
        double[] errors = [.. folds.Forecasts.Select(f => folds.Error(f, until, known))];
        int baseline = bench.IndexOf(Baseline);
        int single = BestSingle(errors, available);

        int chosen = -1;
        if (single >= 0 && until >= FoldsForSingle && errors[single] < ClearlyBetter * combinationError && 2 * folds.Wins(until, known)[single] > until)
            chosen = single;
        Verdict skill = Judge(chosen == baseline, chosen >= 0 ? errors[chosen] : combinationError, errors[baseline], until, bench.Framed.Contract.Gates.SkillMargin);
        if (skill.Stops)
            chosen = baseline;
        double[] shares = chosen < 0 ? weights : [.. Enumerable.Range(0, weights.Length).Select(c => c == chosen ? 1.0 : 0.0)];
        return new Selection(chosen, shares, weights, errors, combinationError, skill);
    }

    private static Verdict Judge(bool baselineLeads, double error, double baselineError, int folds, double margin)
    {
        if (folds < FoldsForGate || double.IsNaN(error) || double.IsNaN(baselineError))
        {
            return Verdict.Review(folds == 0
                ? "no inner fold could be scored: equal weights over the pool, a stated prior"
                : $"{folds} inner folds are too few to judge: weights close to equal, a stated prior");
        }

        if (baselineLeads)
            return Verdict.Fail($"nothing beats seasonal naive on {folds} inner folds: the baseline is kept");
        if (baselineError == 0)
            return error == 0 ? Verdict.Pass("no error on the inner folds") : Verdict.Fail("seasonal naive made no error on the inner folds: the baseline is kept");
        double relative = error / baselineError;
        string figures = string.Create(CultureInfo.InvariantCulture, $"{relative:0.00} x the error of seasonal naive on {folds} inner folds");
        return relative < 1 - margin ? Verdict.Pass(figures) : Verdict.Fail(figures + ": the baseline is kept");
    }

    private static int BestSingle(double[] errors, bool[] available)
    {
        int best = -1;
        for (int c = 0; c < errors.Length; c++)
        {
            if (available[c] && !double.IsNaN(errors[c]) && (best < 0 || errors[c] < errors[best]))
                best = c;
        }

        return best;
    }
}
