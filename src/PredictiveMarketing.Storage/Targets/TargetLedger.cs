using System.Globalization;
using PredictiveMarketing.Forecasting.Plan;
using PredictiveMarketing.Forecasting.Review;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Notices;

namespace PredictiveMarketing.Storage.Targets;

/// <summary>
/// The targets: drafted by a cycle, approved and published by people (or by the contract's explicit policy), superseded by newer versions.
/// Versions and events are only ever appended; doing the same thing twice changes nothing.
/// </summary>
public sealed class TargetLedger
{
    private readonly Store store;

    internal TargetLedger(Store store) => this.store = store;

    /// <summary>
    /// Drafts a campaign's targets and gives their versions. Drafts of earlier versions that nobody published are superseded;
    /// published ones stand until the new version is published.
    /// </summary>
    public static IReadOnlyList<TargetVersion> Draft(StoreTransaction transaction, CampaignDrafts drafts)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        ArgumentNullException.ThrowIfNull(drafts);
        var rows = new List<TargetRow>();
        foreach (SourcedDraft draft in drafts.Drafts)
        {
            var row = TargetRow.Of(drafts, draft);
            List<TargetRow> before = TargetStatements.OfMonth(transaction, row);
            // The same numbers from the same sources in the same cycle are the same version.
            if (before.Count > 0 && before[^1].Cycle == row.Cycle && before[^1].Content == row.Content)
                rows.Add(before[^1]);
            else
                rows.Add(TargetWriting.Append(transaction, row, before));
        }

        return TargetStatements.WithEvents(transaction, TargetStatements.ByIds(transaction, [.. rows.Select(r => r.Id)]));
    }

    /// <summary>
    /// Approves drafts. A target is approved once as many people as the contract asks for have done so; whoever put their own value in the
    /// model's place is not one of them (<c>targets.own</c>), nor for the total that adds it up.
    /// </summary>
    public LedgerAnswer Approve(IReadOnlyCollection<long> targets, string who, string? reason = null) => store.Write(t => Approve(t, targets, who, reason));

    public static LedgerAnswer Approve(StoreTransaction transaction, IReadOnlyCollection<long> targets, string who, string? reason = null) =>
        Decide(transaction, targets, "approved", who, reason, state => state is TargetState.Draft or TargetState.Approved or TargetState.Published, "approved");

    /// <summary>
    /// Rejects drafts or approved targets; why is mandatory. Where a person's value is rejected the model's waits again, and the total follows; of a
    /// rejected value of the model nothing stands, and no total, until somebody overrides it.
    /// </summary>
    public LedgerAnswer Reject(IReadOnlyCollection<long> targets, string who, string reason) => store.Write(t =>
    {
        if (string.IsNullOrWhiteSpace(reason))
            return Refusal("targets.reason-missing", "A target is rejected with a reason.", "Say why.");
        LedgerAnswer answer = Decide(t, targets, "rejected", who, reason, state => state is TargetState.Draft or TargetState.Approved or TargetState.Rejected, "rejected");
        List<TargetRow> rejected = TargetStatements.ByIds(t, [.. answer.Changed.Select(c => c.Id)]);
        return Told(t, Changed(t, [.. rejected, .. TargetTotals.AfterRejection(t, rejected, who, reason)], answer.Findings));
    });

    /// <summary>Publishes approved targets; what stood before is superseded. Publishing a published target changes nothing.</summary>
    public LedgerAnswer Publish(IReadOnlyCollection<long> targets, string who, string? reason = null) => store.Write(t => Publish(t, targets, who, reason));

    public static LedgerAnswer Publish(StoreTransaction transaction, IReadOnlyCollection<long> targets, string who, string? reason = null)
    {
        LedgerAnswer answer = Decide(transaction, targets, "published", who, reason, state => state is TargetState.Approved or TargetState.Published, "published");
        foreach (TargetVersion published in answer.Changed)
            TargetWriting.Supersede(transaction, TargetStatements.ByIds(transaction, [published.Id])[0], who, "published");
        RunNotices.Published(transaction, answer.Changed, who);
        return answer;
    }

    /// <summary>
    /// Puts a person's value in the place of the model's, as a new draft. The model's value and band stay beside it; a market's override
    /// moves the campaign's total with it, so that markets still add up.
    /// </summary>
    public LedgerAnswer Override(long target, double p50, string who, string reason) => store.Write(t =>
    {
        if (string.IsNullOrWhiteSpace(reason))
            return Refusal("targets.reason-missing", "The model's value is overridden with a reason.", "Say why.");
        if (!double.IsFinite(p50))
            return Refusal("targets.value", "The value is not a number.", "Write a number.");
        if (TargetStatements.ByIds(t, [target]) is not [{ } row])
            return Refusal("targets.unknown", $"There is no target {target}.", "Look at the list again.");
        List<TargetRow> versions = TargetStatements.OfMonth(t, row);
        List<TargetRow> together = TargetTotals.Together(t, row);
        // What was rejected can be decided otherwise while nothing took its place.
        bool isLeft = row.StateValue == TargetState.Rejected && versions[^1].Id == row.Id && !together.Exists(o => o.Market == row.Market);
        if (!isLeft && row.StateValue is TargetState.Superseded or TargetState.Rejected)
            return Refusal("targets.state", $"{row.Subject} is {row.State}.", "Override the version that took its place.");
        if (!isLeft && !together.Exists(o => o.Id == row.Id))
            return Refusal("targets.state", $"{row.Subject} has a newer version that is still open.", "Override the newest version.");
        if (TargetTotals.IsSum(t, row))
            return Refusal("targets.total", "The total is the sum of its markets.", "Override the markets.");
        TargetRow written = TargetWriting.Append(t, row.Overridden(p50, who, reason), versions);
        return Told(t, Changed(t, TargetTotals.Follow(t, written, who, reason) is { } total ? [written, total] : [written], []));
    });

    /// <summary>The workspaces in which these targets stand.</summary>
    public IReadOnlyList<string> WorkspacesOf(IReadOnlyCollection<long> targets) => store.Read(t => TargetStatements.ByIds(t, targets)).ConvertAll(r => r.Workspace).Distinct().ToArray();

    /// <summary>Every version of one target, oldest first.</summary>
    public IReadOnlyList<TargetVersion> History(string workspace, SeriesKey key, Month month) => store.Read(t =>
        TargetStatements.WithEvents(t, TargetStatements.OfMonth(t, new TargetRow { Workspace = workspace, Campaign = key.Campaign, Market = key.Market, Month = month })));

    /// <summary>The versions that match, by campaign, market, month and version.</summary>
    public IReadOnlyList<TargetVersion> Find(TargetQuery query) => store.Read(t =>
    {
        ArgumentNullException.ThrowIfNull(query);
        return TargetStatements.WithEvents(t, t.Query<TargetRow>(
            """
            select * from target_versions
            where workspace = @Workspace
              and (@Campaign is null or campaign = @Campaign) and (@Market is null or market = @Market)
              and (@cycle is null or cycle = @cycle) and (@from is null or month >= @from) and (@to is null or month <= @to)
              and (@state is null or state = @state)
            order by campaign, market, month, version
            """,
            new
            {
                query.Workspace,
                query.Campaign,
                query.Market,
                cycle = query.Cycle?.ToString(),
                from = query.From?.ToString(),
                to = query.To?.ToString(),
                state = query.State?.ToString().ToLowerInvariant(),
            }));
    });

    /// <summary>What stands per campaign, market and month: the published version, else the newest that is still open.</summary>
    public IReadOnlyList<TargetVersion> Current(TargetQuery query) => Standing(Find(query));

    /// <summary>Of versions in order of their number: what stands per campaign, market and month.</summary>
    public static IReadOnlyList<TargetVersion> Standing(IReadOnlyList<TargetVersion> versions) =>
    [
        .. versions.Where(v => v.State is not (TargetState.Superseded or TargetState.Rejected))
            .GroupBy(v => (v.Key, v.Month))
            .Select(g => g.FirstOrDefault(v => v.State == TargetState.Published) ?? g.Last()),
    ];

    /// <summary>
    /// What was promised for each month before it came: of the versions that were ever published, the last one whose cycle is not after the month.
    /// </summary>
    public IReadOnlyList<Prediction> Published(string workspace, SeriesKey key) => [.. Published(workspace)[key]];

    /// <summary>The same of every series and total, in one reading.</summary>
    public ILookup<SeriesKey, Prediction> Published(string workspace) => store.Read(t => t.Query<TargetRow>(
        """
        select t.campaign, t.market, t.month, t.version, t.p50 from targets t
        where t.workspace = @workspace and t.cycle <= t.month
          and exists (select 1 from target_events e where e.target = t.id and e.status = 'published')
        order by t.campaign, t.market, t.month, t.version
        """,
        new { workspace }))
        .GroupBy(r => (r.Key, r.Month))
        .ToLookup(g => g.Key.Key, g => new Prediction(g.Key.Month, g.Last().P50, PredictionSource.Published));

    private static LedgerAnswer Decide(
        StoreTransaction transaction, IReadOnlyCollection<long> targets, string status, string who, string? reason, Func<TargetState, bool> allows, string done)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(who);
        List<TargetRow> rows = TargetStatements.ByIds(transaction, targets);
        Finding[] findings =
        [
            .. targets.Except(rows.Select(r => r.Id)).Select(id => Finding.Error(new Place("targets"), "targets.unknown", $"There is no target {id}.", "Look at the list again.")),
            .. rows.Where(r => !allows(r.StateValue)).Select(r => Finding.Error(
                new Place("targets"), "targets.state", $"{r.Subject} is {r.State} and cannot be {done}.",
                status == "published" && r.StateValue == TargetState.Draft ? "Approve it first." : "Look at the version that took its place.")),
            .. rows.Where(r => status == "approved" && TargetTotals.Wrote(transaction, who, r)).Select(r => Finding.Error(
                new Place("targets"), "targets.own", $"{r.Subject} was written by {who}, who cannot approve it.", "Ask another person to approve it.")),
            .. rows.Where(r => allows(r.StateValue) && TargetTotals.IsSum(transaction, r)).SelectMany(r => OfTotal(transaction, r, rows, status)),
        ];
        if (findings.Length > 0)
            return new LedgerAnswer([], findings);
        var changed = new List<long>();
        foreach (TargetRow row in rows)
        {
            if (TargetWriting.Decide(transaction, row, status, who, reason))
                changed.Add(row.Id);
        }

        return new LedgerAnswer(TargetStatements.WithEvents(transaction, TargetStatements.ByIds(transaction, changed)), []);
    }

    // A total says what its markets say: nothing is decided of it that they do not bear out.
    private static IEnumerable<Finding> OfTotal(StoreTransaction transaction, TargetRow total, List<TargetRow> decided, string status)
    {
        bool isDone = total.StateValue == TargetState.Published || total.StateValue.ToString().Equals(status, StringComparison.OrdinalIgnoreCase);
        if (!isDone && status == "rejected" && !decided.Exists(r => r.Market != total.Market && (r.Workspace, r.Campaign, r.Month) == (total.Workspace, total.Campaign, total.Month)))
            yield return Finding.Error(new Place("targets"), "targets.total", $"{total.Subject} is the sum of its markets.", "Reject the markets.");
        if (!isDone && status != "rejected" && TargetTotals.Missing(transaction, total) is { Count: > 0 } missing)
            yield return Finding.Error(new Place("targets"), "targets.total-incomplete", $"{total.Subject}: of {string.Join(", ", missing)} no version stands.", "Override what was rejected, or run the month again.");
        else if (!isDone && status == "published" && TargetTotals.Behind(transaction, total, [.. decided.Select(r => r.Id)]) is { Count: > 0 } behind)
            yield return Finding.Error(new Place("targets"), "targets.total-ahead", $"{total.Subject}: {string.Join(", ", behind)} would not be published yet.", "Publish the total together with its markets.");
    }

    private static LedgerAnswer Changed(StoreTransaction transaction, IReadOnlyList<TargetRow> rows, IReadOnlyList<Finding> findings) =>
        new(TargetStatements.WithEvents(transaction, TargetStatements.ByIds(transaction, [.. rows.Select(r => r.Id)])), findings);

    /// <summary>Drafts that a decision left behind wait for people, who are told so.</summary>
    private static LedgerAnswer Told(StoreTransaction transaction, LedgerAnswer answer)
    {
        RunNotices.Drafted(transaction, answer.Changed);
        return answer;
    }

    private static LedgerAnswer Refusal(string rule, string message, string cure)
    {
        string? field = rule switch { "targets.reason-missing" => "reason", "targets.value" => "value", _ => null };
        return new LedgerAnswer([], [Finding.Error(new Place("targets", Column: field), rule, message, cure)]);
    }
}
