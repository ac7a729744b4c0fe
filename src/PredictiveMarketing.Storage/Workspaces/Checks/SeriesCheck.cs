using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Workspaces.Tables;

namespace PredictiveMarketing.Storage.Workspaces.Checks;

/// <summary>Months missing inside a series, and provisional months with final ones after them.</summary>
internal static class SeriesCheck
{
    /// <param name="leads">Sorted by series and month.</param>
    public static void Run(List<Placed<LeadRow>> leads, FindingLog log)
    {
        Placed<LeadRow>? waiting = null;
        for (int i = 0; i < leads.Count; i++)
        {
            LeadRow row = leads[i].Value;
            bool opens = i == 0 || leads[i - 1].Value.Key != row.Key;
            if (opens)
                waiting = null;
            else if (row.Month - leads[i - 1].Value.Month > 1)
                Gap(leads[i - 1].Value.Month.Next, row.Month.Previous, leads[i], log);
            if (row.Status == LeadStatus.Provisional)
            {
                waiting ??= leads[i];
            }
            else if (waiting is { } provisional)
            {
                log.Warning(new Place(LeadsCsv.Shape.File, provisional.Row, "status"), "leads.provisional-middle",
                    $"{row.Key}: {provisional.Value.Month} is provisional while {row.Month} is final; provisional months are not trained on.",
                    "Mark it final if it is, or the later months provisional.");
                waiting = null;
            }
        }
    }

    private static void Gap(Month first, Month last, Placed<LeadRow> after, FindingLog log)
    {
        string months = first == last ? $"{first} is missing" : $"{first} to {last} are missing ({last - first + 1} months)";
        log.Warning(new Place(LeadsCsv.Shape.File, after.Row, "month"), "leads.gap", $"{after.Value.Key}: {months} and kept as missing.",
            "Add the rows if the leads are known; write 0 only where there were none.");
    }
}
