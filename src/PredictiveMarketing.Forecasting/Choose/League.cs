using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Choose;

/// <summary>Builds the league table of a series.</summary>
internal static class League
{
    /// <param name="combined">What would have been combined at each inner origin.</param>
    public static IReadOnlyList<LeagueRow> Of(
        Workbench bench, SeriesKey key, Cutoff cutoff, FoldTable folds, Selection selection, int[] wins, double[]?[] combined)
    {
        double baselineError = selection.Errors[bench.IndexOf(Selection.Baseline)];
        double meanActual = MeanActual(folds);
        int scored = folds.Actuals.Sum(f => f.Count(y => !double.IsNaN(y)));
        LeagueRow Row(string name, double error, int won, double weight, string? refused, double[]?[] forecasts) => new(
            name,
            double.IsNaN(error) ? 0 : scored,
            Finite(error),
            Finite(error / meanActual),
            Finite(error / baselineError),
            won,
            weight,
            refused)
        {
            FoldErrors = [.. forecasts.Select((forecast, f) => Finite(folds.FoldError(forecast, f, cutoff.Origin)))],
        };

        var rows = new List<LeagueRow>();
        for (int c = 0; c < bench.Pool.Count; c++)
            rows.Add(Row(bench.Pool[c].Name, selection.Errors[c], wins[c], selection.Shares[c], bench.Fit(bench.Pool[c], key, cutoff).Refused, folds.Forecasts[c]));
        rows.Add(Row(Backtest.Combination, selection.CombinationError, 0, 0, null, combined));
        return [.. rows.OrderBy(r => r.MeanAbsoluteError ?? double.PositiveInfinity).ThenBy(r => r.Candidate, StringComparer.Ordinal)];
    }

    private static double MeanActual(FoldTable folds)
    {
        double sum = 0;
        int n = 0;
        foreach (double y in folds.Actuals.SelectMany(f => f).Where(y => !double.IsNaN(y)))
        {
            sum += Math.Abs(y);
            n++;
        }

        return n == 0 ? double.NaN : sum / n;
    }

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
