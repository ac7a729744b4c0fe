using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Targets;

namespace PredictiveMarketing.Service.Desk;

/// <summary>
/// The ledger as pages read it again and again: an answer is kept until something happens to a target. It holds all markets; whoever hands it on
/// takes out what the reader may not see.
/// </summary>
public sealed class TargetReading(Store store)
{
    // A handful of questions about a few workspaces; each market's own list is one of them.
    private const int Most = 64;
    private readonly Kept<(TargetQuery Query, long Targets), IReadOnlyList<TargetVersion>> found = new(Most);

    /// <inheritdoc cref="TargetLedger.Find"/>
    public IReadOnlyList<TargetVersion> Find(TargetQuery query) => found.Of((query, store.Revisions().Targets), () => store.Targets.Find(query));

    /// <inheritdoc cref="TargetLedger.Current"/>
    public IReadOnlyList<TargetVersion> Current(TargetQuery query) => TargetLedger.Standing(Find(query));
}
