using System.Collections.Concurrent;
using PredictiveMarketing.Storage.Jobs;

namespace PredictiveMarketing.Service.Schedule;

/// <summary>Hears how far the runs of this process are: a line on the console for every tenth, and the share that pages show while a run is prepared.</summary>
public sealed class RunNews(ILogger<RunNews> log) : IProgress<CycleNews>
{
    private readonly ConcurrentDictionary<string, double> prepared = new(StringComparer.Ordinal);
    private readonly Lock telling = new();
    private (string Workspace, string Cycle, bool Preparing, int Tenth) told = ("", "", false, -1);

    /// <summary>Which share of a run's common preparation is done; null when none is at work.</summary>
    public double? Prepared(string workspace) => prepared.TryGetValue(workspace, out double share) ? share : null;

    public void Report(CycleNews value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Partition partition = value.Partition;
        if (value.Prepared is double share and < 1)
            prepared[partition.Workspace] = share;
        else
            prepared.TryRemove(partition.Workspace, out _);
        if (value.Prepared is null && partition.State is PartitionState.Failed or PartitionState.Refused)
            log.NotDone(partition.Key, partition.Step, partition.State, partition.Error);
        Tell(value);
    }

    private void Tell(CycleNews news)
    {
        int over = news.Progress.Total - news.Progress.Waiting - news.Progress.Running;
        int percent = (int)(100 * (news.Prepared ?? ((double)over / Math.Max(1, news.Progress.Total))));
        lock (telling)
        {
            var now = (news.Partition.Workspace, news.Partition.Cycle.ToString(), news.Prepared is not null, percent / 10);
            if (now == told)
                return;
            told = now;
        }

        if (news.Prepared is not null)
            log.Prepared(news.Partition.Workspace, news.Partition.Cycle, percent);
        else
            log.Progress(news.Partition.Workspace, news.Partition.Cycle, over, news.Progress.Total);
    }
}
