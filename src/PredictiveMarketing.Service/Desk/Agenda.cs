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
    /// <summary>The month whose leads should be there by now and are not, whatever else there is to do; null when none is late.</summary>
    public Month? Late { get; init; }

    public static Agenda Of(Store store, RunNews news, OpenWorkspace open)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(news);
        ArgumentNullException.ThrowIfNull(open);
        Month? newest = store.Partitions.Newest(open.Name);
        NextCycle next = DueCycles.Next(store.Clock.GetUtcNow(), open.Tables.Contract, open.DataSet.LastLeads, newest);
        return new Agenda(
            next,
            newest,
            newest is Month cycle ? store.Partitions.Progress(open.Name, cycle) : null,
            news.Prepared(open.Name))
        {
            Late = next.MissingLeads is Month missing && missing < open.Clock ? missing : null,
        };
    }
}
