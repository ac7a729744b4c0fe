using PredictiveMarketing.Forecasting.Boards;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Desk;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Jobs;
using PredictiveMarketing.Storage.Targets;

namespace PredictiveMarketing.Service.Pages.Digest;

/// <summary>Twelve months of governance: was there a run, does exactly one set of targets stand, did the leads come (C02)?</summary>
public static class CycleReader
{
    /// <param name="sees">Which markets the reader may see; totals of all markets are shown to whoever sees all.</param>
    public static IReadOnlyList<CycleMonth> Of(Store store, OpenWorkspace open, Func<string, bool> sees)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(open);
        TargetVersion[] published = [.. store.Targets.Find(new TargetQuery(open.Name) { State = TargetState.Published }).Where(t => !t.IsTotal && sees(t.Key.Market))];
        HashSet<Month> came = [.. open.Tables.Leads.Where(l => l.Month < open.Clock).Select(l => l.Month)];
        HashSet<Month> cycles = [.. store.Partitions.Cycles(open.Name)];
        return CycleYear.Of(open.Clock, month =>
        {
            CycleProgress? run = cycles.Contains(month) ? store.Partitions.Progress(open.Name, month) : null;
            TargetVersion[] targets = [.. published.Where(t => t.Month == month)];
            return new CycleMonth(month, run?.Total ?? 0, run?.Done ?? 0, targets.Length, targets.GroupBy(t => t.Key).Count(g => g.Count() > 1), came.Contains(month));
        });
    }
}
