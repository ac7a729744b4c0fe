using PredictiveMarketing.Forecasting.Plan;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.People;
using PredictiveMarketing.Storage.Targets;

namespace PredictiveMarketing.Service.Desk;

/// <summary>The ledger as whoever calls may see and change it: targets of other markets, and totals over them, are not there.</summary>
public sealed class SeenTargets(TargetLedger ledger, TargetReading reading, ApproversRoom approvers, Person person)
{
    public IReadOnlyList<TargetVersion> Find(TargetQuery query) => Seen(reading.Find(query));

    /// <summary>What stands per campaign, market and month: the published version, else the newest that is still open.</summary>
    public IReadOnlyList<TargetVersion> Current(TargetQuery query) => Seen(reading.Current(query));

    /// <summary>Refused to whoever is not named where the contract names people who can come (<c>targets.not-an-approver</c>).</summary>
    public LedgerAnswer Approve(IReadOnlyCollection<long> targets, string? reason) => Decide(() =>
        ledger.WorkspacesOf(targets).Select(WhyNotApprove).OfType<Finding>().ToArray() is { Length: > 0 } refused
            ? new LedgerAnswer([], refused)
            : ledger.Approve(targets, person.Name, reason));

    public LedgerAnswer Reject(IReadOnlyCollection<long> targets, string reason) => Decide(() => ledger.Reject(targets, person.Name, reason));

    public LedgerAnswer Publish(IReadOnlyCollection<long> targets, string? reason) => Decide(() => ledger.Publish(targets, person.Name, reason));

    /// <summary>Why a value cannot be a target of the workspace; null when it can.</summary>
    public static Finding? Check(OpenWorkspace open, double p50)
    {
        ArgumentNullException.ThrowIfNull(open);
        return OverrideCheck.Of(open.Tables, p50);
    }

    /// <param name="open">The workspace whose target it is.</param>
    public LedgerAnswer Override(OpenWorkspace open, long target, double p50, string reason) =>
        Check(open, p50) is { } refused ? new LedgerAnswer([], [refused]) : Decide(() => ledger.Override(target, p50, person.Name, reason));

    private Finding? WhyNotApprove(string workspace)
    {
        NamedApprovers named = approvers.Of(workspace);
        return named.Lets(person.Name) ? null : Finding.Error(
            new Place("targets"), "targets.not-an-approver", $"The contract of {workspace} names who approves, and {person.Name} is not one of them.", $"Ask {string.Join(", ", named.Known)}.");
    }

    // Whoever sees some markets only decides nothing; their rights say so already.
    private LedgerAnswer Decide(Func<LedgerAnswer> decide) => person.SeesAll ? decide()
        : new LedgerAnswer([], [Finding.Error(new Place("targets"), "targets.unknown", "There is no such target.", "Look at the list again.")]);

    private IReadOnlyList<TargetVersion> Seen(IReadOnlyList<TargetVersion> targets) =>
        person.SeesAll ? targets : [.. targets.Where(t => person.Sees(t.Key.Market))];
}
