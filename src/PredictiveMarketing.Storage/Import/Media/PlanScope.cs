using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.Media;

/// <summary>Lists what the framing contract leaves out (F02). The rows are written all the same: the frame leaves them out, and the scope may change.</summary>
internal static class PlanScope
{
    public static void Report(IReadOnlyList<Traced<MediaRow>> media, Scope scope, PlanSheet sheet, FindingLog log)
    {
        List("campaign", media, m => m.Campaign, scope.CoversCampaign, MediaPlanFields.Campaign);
        List("channel", media, m => m.Channel, scope.CoversChannel, MediaPlanFields.Channel);

        void List(string what, IReadOnlyList<Traced<MediaRow>> rows, Func<MediaRow, string> name, Func<string, bool> covers, string field)
        {
            foreach (IGrouping<string, Traced<MediaRow>> outside in rows.Where(r => !covers(name(r.Row))).GroupBy(r => name(r.Row)).OrderBy(g => g.Key, StringComparer.Ordinal))
            {
                log.Note(sheet.At(outside.Min(r => r.Trace.Rows.Ranges[0].First), sheet.Column(field)), "media-plan.out-of-scope",
                    $"The {what} '{outside.Key}' is out of the frame's scope: {PlanSheet.Number(outside.Sum(r => r.Row.Spend))} in {outside.Count()} months of a line.",
                    $"Nothing to do; add it to scope.{what}s in frame.json if it should count.");
            }
        }
    }
}
