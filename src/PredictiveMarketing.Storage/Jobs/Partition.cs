using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Storage.Jobs;

/// <summary>What a unit of work does, in the order in which it is done.</summary>
public enum CycleStep
{
    /// <summary>The four steps for a campaign in a market: its model document and replays.</summary>
    Train,

    /// <summary>Forecasts the plan with the shelved document.</summary>
    Forecast,

    /// <summary>Drafts a campaign's targets, and publishes them where the contract says so.</summary>
    Target,
}

public enum PartitionState
{
    Waiting,
    Running,
    Done,

    /// <summary>A gate said no; <see cref="Partition.Error"/> says why. Nothing is left to do.</summary>
    Refused,

    /// <summary>It broke; <see cref="Partition.Error"/> says how. It can be retried.</summary>
    Failed,
}

/// <summary>A unit of work. Workspace, cycle, series and step are its natural key.</summary>
/// <param name="Key">Of the step <see cref="CycleStep.Target"/>, the campaign with market <c>ALL</c>.</param>
/// <param name="Attempt">Counts the claims; a worker whose attempt is no longer this one can complete nothing.</param>
public sealed record Partition(
    long Id,
    string Workspace,
    Month Cycle,
    SeriesKey Key,
    CycleStep Step,
    string DataSet,
    int Seed,
    PartitionState State,
    int Attempt,
    string? Worker,
    DateTimeOffset? LeaseUntil,
    DateTimeOffset? StartedAt,
    DateTimeOffset? FinishedAt,
    string? Error,
    string? Result);

/// <summary>How far a cycle is.</summary>
public sealed record CycleProgress(int Waiting, int Running, int Done, int Refused, int Failed)
{
    public int Total => Waiting + Running + Done + Refused + Failed;

    /// <summary>Nothing waits or runs any more.</summary>
    public bool IsOver => Waiting + Running == 0;
}

/// <summary>What a cycle is to be worked with.</summary>
/// <param name="Series">Every campaign and market.</param>
public sealed record CyclePlan(string Workspace, Month Cycle, string DataSet, int Seed, IReadOnlyList<SeriesKey> Series);

/// <summary>Another worker took the partition over; what this one computed is thrown away.</summary>
public sealed class StaleWorkerException(string message) : Exception(message);
