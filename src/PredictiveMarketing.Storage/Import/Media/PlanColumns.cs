using PredictiveMarketing.Storage.Import.Mapping;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.Media;

/// <summary>Judges the columns of a plan as a whole: are they enough, and what was taken where one is absent?</summary>
internal static class PlanColumns
{
    public static bool AreEnough(PlanSheet sheet, PlanOptions options, FindingLog log)
    {
        var missing = new List<(string Field, string Cure)>();
        bool wide = sheet.Months.Count > 0;
        if (!wide && !sheet.Has(MediaPlanFields.InMonth) && !(sheet.Has(MediaPlanFields.Start) && sheet.Has(MediaPlanFields.End)))
            missing.Add(("dates", "Add the columns start and end (début, fin) or month (mois), or one column per month."));
        if (!wide && !sheet.Has(MediaPlanFields.Net) && !sheet.Has(MediaPlanFields.Gross) && !sheet.Has(MediaPlanFields.Fees))
            missing.Add(("budget", "Add the column net-budget (budget net HT), or one column per month."));
        if (!sheet.Has(MediaPlanFields.Campaign) && options.Campaign is null)
            missing.Add(("campaign", "Add the column campaign (campagne), or give the option campaign."));
        if (!sheet.Has(MediaPlanFields.Market) && !sheet.Has(MediaPlanFields.Dealer) && !sheet.Has(MediaPlanFields.Level) && options.Market is null)
            missing.Add(("market", "Add the column market (marché), dealer (concession) or level (niveau), or give the option market: NATIONAL for a plan that reaches every market."));
        foreach ((string field, string cure) in missing)
            log.Error(sheet.Header(-1), $"media-plan.no-{field}-column", $"The header names no {field}.", cure);
        return missing.Count == 0;
    }

    public static void Report(PlanSheet sheet, ColumnMapping mapping, string home, FindingLog log)
    {
        if (sheet.Months.Count > 0)
            log.Note(sheet.Header(sheet.Months[0].Column), "media-plan.flowchart", $"Read as a flowchart with {sheet.Months.Count} month columns, {sheet.Months.Min(m => m.Month)} to {sheet.Months.Max(m => m.Month)}; a month's cell is its net budget.");
        if (mapping.Ignored.Count > 0)
            log.Note(sheet.Header(-1), "media-plan.columns-unknown", $"Columns that fill no field and are dropped: {string.Join(", ", mapping.Ignored)}.", "Choose a field for those that are needed in the mapping.");
        if (sheet.Months.Count == 0 && !sheet.Has(MediaPlanFields.Net) && sheet.Has(MediaPlanFields.Gross))
            log.Warning(sheet.Header(MediaPlanFields.Gross), "media-plan.no-net-column", "There is no net budget; gross ones are used and make every channel look dear.", "Add the column net-budget (budget net HT).");
        if (!sheet.Has(MediaPlanFields.Currency))
            log.Note(sheet.Header(-1), "media-plan.currency-default", $"There is no currency column: amounts without a sign are in {home} unless the option currency says otherwise.");
        if (!sheet.Has(MediaPlanFields.Level) && (sheet.Has(MediaPlanFields.Market) || sheet.Has(MediaPlanFields.Dealer)))
            log.Note(sheet.Header(-1), "media-plan.level-default", "There is no level column: a line that names a market or dealer is local, one that says national is national.");
    }
}
