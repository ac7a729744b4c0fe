using System.Globalization;
using PredictiveMarketing.Forecasting;
using PredictiveMarketing.Forecasting.Choose;
using PredictiveMarketing.Forecasting.Diagnostics;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Forecasts;

namespace PredictiveMarketing.Trainer.Runs;

/// <summary>
/// What stands behind each decision of a run, as tables: the league with its folds, and every member's coefficients, line and months. What needs
/// new fits (influence of months, worth of drivers) is left to <c>pm choose --explain</c>.
/// </summary>
internal static class DiagnosticFiles
{
    private static readonly string[] Series = ["campaign", "market", "candidate"];

    /// <summary>File name and text of each table.</summary>
    public static IEnumerable<(string File, string Text)> Of(Store store, RunOutcome outcome)
    {
        FramedQuestion framed = FourSteps.Frame(store.DataSets.Open(outcome.DataSet.Id), outcome.Cycle);
        var shared = new Dictionary<string, SharedModel>(StringComparer.Ordinal);
        SharedModel Shared(string id) => shared.TryGetValue(id, out SharedModel? model) ? model : shared[id] = store.Models.Shared(outcome.Workspace, id);
        ModelDocument[] documents = [.. outcome.Series.Select(f => store.Models.Document(outcome.Workspace, f.Sources.Model!))];
        (SeriesKey Key, double Weight, ModelDiagnostics Laid)[] members =
        [
            .. documents.SelectMany(d => DocumentDiagnostics.Of(framed, d, Shared).Select((laid, i) => (d.Key, d.Components[i].Weight, laid))),
        ];

        yield return ("league.csv", RunFiles.Csv(
            [.. Series, "forecasts", "mean_absolute_error", "wape", "over_seasonal_naive", "folds_won", "weight", "refused"],
            documents.SelectMany(d => d.Decision.League.Select(r => Row(
                d.Key, r.Candidate, Whole(r.Forecasts), Number(r.MeanAbsoluteError), Number(r.Wape), Number(r.RelativeError), Whole(r.FoldsWon), Number(r.Weight), r.Refused ?? "")))));
        yield return ("league-folds.csv", RunFiles.Csv(
            [.. Series, "origin", "mean_absolute_error"],
            documents.SelectMany(d => d.Decision.League.SelectMany(r => r.FoldErrors.Select((e, f) => Row(d.Key, r.Candidate, d.Decision.Origins[f].ToString(), Number(e)))))));
        yield return ("diagnostics-models.csv", RunFiles.Csv(
            [.. Series, "weight", "months", "parameters", "log_likelihood", "aicc", "residual_sd", "in_sample_error", "in_sample_mase", "ljung_box", "lags", "df", "ljung_box_p", "shapiro_wilk", "shapiro_wilk_p", "caution"],
            members.Select(m => Model(m.Key, m.Weight, m.Laid))));
        yield return ("diagnostics-coefficients.csv", RunFiles.Csv(
            [.. Series, "term", "unit", "estimate", "standard_error", "lower95", "upper95"],
            members.SelectMany(m => m.Laid.Coefficients.Select(c => Row(
                m.Key, m.Laid.Candidate, c.Term, c.Unit, Number(c.Estimate), Number(c.StandardError), Number(c.Lower), Number(c.Upper))))));
        yield return ("diagnostics-months.csv", RunFiles.Csv(
            [.. Series, "month", "actual", "fitted", "residual", "leverage", "cooks_distance"],
            members.SelectMany(m => m.Laid.Months.Select(t => Row(
                m.Key, m.Laid.Candidate, t.Month.ToString(), Number(t.Actual), Number(t.Fitted), Number(t.Residual), Number(t.Leverage), Number(t.CooksDistance))))));
    }

    private static IReadOnlyList<string> Model(SeriesKey key, double weight, ModelDiagnostics laid)
    {
        ModelLine line = laid.Model;
        return Row(
            key, laid.Candidate, Number(weight), Whole(line.Months), Number(line.Parameters), Number(line.LogLikelihood), Number(line.Aicc), Number(line.ResidualDeviation),
            Number(line.MeanAbsoluteError), Number(line.ScaledError), Number(line.Autocorrelation?.Statistic), Whole(line.Autocorrelation?.Lags), Whole(line.Autocorrelation?.Freedom),
            Number(line.Autocorrelation?.PValue), Number(line.Normality?.Statistic), Number(line.Normality?.PValue), line.Caution ?? "");
    }

    private static IReadOnlyList<string> Row(SeriesKey key, string candidate, params string[] cells) => [key.Campaign, key.Market, candidate, .. cells];

    private static string Whole(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Number(double? value) => value?.ToString("G9", CultureInfo.InvariantCulture) ?? "";
}
