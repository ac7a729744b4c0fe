using System.Globalization;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Models;
using PredictiveMarketing.Forecasting.Models.Combination;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Choose;

/// <summary>
/// Step 4: chooses what to forecast with, from evidence of the inner folds alone: the combination as a rule, a single candidate when it is
/// clearly better, seasonal naive when nothing beats it.
/// </summary>
public static class ChooseStep
{
    private const string Baseline = "seasonal-naive";

    /// <summary>Folds from which on a single candidate may be preferred to the combination.</summary>
    private const int FoldsForSingle = 8;

    /// <summary>A single candidate must err this much less than the combination.</summary>
    private const double ClearlyBetter = 0.85;

    public static Choice Run(Workbench bench, SeriesKey key, Cutoff cutoff)
    {
        ArgumentNullException.ThrowIfNull(bench);
        FoldTable folds = bench.Folds(key, cutoff);
        bool[] available = [.. bench.Pool.Select(c => bench.Forecast(c, key, cutoff) is not null)];
        double[] weights = CombinationWeights.Learn(folds, bench, folds.Count, cutoff.Origin, available);
        double[]?[] combined = Replay(folds, bench);

        double[] errors = [.. folds.Forecasts.Select(f => folds.Error(f, folds.Count, cutoff.Origin))];
        // The gate judges the combination with the weights that will be used: older folds had fewer months to learn weights from.
        double[]?[] weighted = [.. Enumerable.Range(0, folds.Count).Select(f => Combine([.. folds.Forecasts.Select(c => c[f])], weights))];
        double combinationError = folds.Error(weighted, folds.Count, cutoff.Origin);
        int baseline = IndexOf(bench, Baseline);
        int single = BestSingle(bench, errors, available);
        int[] wins = Wins(folds, bench.Pool.Count);

        var reasons = new List<Reason>();
        int chosen = -1;
        if (single >= 0 && folds.Count >= FoldsForSingle && errors[single] < ClearlyBetter * combinationError && 2 * wins[single] > folds.Count)
            chosen = single;
        double chosenError = chosen >= 0 ? errors[chosen] : combinationError;
        Verdict skill = Skill(chosenError, errors[baseline], folds.Count, bench.Framed.Contract.Gates.SkillMargin);
        bool isBaseline = skill.Stops;
        if (isBaseline)
            chosen = baseline;

        double[] shares = chosen < 0 ? weights : [.. Enumerable.Range(0, weights.Length).Select(c => c == chosen ? 1.0 : 0.0)];
        string selected = chosen < 0 ? "combination" : bench.Pool[chosen].Name;
        Explain(reasons, bench, folds, wins, errors, combinationError, shares, selected, isBaseline, baseline);
        IReadOnlyList<LeagueRow> league = League.Of(bench, key, cutoff, folds, errors, combinationError, wins, shares, baseline);
        var decision = new SeriesDecision(key, cutoff.Origin, selected, isBaseline, skill, league, reasons, folds.Count);
        return new Choice(decision, shares, chosen < 0 ? combined : folds.Forecasts[chosen], weights, combined);
    }

    /// <summary>The combination as it would have been at each inner origin: its weights learned from older folds and months known there.</summary>
    private static double[]?[] Replay(FoldTable folds, Workbench bench)
    {
        double[]?[] combined = new double[]?[folds.Count];
        for (int f = 0; f < folds.Count; f++)
        {
            int fold = f;
            bool[] available = [.. folds.Forecasts.Select(c => c[fold] is not null)];
            double[] weights = CombinationWeights.Learn(folds, bench, f, folds.Origins[f], available);
            combined[f] = Combine([.. folds.Forecasts.Select(c => c[fold])], weights);
        }

        return combined;
    }

    internal static double[]? Combine(double[]?[] forecasts, double[] weights)
    {
        int[] members = [.. Enumerable.Range(0, forecasts.Length).Where(c => weights[c] > 0 && forecasts[c] is not null)];
        if (members.Length == 0)
            return null;
        double[] shares = [.. members.Select(c => weights[c])];
        double[] values = new double[members.Length];
        double[] combined = new double[forecasts[members[0]]!.Length];
        for (int s = 0; s < combined.Length; s++)
        {
            for (int i = 0; i < members.Length; i++)
                values[i] = forecasts[members[i]]![s];
            combined[s] = WeightedMedian.Of(values, shares);
        }

        return combined;
    }

    private static Verdict Skill(double error, double baselineError, int folds, double margin)
    {
        if (folds == 0 || double.IsNaN(error) || double.IsNaN(baselineError))
            return Verdict.Review("no inner fold could be scored: equal weights over the pool, a stated prior");
        if (baselineError == 0)
            return error == 0 ? Verdict.Pass("no error on the inner folds") : Verdict.Fail("seasonal naive made no error on the inner folds");
        double relative = error / baselineError;
        string figures = string.Create(CultureInfo.InvariantCulture, $"{relative:0.00} x the error of seasonal naive on {folds} inner folds");
        return relative < 1 - margin ? Verdict.Pass(figures) : Verdict.Fail(figures + ": the baseline is kept");
    }

    private static int BestSingle(Workbench bench, double[] errors, bool[] available)
    {
        int best = -1;
        for (int c = 0; c < bench.Pool.Count; c++)
        {
            if (available[c] && !double.IsNaN(errors[c]) && (best < 0 || errors[c] < errors[best]))
                best = c;
        }

        return best;
    }

    private static int[] Wins(FoldTable folds, int candidates)
    {
        int[] wins = new int[candidates];
        for (int f = 0; f < folds.Count; f++)
        {
            int best = -1;
            double least = double.PositiveInfinity;
            for (int c = 0; c < candidates; c++)
            {
                double error = FoldError(folds, folds.Forecasts[c][f], f);
                if (error < least)
                    (best, least) = (c, error);
            }

            if (best >= 0)
                wins[best]++;
        }

        return wins;
    }

    private static double FoldError(FoldTable folds, double[]? forecast, int f)
    {
        double sum = 0;
        int n = 0;
        for (int s = 0; forecast is not null && s < forecast.Length; s++)
        {
            if (double.IsNaN(folds.Actuals[f][s]))
                continue;
            sum += Math.Abs(folds.Actuals[f][s] - forecast[s]);
            n++;
        }

        return n == 0 ? double.NaN : sum / n;
    }

    private static int IndexOf(Workbench bench, string name)
    {
        for (int c = 0; c < bench.Pool.Count; c++)
        {
            if (bench.Pool[c].Name == name)
                return c;
        }

        throw new InvalidOperationException($"'{name}' must be in the pool.");
    }

    private static void Explain(
        List<Reason> reasons, Workbench bench, FoldTable folds, int[] wins, double[] errors, double combinationError,
        double[] shares, string selected, bool isBaseline, int baseline)
    {
        string Number(double x) => x.ToString("0.##", CultureInfo.InvariantCulture);
        string Count(int n) => n.ToString(CultureInfo.InvariantCulture);
        if (folds.Count == 0)
        {
            reasons.Add(Reason.Of("choose.no-folds"));
            return;
        }

        int winner = Array.IndexOf(wins, wins.Max());
        int heaviest = Array.IndexOf(shares, shares.Max());
        if (isBaseline)
            reasons.Add(Reason.Of("choose.baseline-kept", ("folds", Count(folds.Count)), ("baseline", Number(errors[baseline])), ("combination", Number(combinationError))));
        else if (selected == "combination")
            reasons.Add(Reason.Of("choose.combination", ("folds", Count(folds.Count)), ("heaviest", bench.Pool[heaviest].Name), ("weight", Number(100 * shares[heaviest])), ("error", Number(combinationError)), ("baseline", Number(errors[baseline]))));
        else
            reasons.Add(Reason.Of("choose.single", ("candidate", selected), ("error", Number(errors[heaviest])), ("combination", Number(combinationError))));
        reasons.Add(Reason.Of("choose.leads-on-folds", ("candidate", bench.Pool[winner].Name), ("wins", Count(wins[winner])), ("folds", Count(folds.Count))));
        if (folds.Count < 6)
            reasons.Add(Reason.Of("choose.few-folds", ("folds", Count(folds.Count))));
    }
}

/// <summary>The outcome of <see cref="ChooseStep"/> for one series.</summary>
/// <param name="Weights">Share of each candidate of the pool in the selected forecast.</param>
/// <param name="InnerForecasts">What the selected forecast would have been at each inner origin.</param>
/// <param name="CombinationShares">Weights of the <c>combination</c> candidate, selected or not.</param>
public sealed record Choice(SeriesDecision Decision, double[] Weights, double[]?[] InnerForecasts, double[] CombinationShares, double[]?[] InnerCombination);
