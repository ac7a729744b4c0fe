using System.Globalization;
using System.Text;
using PredictiveMarketing.Forecasting.Choose;
using PredictiveMarketing.Forecasting.Plan;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Forecasts;
using PredictiveMarketing.Storage.Jobs;
using PredictiveMarketing.Storage.Targets;
using PredictiveMarketing.Trainer.Doors;

namespace PredictiveMarketing.Trainer.Runs;

/// <summary>Tells what a run found: on the terminal in a screen, in report.md with every series.</summary>
internal static class RunReport
{
    public static void Print(Terminal terminal, RunOutcome outcome, string folder)
    {
        if (terminal.Json)
        {
            terminal.Document(new
            {
                verb = "run", workspace = outcome.Workspace, cycle = outcome.Cycle, dataSet = outcome.DataSet.Id, folder,
                progress = new { outcome.Progress.Done, outcome.Progress.Refused, outcome.Progress.Failed },
                plan = outcome.Plan,
                forecasts = outcome.Forecasts.Select(f => new { f.Id, f.Forecast, f.Sources }),
                targets = outcome.Targets.Select(t => new { t.Key, t.Month, t.Version, t.State, t.P10, t.P50, t.P90, t.Sources }),
                refused = outcome.Refused.Select(Why), failed = outcome.Failed.Select(Why),
            });
            return;
        }

        terminal.Table(["campaign", "month", "expected", "80 % between", "and", "last year", "month before"], [.. Headline(outcome).SelectMany(Months)]);
        if (outcome.Plan is { } plan)
            terminal.Line($"over the months ahead: {Leads(plan.P50)}, eight chances in ten between {Leads(plan.P10)} and {Leads(plan.P90)}");
        int baseline = outcome.Series.Count(s => s.Forecast.IsBaseline);
        terminal.Line($"{outcome.Series.Count} series forecast, {baseline} with the baseline because nothing beat it; {outcome.Targets.Count} targets ({States(outcome)})");
        foreach (Partition refused in outcome.Refused)
            terminal.Line($"refused: {Why(refused)}");
        foreach (Partition failed in outcome.Failed)
            terminal.Line($"failed: {Why(failed)}");
        terminal.Line($"report, forecasts and targets: {folder}");
    }

    public static string Markdown(Store store, RunOutcome outcome)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {outcome.Workspace}, cycle {outcome.Cycle}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Data set `{outcome.DataSet.Id}`. {outcome.Targets.Count} targets: {States(outcome)}.\n\n");
        text.Append("| campaign | month | expected | P10 | P90 | last year | month before |\n|---|---|---:|---:|---:|---:|---:|\n");
        foreach (IReadOnlyList<string> row in Headline(outcome).SelectMany(Months))
            text.Append("| ").AppendJoin(" | ", row).Append(" |\n");
        if (outcome.Plan is { } plan)
            text.Append(CultureInfo.InvariantCulture, $"\nOver the months ahead: {Leads(plan.P50)}, eight chances in ten between {Leads(plan.P10)} and {Leads(plan.P90)}.\n");
        text.Append("\n## What each series is forecast with\n\n| campaign | market | selected | against seasonal naive | weights | data | drivers kept | model |\n|---|---|---|---|---|---|---|---|\n");
        foreach (StoredForecast series in outcome.Series)
        {
            ModelDocument model = store.Models.Document(outcome.Workspace, series.Sources.Model!);
            string weights = string.Join(", ", model.Components.OrderByDescending(c => c.Weight).Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Candidate} {100 * c.Weight:0} %")));
            text.Append("| ").AppendJoin(" | ",
                model.Key.Campaign, model.Key.Market, model.Decision.Selected + (model.Decision.IsBaseline ? " (baseline)" : ""), model.Decision.Skill.Reason,
                weights, model.Sufficiency.ToString(), string.Join(", ", model.Drivers.Kept), $"`{series.Sources.Model![..8]}`").Append(" |\n");
        }

        foreach (Partition refused in outcome.Refused)
            text.Append(CultureInfo.InvariantCulture, $"\nRefused: {Why(refused)}\n");
        foreach (Partition failed in outcome.Failed)
            text.Append(CultureInfo.InvariantCulture, $"\nFailed: {Why(failed)}\n");
        return text.ToString();
    }

    // Totals where there are any; a campaign with one market called ALL is its own.
    private static IReadOnlyList<StoredForecast> Headline(RunOutcome outcome) => outcome.Totals.Count > 0 ? outcome.Totals : outcome.Series;

    private static IEnumerable<IReadOnlyList<string>> Months(StoredForecast total) => total.Forecast.Months.Select(m => (IReadOnlyList<string>)
    [
        total.Forecast.Key.Campaign, m.Month + (m.Nowcast ? " (nowcast)" : ""), Leads(m.Quantiles.P50), Leads(m.Quantiles.P10), Leads(m.Quantiles.P90), Leads(m.LastYear), Leads(m.Previous),
    ]);

    private static string States(RunOutcome outcome) => outcome.Targets.Count == 0
        ? "none"
        : string.Join(", ", outcome.Targets.GroupBy(t => t.State).OrderBy(g => g.Key).Select(g => $"{g.Count()} {g.Key.ToString().ToLowerInvariant()}"));

    private static string Why(Partition partition) => $"{partition.Key}: {partition.Error}";

    private static string Leads(double? value) => value is double v ? v.ToString(Math.Abs(v) < 100 ? "0.##" : "#,##0", CultureInfo.InvariantCulture) : "n/a";
}
