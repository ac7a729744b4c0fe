using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Workspaces.Tables;

namespace PredictiveMarketing.Storage.Workspaces.Checks;

/// <summary>On a fixed clock the leads of that month and later have not come in yet.</summary>
internal static class ClockCheck
{
    public static PlacedTables Run(FramingContract contract, PlacedTables tables, FindingLog log)
    {
        if (contract.AsOf is not { } clock || tables.Leads.All(l => l.Value.Month < clock))
            return tables;
        foreach (Placed<LeadRow> row in tables.Leads.Where(l => l.Value.Month >= clock))
        {
            log.Warning(new Place(LeadsCsv.Shape.File, row.Row, "month"), "leads.after-clock",
                $"{row.Value.Key}: the leads of {row.Value.Month} cannot be known when the clock stands in {clock}; the row is not used.",
                "Move asOf in frame.json forward, or remove the row.");
        }

        return tables with { Leads = [.. tables.Leads.Where(l => l.Value.Month < clock)] };
    }
}
