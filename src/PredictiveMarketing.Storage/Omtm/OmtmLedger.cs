using System.Globalization;
using PredictiveMarketing.Forecasting.Frame.Omtm;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Audit;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Framing;

namespace PredictiveMarketing.Storage.Omtm;

/// <summary>
/// Each growth team's one metric that matters: drafted, activated, renewed, closed with its result. Versions and events are only ever appended,
/// and every decision stands in the audit chain of the same transaction.
/// </summary>
public sealed class OmtmLedger
{
    private readonly Store store;

    internal OmtmLedger(Store store) => this.store = store;

    /// <summary>Every version of every team, by team and version.</summary>
    public IReadOnlyList<OmtmVersion> All(string workspace) => store.Read(t => OmtmRow.Select(t, "workspace = @workspace", new { workspace }));

    /// <summary>What each team works on now.</summary>
    public IReadOnlyList<OmtmVersion> Active(string workspace) => store.Read(t => OmtmRow.Select(t, "workspace = @workspace and state = 'active'", new { workspace }));

    /// <summary>Null when this workspace has none of that id.</summary>
    public OmtmVersion? Find(string workspace, long id) => store.Read(t => Find(t, workspace, id));

    /// <summary>Writes a draft, gaps and all; an open draft of the same team is withdrawn in its favour. Findings say what it still lacks.</summary>
    public Answer<OmtmVersion> Draft(string workspace, OmtmDraft draft, string who, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(draft);
        if (string.IsNullOrWhiteSpace(draft.Team))
            return Answer<OmtmVersion>.Missing("team", "omtm.team-missing", "No team is named.", "Name the growth team whose metric it is.");
        return store.Write(t =>
        {
            OmtmDraft tidy = draft with { Team = draft.Team.Trim() };
            long team = TeamOf(t, workspace, tidy.Team, who);
            foreach (OmtmVersion open in OmtmRow.Select(t, "team = @team and state = 'draft'", new { team }))
                Happens(t, open, new Step("withdrawn", who) { Reason = "a newer draft took its place" });
            OmtmVersion drafted = Append(t, team, tidy, new Step("drafted", who));
            return Answer<OmtmVersion>.Of(drafted, OmtmReview.Of(tidy, today).Findings);
        });
    }

    /// <summary>Starts a draft: refused while its team has another active metric, or while the draft breaks a rule.</summary>
    public Answer<OmtmVersion> Activate(string workspace, long id, string who, DateOnly today) => Change(workspace, id, OmtmState.Draft, (t, draft) =>
    {
        if (OtherActive(t, draft) is { } other)
            return Answer<OmtmVersion>.Conflict("omtm.second-active", $"{draft.Team} works on '{other.Draft.Metric.Label}' already.", "Close or renew that one first.");
        OmtmReview review = OmtmReview.Of(draft.Draft, today);
        if (!review.MayStart)
            return Answer<OmtmVersion>.Incomplete(review.Findings);
        if (OtherNorthStar(t, workspace, draft.Draft) is { } elsewhere)
            return elsewhere;
        Happens(t, draft, new Step("activated", who));
        return Answer<OmtmVersion>.Of(Find(t, workspace, id)!, review.Findings);
    });

    /// <summary>Gives an active metric a further term with a goal of its own; reminders of the old term end here.</summary>
    public Answer<OmtmVersion> Renew(string workspace, long id, OmtmRenewal renewal, (string Who, DateOnly Today) by) => Change(workspace, id, OmtmState.Active, (t, active) =>
    {
        DateOnly end = active.Draft.Term?.End ?? by.Today;
        OmtmDraft next = active.Draft with
        {
            Start = end > by.Today ? end : by.Today,
            Months = renewal.Months,
            Smart = active.Draft.Smart with { Goal = renewal.Goal, Baseline = renewal.Result ?? active.Draft.Smart.Baseline },
        };
        OmtmReview review = OmtmReview.Of(next, by.Today);
        if (!review.MayStart)
            return Answer<OmtmVersion>.Incomplete(review.Findings);
        if (OtherNorthStar(t, workspace, next) is { } elsewhere)
            return elsewhere;
        Happens(t, active, new Step("renewed", by.Who) { Reason = renewal.Reason, Result = renewal.Result });
        OmtmVersion renewed = Append(t, TeamOf(t, workspace, next.Team, by.Who), next, new Step("drafted", by.Who) { Renews = id });
        Happens(t, renewed, new Step("activated", by.Who) { Reason = renewal.Reason });
        return Answer<OmtmVersion>.Of(Find(t, workspace, renewed.Id)!, review.Findings);
    });

    /// <summary>Ends an active metric with what came of it; what was learned is mandatory.</summary>
    /// <param name="result">The metric at the end; null where it could not be measured.</param>
    public Answer<OmtmVersion> Close(string workspace, long id, double? result, (string Who, string? Learned) by) => Change(workspace, id, OmtmState.Active, (t, active) =>
    {
        if (string.IsNullOrWhiteSpace(by.Learned))
            return Answer<OmtmVersion>.Missing("learned", "omtm.learned-missing", "It is not said what was learned.", "Say it in a sentence, success or not.");
        if (result is double measured && !double.IsFinite(measured))
            return Answer<OmtmVersion>.Missing("result", "omtm.result", "The result is not a number.", "Write the metric at the end, or leave it empty.");
        Happens(t, active, new Step("closed", by.Who) { Reason = by.Learned.Trim(), Result = result });
        return Answer<OmtmVersion>.Of(Find(t, workspace, id)!);
    });

    private Answer<OmtmVersion> Change(string workspace, long id, OmtmState from, Func<StoreTransaction, OmtmVersion, Answer<OmtmVersion>> act) => store.Write(t =>
        Find(t, workspace, id) is not { } version ? Answer<OmtmVersion>.Unknown("omtm.unknown", id)
        : version.State != from ? Answer<OmtmVersion>.Conflict("omtm.state", $"'{version.Draft.Metric.Label}' is {version.State}, not {from}.", "Look at the list again.")
        : act(t, version));

    private static OmtmVersion? Find(StoreTransaction transaction, string workspace, long id) => OmtmRow.Select(transaction, "workspace = @workspace and id = @id", new { workspace, id }).FirstOrDefault();

    // Where a north star is in force, a metric serves that one (F21); before there is any, its number is taken on trust.
    private static Answer<OmtmVersion>? OtherNorthStar(StoreTransaction transaction, string workspace, OmtmDraft draft) =>
        NorthStarRows.Standing(transaction, workspace).Active is { } active && draft.Serves.Any(s => s.Version != active.Version)
            ? Answer<OmtmVersion>.Missing(
                "serves", "omtm.north-star-unknown", $"The north star metric in force is version {active.Version}.", "Serve that one, or renew the metric when the north star changes.")
            : null;

    private static OmtmVersion? OtherActive(StoreTransaction transaction, OmtmVersion draft) => OmtmRow.Select(
        transaction, "state = 'active' and team = (select team from omtms where id = @Id)", new { draft.Id }).FirstOrDefault();

    private static long TeamOf(StoreTransaction transaction, string workspace, string name, string who)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(who);
        if (transaction.First<long?>("select id from teams where workspace = @workspace and name = @name", new { workspace, name }) is long known)
            return known;
        AuditChain.Append(transaction, who, "team named", $"{workspace}/{name}", "");
        return transaction.Single<long>("insert into teams (workspace, name, who, at) values (@workspace, @name, @who, @at) returning id", new { workspace, name, who, at = transaction.Now });
    }

    private static OmtmVersion Append(StoreTransaction transaction, long team, OmtmDraft draft, Step step)
    {
        long id = transaction.Single<long>(
            """
            insert into omtms (team, version, renews, content, who, at)
            values (@team, (select coalesce(max(version), 0) + 1 from omtms where team = @team), @Renews, @content, @Who, @at) returning id
            """,
            new { team, step.Renews, content = Kept.Write(draft), step.Who, at = transaction.Now });
        OmtmVersion appended = OmtmRow.Select(transaction, "id = @id", new { id })[0];
        Happens(transaction, appended, step);
        return OmtmRow.Select(transaction, "id = @id", new { id })[0];
    }

    private static void Happens(StoreTransaction transaction, OmtmVersion version, Step step)
    {
        transaction.Execute(
            "insert into omtm_events (omtm, status, who, reason, result, at) values (@Id, @Status, @Who, @Reason, @Result, @at)",
            new { version.Id, step.Status, step.Who, step.Reason, step.Result, at = transaction.Now });
        AuditChain.Append(
            transaction, step.Who, $"omtm {step.Status}", $"{version.Workspace}/{version.Team}/v{version.Version.ToString(CultureInfo.InvariantCulture)}",
            string.Create(CultureInfo.InvariantCulture, $"{version.Draft.Metric.Label} {step.Result} {step.Reason}").Trim());
    }

    private sealed record Step(string Status, string Who)
    {
        public string? Reason { get; init; }

        public double? Result { get; init; }

        public long? Renews { get; init; }
    }
}
