using PredictiveMarketing.Forecasting.Boards;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Audit;
using PredictiveMarketing.Storage.Database;

namespace PredictiveMarketing.Storage.Boards;

/// <summary>A target that was reached.</summary>
public sealed record Celebration(SeriesKey Key, Month Month, TargetOrigin Origin, double Target, double Actual, DateTimeOffset At);

/// <summary>Targets that were reached, each of them once (B06).</summary>
public sealed class CelebrationShelf
{
    private readonly Store store;

    internal CelebrationShelf(Store store) => this.store = store;

    /// <summary>Marks what was reached and tells about it; what was celebrated before stays as it was.</summary>
    /// <param name="metric">Name of the KPI that the promises count.</param>
    /// <returns>How many are new.</returns>
    public int Celebrate(string workspace, string metric, IReadOnlyCollection<Promise> promises)
    {
        ArgumentNullException.ThrowIfNull(promises);
        Promise[] reached = [.. promises.Where(p => p.IsReached)];
        return reached.Length == 0 ? 0 : store.Write(t => reached.Count(p => One(t, workspace, metric, p)));
    }

    /// <summary>Newest month first.</summary>
    public IReadOnlyList<Celebration> List(string workspace) => store.Read(t => t.Query<CelebrationRow>(
        "select campaign, market, month, origin, target, actual, at from celebrations where workspace = @workspace order by month desc, campaign, market", new { workspace })
        .ConvertAll(r => new Celebration(new SeriesKey(r.Campaign, r.Market), r.Month, Enum.Parse<TargetOrigin>(r.Origin), r.Target, r.Actual, r.At)));

    private static bool One(StoreTransaction transaction, string workspace, string metric, Promise promise)
    {
        if (0 == transaction.Execute(
            """
            insert into celebrations (workspace, campaign, market, month, origin, target, actual, at)
            values (@workspace, @campaign, @market, @month, @origin, @target, @actual, @at) on conflict do nothing
            """,
            new
            {
                workspace,
                campaign = promise.Key.Campaign,
                market = promise.Key.Market,
                month = promise.Month,
                origin = promise.Origin.ToString(),
                target = promise.Target,
                actual = promise.Actual,
                at = transaction.Now,
            }))
            return false;
        AuditChain.Append(transaction, BoardLedger.Product, "goal reached", $"{workspace} / {promise.Key} / {promise.Month}", FormattableString.Invariant($"{promise.Actual} of {promise.Target}"));
        BoardNews.Reached(transaction, workspace, metric, promise);
        return true;
    }

    private sealed class CelebrationRow
    {
        public string Campaign { get; set; } = "";

        public string Market { get; set; } = "";

        public Month Month { get; set; }

        public string Origin { get; set; } = "";

        public double Target { get; set; }

        public double Actual { get; set; }

        public DateTimeOffset At { get; set; }
    }
}
