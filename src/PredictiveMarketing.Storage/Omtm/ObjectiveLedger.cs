using System.Globalization;
using PredictiveMarketing.Forecasting.Frame.Objectives;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Audit;
using PredictiveMarketing.Storage.Database;

namespace PredictiveMarketing.Storage.Omtm;

/// <summary>How an objective ended.</summary>
/// <param name="Result">The KPI of its last month; null where it was not measured.</param>
public sealed record ObjectiveClosing(ObjectiveOutcome Outcome, double? Result, string? Note, string Who, DateTimeOffset At);

/// <param name="Closing">Null while it is open.</param>
public sealed record KeptObjective(long Id, Objective Objective, IReadOnlyList<ObjectiveStep> Steps, string Author, DateTimeOffset CreatedAt, ObjectiveClosing? Closing);

/// <summary>What was to be reached in a month, of one objective.</summary>
public sealed record GoalOfTheMonth(long Objective, ObjectiveKind Kind, Month Month, double Value, double FinalGoal, Month FinalMonth);

/// <summary>Objectives with their monthly steps. Set once, they never move; another one is set when the first is closed.</summary>
public sealed class ObjectiveLedger
{
    private readonly Store store;

    internal ObjectiveLedger(Store store) => this.store = store;

    /// <summary>Every objective, the newest first.</summary>
    public IReadOnlyList<KeptObjective> All(string workspace) => store.Read(t => Select(t, "workspace = @workspace", new { workspace }));

    /// <summary>The step of a month of every open objective: what Home shows as the goal of the month.</summary>
    public IReadOnlyList<GoalOfTheMonth> GoalsOf(string workspace, Month month) =>
    [
        .. All(workspace).Where(o => o.Closing is null)
            .SelectMany(o => o.Steps.Where(s => s.Month == month).Select(s => new GoalOfTheMonth(o.Id, o.Objective.Kind, month, s.Value, o.Objective.Goal!.Value, o.Objective.Last))),
    ];

    /// <summary>Sets an objective: refused while what success and failure are is not said, or while another one of its kind is open.</summary>
    public Answer<KeptObjective> Set(string workspace, Objective objective, string who)
    {
        ArgumentNullException.ThrowIfNull(objective);
        ArgumentException.ThrowIfNullOrWhiteSpace(who);
        if (objective.Check() is { Count: > 0 } findings)
            return Answer<KeptObjective>.Incomplete(findings);
        return store.Write(t =>
        {
            string kind = Name(objective.Kind);
            if (Select(t, "workspace = @workspace and kind = @kind", new { workspace, kind }).Exists(o => o.Closing is null))
                return Answer<KeptObjective>.Conflict("objective.second-open", $"There is an open objective for {kind} already.", "Close that one first.");
            long id = t.Single<long>(
                """
                insert into objectives (workspace, kind, first_month, months, now_value, goal, success_at, failure_below, who, at)
                values (@workspace, @kind, @First, @Months, @Now, @Goal, @SuccessAt, @FailureBelow, @who, @at) returning id
                """,
                new { workspace, kind, objective.First, objective.Months, objective.Now, objective.Goal, objective.SuccessAt, objective.FailureBelow, who, at = t.Now });
            foreach (ObjectiveStep step in objective.Steps)
                t.Execute("insert into objective_steps (objective, month, value) values (@id, @Month, @Value)", new { id, step.Month, step.Value });
            AuditChain.Append(t, who, "objective set", $"{workspace}/{kind}", string.Create(CultureInfo.InvariantCulture, $"{objective.Now} to {objective.Goal} by {objective.Last}"));
            return Answer<KeptObjective>.Of(Select(t, "id = @id", new { id })[0]);
        });
    }

    /// <summary>Ends an objective; how it ended follows from what was said before, not from who closes it.</summary>
    /// <param name="result">The KPI of its last month; null where it is not known.</param>
    public Answer<KeptObjective> Close(string workspace, long id, double? result, (string Who, string? Note) by)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(by.Who);
        if (result is double given && !double.IsFinite(given))
            return Answer<KeptObjective>.Missing("result", "objective.result", "The result is not a number.", "Write the KPI of the last month, or leave it empty.");
        return store.Write(t =>
        {
            if (Select(t, "workspace = @workspace and id = @id", new { workspace, id }).FirstOrDefault() is not { } kept)
                return Answer<KeptObjective>.Unknown("objective.unknown", id);
            if (kept.Closing is not null)
                return Answer<KeptObjective>.Conflict("objective.state", "The objective is closed already.", "Look at the list again.");
            string outcome = kept.Objective.OutcomeOf(result).ToString().ToLowerInvariant();
            t.Execute(
                "insert into objective_events (objective, status, who, outcome, result, note, at) values (@id, 'closed', @Who, @outcome, @result, @Note, @at)",
                new { id, by.Who, outcome, result, by.Note, at = t.Now });
            AuditChain.Append(t, by.Who, "objective closed", $"{workspace}/{Name(kept.Objective.Kind)}", string.Create(CultureInfo.InvariantCulture, $"{outcome} {result} {by.Note}").Trim());
            return Answer<KeptObjective>.Of(Select(t, "id = @id", new { id })[0]);
        });
    }

    private static string Name(ObjectiveKind kind) => kind.ToString().ToLowerInvariant();

    private static List<KeptObjective> Select(StoreTransaction transaction, string where, object parameters)
    {
        List<Row> rows = transaction.Query<Row>(
            $"select o.*, e.who as closed_by, e.outcome, e.result, e.note, e.at as closed_at from (select * from objectives where {where}) o left join objective_events e on e.objective = o.id order by o.id desc", parameters);
        ILookup<long, StepRow> steps = transaction.Query<StepRow>("select * from objective_steps where objective in @ids order by month", new { ids = rows.Select(r => r.Id).ToArray() }).ToLookup(s => s.Objective);
        return [.. rows.Select(r => r.Kept([.. steps[r.Id].Select(s => new ObjectiveStep(s.Month, s.Value))]))];
    }

    private sealed class StepRow
    {
        public long Objective { get; set; }

        public Month Month { get; set; }

        public double Value { get; set; }
    }

    private sealed class Row
    {
        public long Id { get; set; }

        public string Kind { get; set; } = "";

        public Month FirstMonth { get; set; }

        public int Months { get; set; }

        public double NowValue { get; set; }

        public double Goal { get; set; }

        public double SuccessAt { get; set; }

        public double FailureBelow { get; set; }

        public string Who { get; set; } = "";

        public DateTimeOffset At { get; set; }

        public string? ClosedBy { get; set; }

        public string? Outcome { get; set; }

        public double? Result { get; set; }

        public string? Note { get; set; }

        public DateTimeOffset? ClosedAt { get; set; }

        public KeptObjective Kept(IReadOnlyList<ObjectiveStep> steps) => new(
            Id, new Objective(Enum.Parse<ObjectiveKind>(Kind, ignoreCase: true), FirstMonth, Months, NowValue, Goal, SuccessAt, FailureBelow), steps, Who, At,
            Outcome is null ? null : new ObjectiveClosing(Enum.Parse<ObjectiveOutcome>(Outcome, ignoreCase: true), Result, Note, ClosedBy!, ClosedAt!.Value));
    }
}
