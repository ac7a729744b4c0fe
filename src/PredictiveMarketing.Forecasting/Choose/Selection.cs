using System.Globalization;
using PredictiveMarketing.Forecasting.Frame;
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
    public const int FoldsForGate = 3;

    /// <summary>A single candidate must err this much less than the combination, after shrinkage.</summary>
    private const double ClearlyBetter = 0.85;

    /// <summary>
    /// Comparisons are shrunk towards what is expected before any fold is seen, which weighs as much as this many folds: a year of overlapping
    /// folds shows a ratio of errors to within a fifth only.
    /// </summary>
    private const double PriorFolds = 24;

    /// <summary>Expected error of a diverse combination over that of seasonal naive, on short monthly series.</summary>
    private const double PriorSkill = 0.8;

    public bool IsBaseline => Skill.Stops;

    /// <param name="until">Number of first folds to learn from.</param>
    /// <param name="known">Last month whose actual may be looked at.</param>
    public static Selection Of(Workbench bench, SeriesKey key, Cutoff cutoff, int until, Month known, bool[] available)
    {
        FoldTable folds = bench.Folds(key, cutoff);
        Evidence evidence = Evidence.Of(folds, bench.Pool, until, known).Borrowing(bench.Pooled(cutoff, known));
        double prior = CombinationWeights.Prior(bench.Review(key, cutoff.At(known)));
        // A combination is judged with the weights that will be used: older folds had fewer months to learn weights from.
        double ErrorOf(double[] shares) => folds.Error([.. Enumerable.Range(0, until).Select(f => Combined.Of([.. folds.Forecasts.Select(c => c[f])], shares))], until, known);
        double[] weights = CombinationWeights.Learn(bench.Pool, evidence, prior, available, ErrorOf);
        double combinationError = ErrorOf(weights);
        double[] errors = [.. folds.Forecasts.Select(f => folds.Error(f, until, known))];
        int baseline = bench.IndexOf(Baseline);
        int single = BestSingle(errors, available);

        int chosen = -1;
        if (single >= 0 && until >= FoldsForSingle && Shrunk(errors[single] / combinationError, until, prior: 1) < ClearlyBetter && 2 * folds.Wins(until, known)[single] > until)
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
        if (Shrunk(relative, folds, PriorSkill) >= 1 - margin)
            return Verdict.Fail($"{figures}: the baseline is kept");
        return relative < 1 - margin
            ? Verdict.Pass(figures)
            : Verdict.Review($"{figures}: not told apart, the combination that holds it is kept");
    }

    private static double Shrunk(double ratio, int folds, double prior) =>
        Math.Exp(((folds * Math.Log(ratio)) + (PriorFolds * Math.Log(prior))) / (folds + PriorFolds));

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
