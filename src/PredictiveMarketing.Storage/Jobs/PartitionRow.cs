using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Storage.Jobs;

/// <summary>A row of the table <c>partitions</c>.</summary>
internal sealed class PartitionRow
{
    public long Id { get; set; }

    public string Workspace { get; set; } = "";

    public Month Cycle { get; set; }

    public string Campaign { get; set; } = "";

    public string Market { get; set; } = "";

    public string Step { get; set; } = "";

    public string DataSet { get; set; } = "";

    public int Seed { get; set; }

    public string State { get; set; } = "";

    public int Attempt { get; set; }

    public string? Worker { get; set; }

    public DateTimeOffset? LeaseUntil { get; set; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    public string? Error { get; set; }

    public string? Result { get; set; }

    public static string StepText(CycleStep step) => step.ToString().ToLowerInvariant();

    public static string StateText(PartitionState state) => state.ToString().ToLowerInvariant();

    public Partition Value() => new(
        Id, Workspace, Cycle, new SeriesKey(Campaign, Market), Enum.Parse<CycleStep>(Step, ignoreCase: true), DataSet, Seed,
        Enum.Parse<PartitionState>(State, ignoreCase: true), Attempt, Worker, LeaseUntil, StartedAt, FinishedAt, Error, Result);
}
