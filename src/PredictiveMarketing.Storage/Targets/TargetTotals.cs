using PredictiveMarketing.Forecasting.Plan;
using PredictiveMarketing.Storage.Database;

namespace PredictiveMarketing.Storage.Targets;

/// <summary>A campaign's total is the sum of what stands of its markets, whatever people decide about one of them.</summary>
internal static class TargetTotals
{
    // Far below any lead, far above what adding a few hundred markets rounds.
    private const double SameSum = 1e-6;

    /// <summary>The newest version that is open or published, of every market of a campaign's month and of the total.</summary>
    public static List<TargetRow> Together(StoreTransaction transaction, TargetRow row) =>
    [
        .. transaction.Query<TargetRow>(
            "select * from target_versions where workspace = @Workspace and campaign = @Campaign and month = @Month and state not in ('superseded', 'rejected') order by market, version", row)
            .GroupBy(r => r.Market).Select(g => g.Last()),
    ];

    /// <summary>A campaign with the one series ALL is its own total.</summary>
    public static bool IsSum(StoreTransaction transaction, TargetRow row) => row.Market == PlanForecast.TotalMarket && Members(transaction, row).Count > 0;

    /// <summary>Did a person put their own value into a target, or into a market that a total adds up?</summary>
    public static bool Wrote(StoreTransaction transaction, string who, TargetRow row) => IsSum(transaction, row)
        ? Markets(transaction, row).Exists(o => o.OverrideReason is not null && o.Author == who)
        : row.OverrideReason is not null && row.Author == who;

    /// <summary>Markets that a total adds up and of which no version stands, because theirs was rejected.</summary>
    public static IReadOnlyList<string> Missing(StoreTransaction transaction, TargetRow total) =>
        [.. Members(transaction, total).Except(Together(transaction, total).Select(o => o.Market), StringComparer.Ordinal)];

    /// <summary>Markets of which something else than what is published would be published after the total.</summary>
    public static IReadOnlyList<string> Behind(StoreTransaction transaction, TargetRow total, IReadOnlyCollection<long> published) =>
        [.. Markets(transaction, total).Where(o => o.StateValue != TargetState.Published && !published.Contains(o.Id)).Select(o => o.Market)];

    /// <summary>
    /// What a rejection leaves behind: in the place of a person's value the model's waits again, unless a version from the same forecast is published,
    /// and totals follow their markets.
    /// </summary>
    public static IReadOnlyList<TargetRow> AfterRejection(StoreTransaction transaction, IReadOnlyList<TargetRow> rejected, string who, string reason)
    {
        List<TargetRow> changed = [];
        foreach (TargetRow row in rejected.Where(r => r.OverrideReason is not null && !IsSum(transaction, r)))
        {
            List<TargetRow> before = TargetStatements.OfMonth(transaction, row);
            if (!before.Exists(b => b.StateValue == TargetState.Published && b.Cycle == row.Cycle && b.Forecast == row.Forecast))
                changed.Add(TargetWriting.Append(transaction, row.AsModelled(who, before), before));
        }

        foreach (TargetRow row in rejected.Where(r => r.Market != PlanForecast.TotalMarket).DistinctBy(r => (r.Workspace, r.Campaign, r.Month)))
        {
            if (Follow(transaction, row, who, reason) is { } total)
                changed.Add(total);
        }

        return changed;
    }

    /// <summary>Brings the total to the sum of its markets: a new version, or none while a market has no standing one.</summary>
    /// <returns>The total's version that was written or rejected; null when it was right.</returns>
    public static TargetRow? Follow(StoreTransaction transaction, TargetRow market, string who, string reason)
    {
        List<TargetRow> totals = TargetStatements.OfMonth(transaction, market.OfMarket(PlanForecast.TotalMarket));
        if (market.Market == PlanForecast.TotalMarket || totals.Count == 0)
            return null;
        TargetRow last = totals[^1];
        List<TargetRow> markets = Markets(transaction, last);
        double sum = markets.Sum(o => o.P50);
        TargetRow? open = totals.FindLast(o => o.StateValue is TargetState.Draft or TargetState.Approved);
        string why = $"{market.Market}: {reason}";
        bool isPublished = markets.TrueForAll(o => o.StateValue == TargetState.Published) && totals.Exists(o => o.StateValue == TargetState.Published && Same(o.P50, sum));
        if (Missing(transaction, last).Count > 0 || isPublished)
            return open is not null && TargetWriting.Decide(transaction, open, "rejected", who, why) ? open : null;
        if (open is not null && Same(open.P50, sum))
            return null;
        bool isModels = markets.TrueForAll(o => o.OverrideReason is null && o.Cycle == last.Cycle && o.DataSet == last.DataSet && o.Plan == last.Plan);
        return TargetWriting.Append(transaction, isModels ? last.AsModelled(who, totals) : last.Overridden(sum, who, why), totals);
    }

    private static bool Same(double one, double other) => Math.Abs(one - other) <= SameSum;

    /// <summary>What stands of the markets that a total adds up.</summary>
    private static List<TargetRow> Markets(StoreTransaction transaction, TargetRow total)
    {
        List<string> members = Members(transaction, total);
        return [.. Together(transaction, total).Where(o => members.Contains(o.Market))];
    }

    // Markets that its cycle drafted: what an older one left of another market is not in this sum.
    private static List<string> Members(StoreTransaction transaction, TargetRow total) => transaction.Query<TargetRow>(
        """
        select * from target_versions
        where workspace = @Workspace and campaign = @Campaign and month = @Month and cycle = @Cycle and data_set = @DataSet and market <> 'ALL'
        order by market, version
        """,
        total).Select(r => r.Market).Distinct().ToList();
}
