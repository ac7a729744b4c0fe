using System.Globalization;
using PredictiveMarketing.Forecasting.Frame.Omtm;
using PredictiveMarketing.Storage.Audit;
using PredictiveMarketing.Storage.Database;

namespace PredictiveMarketing.Storage.Omtm;

public enum ExperimentState
{
    /// <summary>In the backlog.</summary>
    Waiting,
    Started,
    Dropped,
    Finished,
}

/// <summary>What was decided about an experiment, or what came of it.</summary>
/// <param name="Effect">What the metric moved, in its own unit; null where it was not measured.</param>
public sealed record ExperimentEvent(string Status, string Who, string Note, double? Effect, DateTimeOffset At);

/// <param name="Omtm">The version of the metric whose backlog it is in.</param>
public sealed record KeptExperiment(long Id, long Omtm, Experiment Experiment, ExperimentState State, string Author, DateTimeOffset CreatedAt, IReadOnlyList<ExperimentEvent> Events);

/// <summary>The backlogs: what a team could try for its metric, what it decided and what came of it.</summary>
public sealed class ExperimentLedger
{
    private readonly Store store;

    internal ExperimentLedger(Store store) => this.store = store;

    /// <summary>The experiments of a workspace, or of one version of a metric, in the order in which they were written.</summary>
    public IReadOnlyList<KeptExperiment> All(string workspace, long? omtm = null) => store.Read(t => Select(t, "(@omtm is null or e.omtm = @omtm)", new { workspace, omtm }));

    public Answer<KeptExperiment> Add(string workspace, long omtm, Experiment experiment, string who)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        ArgumentException.ThrowIfNullOrWhiteSpace(who);
        if (experiment.Check() is { Count: > 0 } findings)
            return Answer<KeptExperiment>.Incomplete(findings);
        return store.Write(t =>
        {
            if (OmtmRow.Select(t, "workspace = @workspace and id = @omtm", new { workspace, omtm }).FirstOrDefault() is not { } metric)
                return Answer<KeptExperiment>.Unknown("omtm.unknown", omtm);
            if (metric.State is not (OmtmState.Draft or OmtmState.Active))
                return Answer<KeptExperiment>.Conflict("omtm.state", $"'{metric.Draft.Metric.Label}' is {metric.State}.", "Add it to the metric that the team works on now.");
            long id = t.Single<long>("insert into experiments (omtm, content, who, at) values (@omtm, @content, @who, @at) returning id", new { omtm, content = Kept.Write(experiment), who, at = t.Now });
            AuditChain.Append(t, who, "experiment added", $"{workspace}/{metric.Team}", experiment.Name);
            return Answer<KeptExperiment>.Of(Find(t, workspace, id)!);
        });
    }

    /// <summary>Starts an experiment. One that does not contribute directly is not started: it is not in the ranking.</summary>
    public Answer<KeptExperiment> Start(string workspace, long id, (string Who, string? Note) by) => Change(workspace, id, by, new Step("started", null, [ExperimentState.Waiting]));

    public Answer<KeptExperiment> Drop(string workspace, long id, (string Who, string? Note) by) => Change(workspace, id, by, new Step("dropped", null, [ExperimentState.Waiting, ExperimentState.Started]));

    /// <param name="effect">What the metric moved, in its own unit; null where it was not measured.</param>
    public Answer<KeptExperiment> Finish(string workspace, long id, double? effect, (string Who, string? Note) by) => Change(workspace, id, by, new Step("finished", effect, [ExperimentState.Started]));

    private Answer<KeptExperiment> Change(string workspace, long id, (string Who, string? Note) by, Step step)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(by.Who);
        if (string.IsNullOrWhiteSpace(by.Note))
            return Answer<KeptExperiment>.Missing("note", "experiment.note-missing", "It is not said why, or what came of it.", "Say it in a sentence.");
        if (step.Effect is double given && !double.IsFinite(given))
            return Answer<KeptExperiment>.Missing("effect", "experiment.effect", "The effect is not a number.", "Write what the metric moved, or leave it empty.");
        return store.Write(t =>
        {
            if (Find(t, workspace, id) is not { } experiment)
                return Answer<KeptExperiment>.Unknown("experiment.unknown", id);
            if (!step.From.Contains(experiment.State))
                return Answer<KeptExperiment>.Conflict("experiment.state", $"'{experiment.Experiment.Name}' is {experiment.State}.", "Look at the backlog again.");
            if (step.Status == "started" && experiment.Experiment.Contributes != Directness.Direct)
                return Answer<KeptExperiment>.Conflict("experiment.not-direct", $"'{experiment.Experiment.Name}' does not contribute directly.", "Start one that does.");
            t.Execute("insert into experiment_events (experiment, status, who, note, effect, at) values (@id, @Status, @Who, @note, @Effect, @at)", new { id, step.Status, by.Who, note = by.Note.Trim(), step.Effect, at = t.Now });
            AuditChain.Append(t, by.Who, $"experiment {step.Status}", $"{workspace}/{experiment.Experiment.Name}", string.Create(CultureInfo.InvariantCulture, $"{step.Effect} {by.Note}").Trim());
            return Answer<KeptExperiment>.Of(Find(t, workspace, id)!);
        });
    }

    private static KeptExperiment? Find(StoreTransaction transaction, string workspace, long id) => Select(transaction, "e.id = @id", new { workspace, id }).FirstOrDefault();

    private static List<KeptExperiment> Select(StoreTransaction transaction, string where, object parameters)
    {
        List<Row> rows = transaction.Query<Row>($"select e.* from experiments e join omtm_versions v on v.id = e.omtm where v.workspace = @workspace and {where} order by e.id", parameters);
        ILookup<long, EventRow> events = transaction.Query<EventRow>("select * from experiment_events where experiment in @ids order by id", new { ids = rows.Select(r => r.Id).ToArray() }).ToLookup(e => e.Experiment);
        return
        [
            .. rows.Select(r => new KeptExperiment(
                r.Id, r.Omtm, Kept.Read<Experiment>(r.Content), events[r.Id].LastOrDefault() is { } last ? Enum.Parse<ExperimentState>(last.Status, ignoreCase: true) : ExperimentState.Waiting, r.Who, r.At,
                [.. events[r.Id].Select(e => new ExperimentEvent(e.Status, e.Who, e.Note, e.Effect, e.At))])),
        ];
    }

    private sealed record Step(string Status, double? Effect, ExperimentState[] From);

    private sealed class Row
    {
        public long Id { get; set; }

        public long Omtm { get; set; }

        public string Content { get; set; } = "";

        public string Who { get; set; } = "";

        public DateTimeOffset At { get; set; }
    }

    private sealed class EventRow
    {
        public long Experiment { get; set; }

        public string Status { get; set; } = "";

        public string Who { get; set; } = "";

        public string Note { get; set; } = "";

        public double? Effect { get; set; }

        public DateTimeOffset At { get; set; }
    }
}
