using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.People;
using PredictiveMarketing.Storage.Targets;

namespace PredictiveMarketing.Service.Desk;

/// <summary>The ledger as whoever calls may see it: targets of other markets, and totals over them, are not there.</summary>
public sealed class SeenTargets(TargetLedger ledger, TargetReading reading, Person person)
{
    public IReadOnlyList<TargetVersion> Find(TargetQuery query) => Seen(reading.Find(query));

    /// <summary>What stands per campaign, market and month: the published version, else the newest that is still open.</summary>
    public IReadOnlyList<TargetVersion> Current(TargetQuery query) => Seen(reading.Current(query));

    public LedgerAnswer Approve(IReadOnlyCollection<long> targets, string? reason) => Decide(() => ledger.Approve(targets, person.Name, reason));

    public LedgerAnswer Reject(IReadOnlyCollection<long> targets, string reason) => Decide(() => ledger.Reject(targets, person.Name, reason));

    public LedgerAnswer Publish(IReadOnlyCollection<long> targets, string? reason) => Decide(() => ledger.Publish(targets, person.Name, reason));

    public LedgerAnswer Override(long target, double p50, string reason) => Decide(() => ledger.Override(target, p50, person.Name, reason));

    // Whoever sees some markets only decides nothing; their rights say so already.
    private LedgerAnswer Decide(Func<LedgerAnswer> decide) => person.Markets is null ? decide()
        : new LedgerAnswer([], [Finding.Error(new Place("targets"), "targets.unknown", "There is no such target.", "Look at the list again.")]);

    private IReadOnlyList<TargetVersion> Seen(IReadOnlyList<TargetVersion> targets) =>
        person.Markets is null ? targets : [.. targets.Where(t => person.Sees(t.Key.Market))];
}
