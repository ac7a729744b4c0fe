using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using PredictiveMarketing.Forecasting.Plan;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Forecasts;
using PredictiveMarketing.Storage.Targets;

namespace PredictiveMarketing.Trainer.Runs;

/// <summary>The files of a run, in <c>reports/workspace/cycle</c> of the store: the same run gives the same bytes.</summary>
internal static class RunFiles
{
    public static string Write(Store store, RunOutcome outcome)
    {
        string folder = Path.Combine(store.Folder, "reports", outcome.Workspace, outcome.Cycle.ToString());
        Directory.CreateDirectory(folder);
        Replace(Path.Combine(folder, "forecasts.csv"), Forecasts(outcome));
        Replace(Path.Combine(folder, "targets.csv"), Targets(outcome));
        Replace(Path.Combine(folder, "report.md"), RunReport.Markdown(store, outcome));
        foreach ((string file, string text) in DiagnosticFiles.Of(store, outcome))
            Replace(Path.Combine(folder, file), text);
        return folder;
    }

    private static string Forecasts(RunOutcome outcome) => Csv(
        ["campaign", "market", "month", "nowcast", "selected", "baseline", "p025", "p10", "p25", "p50", "p75", "p90", "p975", "last_year", "previous", "forecast"],
        outcome.Forecasts.SelectMany(f => f.Forecast.Months.Select(m => Row(f, m))));

    private static IReadOnlyList<string> Row(StoredForecast stored, ForecastMonth month) =>
    [
        stored.Forecast.Key.Campaign, stored.Forecast.Key.Market, month.Month.ToString(), month.Nowcast ? "yes" : "no", stored.Forecast.Selected, stored.Forecast.IsBaseline ? "yes" : "no",
        .. month.Quantiles.ToArray().Select(Number), Number(month.LastYear), Number(month.Previous), stored.Id,
    ];

    private static string Targets(RunOutcome outcome) => Csv(
        ["campaign", "market", "month", "version", "state", "p10", "p50", "p90", "model_p50", "data_set", "plan", "model", "forecast"],
        outcome.Targets.Select(t => (IReadOnlyList<string>)
        [
            t.Key.Campaign, t.Key.Market, t.Month.ToString(), t.Version.ToString(CultureInfo.InvariantCulture), t.State.ToString().ToLowerInvariant(),
            Number(t.P10), Number(t.P50), Number(t.P90), Number(t.ModelP50), t.Sources.DataSet, t.Sources.Plan, t.Sources.Model ?? "", t.Sources.Forecast,
        ]));

    internal static string Csv(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        using var text = new StringWriter { NewLine = "\n" };
        using (var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" }, leaveOpen: true))
        {
            foreach (IReadOnlyList<string> row in rows.Prepend(header))
            {
                foreach (string cell in row)
                    csv.WriteField(cell);
                csv.NextRecord();
            }
        }

        return text.ToString();
    }

    private static void Replace(string path, string text)
    {
        File.WriteAllText(path + ".part", text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        File.Move(path + ".part", path, overwrite: true);
    }

    private static string Number(double value) => value.ToString("G9", CultureInfo.InvariantCulture);

    private static string Number(double? value) => value is double v ? Number(v) : "";
}
