using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Jobs;

namespace PredictiveMarketing.Service.Pages.Runs;

/// <summary>A month's run: its units of work by series and step.</summary>
/// <param name="Cycle">The month in which the run happens.</param>
public sealed record RunBoard(Month Cycle, IReadOnlyList<Partition> Partitions)
{
    public int Total => Partitions.Count;

    public int Over => Partitions.Count(p => p.State is PartitionState.Done or PartitionState.Refused or PartitionState.Failed);

    public bool AtWork => Partitions.Any(p => p.State is PartitionState.Waiting or PartitionState.Running) && !Stuck;

    /// <summary>What waits, waits for something that failed.</summary>
    public bool Stuck => Failed.Count > 0 && Partitions.All(p => p.State != PartitionState.Running)
        && Partitions.Where(p => p.State == PartitionState.Waiting).All(Blocked);

    public IReadOnlyList<Partition> Failed => [.. Partitions.Where(p => p.State == PartitionState.Failed)];

    public IReadOnlyList<Partition> Refused => [.. Partitions.Where(p => p.State == PartitionState.Refused)];

    /// <summary>One line per series, campaigns' targets last of their campaign.</summary>
    public IReadOnlyList<RunLine> Lines =>
    [
        .. Partitions.GroupBy(p => p.Key)
            .OrderBy(g => g.Key.Campaign, StringComparer.Ordinal)
            .ThenBy(g => g.Any(p => p.Step == CycleStep.Target))
            .ThenBy(g => g.Key.Market, StringComparer.Ordinal)
            .Select(g => new RunLine(g.Key, g.ToDictionary(p => p.Step))),
    ];

    private bool Blocked(Partition waiting) => Failed.Any(f => f.Key.Campaign == waiting.Key.Campaign
        && (waiting.Step == CycleStep.Target || (f.Key == waiting.Key && f.Step < waiting.Step)));
}

public sealed record RunLine(SeriesKey Key, IReadOnlyDictionary<CycleStep, Partition> Steps);
