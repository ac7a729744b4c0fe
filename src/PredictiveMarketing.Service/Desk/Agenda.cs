using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Schedule;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Jobs;

namespace PredictiveMarketing.Service.Desk;

/// <summary>What a workspace waits for.</summary>
/// <param name="Next">The next cycle and when it comes.</param>
/// <param name="Prepared">Which share of what all series need is done, before the first of them is finished; null at all other times.</param>
/// <param name="Progress">How far the newest cycle is; null before the first one.</param>
public sealed record Agenda(NextCycle Next, Month? Newest, CycleProgress? Progress, double? Prepared)
{
    public static Agenda Of(Store store, RunNews news, OpenWorkspace open)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(news);
        ArgumentNullException.ThrowIfNull(open);
        Month? newest = store.Partitions.Newest(open.Name);
        return new Agenda(
            DueCycles.Next(store.Clock.GetUtcNow(), open.Tables.Contract, open.DataSet.LastLeads, newest),
            newest,
            newest is Month cycle ? store.Partitions.Progress(open.Name, cycle) : null,
            news.Prepared(open.Name));
    }
}
