using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Choose;

/// <summary>
/// Step 4: chooses what to forecast with, from evidence of the inner folds alone: the combination as a rule, a single candidate when it is
/// clearly better, seasonal naive when nothing beats it.
/// </summary>
public static class ChooseStep
{
    public static Choice Run(Workbench bench, SeriesKey key, Cutoff cutoff)
    {
        ArgumentNullException.ThrowIfNull(bench);
        FoldTable folds = bench.Folds(key, cutoff);
        bool[] available = [.. bench.Pool.Select(c => bench.Forecast(c, key, cutoff) is not null)];
        Selection now = Selection.Of(bench, key, cutoff, folds.Count, cutoff.Origin, available);
        (double[]?[] selectedThen, double[]?[] combinedThen) = Replay(bench, key, cutoff);

        int[] wins = folds.Wins(folds.Count, cutoff.Origin);
        string selected = now.Chosen < 0 ? Backtest.Combination : bench.Pool[now.Chosen].Name;
        var decision = new SeriesDecision(
            key,
            cutoff.Origin,
            selected,
            now.IsBaseline,
            now.Skill,
            League.Of(bench, key, cutoff, folds, now, wins, combinedThen),
            WhyChosen.Of(bench, key, cutoff, now, wins),
            folds.Count) { Origins = folds.Origins };
        return new Choice(decision, now.Shares, selectedThen, now.CombinationShares, combinedThen);
    }

    /// <summary>
    /// What would have been selected and combined at each inner origin, from older folds and months known there. Their errors, not those of the
    /// winner in hindsight, calibrate the intervals: a winner always looks better than it will be.
    /// </summary>
    private static (double[]?[] Selected, double[]?[] Combined) Replay(Workbench bench, SeriesKey key, Cutoff cutoff)
    {
        FoldTable folds = bench.Folds(key, cutoff);
        double[]?[] selected = new double[]?[folds.Count];
        double[]?[] combined = new double[]?[folds.Count];
        for (int f = 0; f < folds.Count; f++)
        {
            double[]?[] forecasts = [.. folds.Forecasts.Select(c => c[f])];
            Selection then = Selection.Of(bench, key, cutoff, f, folds.Origins[f], [.. forecasts.Select(x => x is not null)]);
            selected[f] = Combined.Of(forecasts, then.Shares);
            combined[f] = Combined.Of(forecasts, then.CombinationShares);
        }

        return (selected, combined);
    }
}

/// <summary>The outcome of <see cref="ChooseStep"/> for one series.</summary>
/// <param name="Weights">Share of each candidate of the pool in the selected forecast.</param>
/// <param name="InnerForecasts">What would have been selected and forecast at each inner origin.</param>
/// <param name="CombinationShares">Weights of the <c>combination</c> candidate, selected or not.</param>
/// <param name="InnerCombination">What would have been combined at each inner origin.</param>
public sealed record Choice(SeriesDecision Decision, double[] Weights, double[]?[] InnerForecasts, double[] CombinationShares, double[]?[] InnerCombination);
