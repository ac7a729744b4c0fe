using PredictiveMarketing.Forecasting.Choose;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Database;

namespace PredictiveMarketing.Storage.Forecasts;

/// <summary>Rows of the nested backtest: what the whole process would have said at an origin, beside what came.</summary>
public sealed class Replays
{
    private const string Columns = "campaign, market, candidate, origin, month, horizon, actual, point, p025, p10, p25, p50, p75, p90, p975";
    private readonly Store store;

    internal Replays(Store store) => this.store = store;

    /// <summary>Appends rows; the same ones again change nothing.</summary>
    public static void Append(StoreTransaction transaction, string workspace, Month cycle, string dataSet, IEnumerable<BacktestRow> rows)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        ArgumentNullException.ThrowIfNull(rows);
        transaction.Execute(
            $"""
            insert into replays (workspace, data_set, cycle, created_at, {Columns})
            values (@workspace, @dataSet, @cycle, @at, @Campaign, @Market, @Candidate, @Origin, @Month, @Horizon, @Actual, @Point, @P025, @P10, @P25, @P50, @P75, @P90, @P975)
            on conflict do nothing
            """,
            rows.Select(r => new
            {
                workspace,
                dataSet,
                cycle,
                at = transaction.Now,
                r.Key.Campaign,
                r.Key.Market,
                Candidate = r.Model,
                r.Origin,
                r.Month,
                r.Horizon,
                Actual = double.IsNaN(r.Actual) ? (double?)null : r.Actual,
                r.Point,
                r.Quantiles.P025,
                r.Quantiles.P10,
                r.Quantiles.P25,
                r.Quantiles.P50,
                r.Quantiles.P75,
                r.Quantiles.P90,
                r.Quantiles.P975,
            }));
    }

    /// <summary>The newest cycle's replays of a series, by candidate, origin and month.</summary>
    /// <param name="horizon">Months after the origin; null means all.</param>
    public IReadOnlyList<BacktestRow> Latest(string workspace, SeriesKey key, string candidate = Backtest.Selected, int? horizon = null) =>
        store.Read(t => Latest(t, workspace, key, (candidate, horizon)));

    /// <summary>What would have been said one month ahead of each series, in one reading.</summary>
    public IReadOnlyDictionary<SeriesKey, IReadOnlyList<BacktestRow>> OneAhead(string workspace, IReadOnlyCollection<SeriesKey> keys) =>
        store.Read(t => keys.ToDictionary(k => k, k => Latest(t, workspace, k, (Backtest.Selected, 1))));

    private static IReadOnlyList<BacktestRow> Latest(StoreTransaction transaction, string workspace, SeriesKey key, (string Candidate, int? Horizon) which) =>
    [
        .. transaction.Query<Row>(
            $"""
            select {Columns} from replays
            where workspace = @workspace and campaign = @Campaign and market = @Market and candidate = @candidate and (@horizon is null or horizon = @horizon)
              and (cycle, data_set) = (
                select r.cycle, r.data_set from (
                  select workspace, campaign, cycle, data_set, max(created_at) as at from replays
                  where workspace = @workspace and campaign = @Campaign and market = @Market group by cycle, data_set) r
                order by r.cycle desc, r.data_set = (
                  select p.data_set from partitions p where p.workspace = r.workspace and p.cycle = r.cycle and p.campaign = r.campaign order by p.id desc limit 1) desc,
                  r.at desc limit 1)
            order by origin, horizon
            """,
            new { workspace, key.Campaign, key.Market, candidate = which.Candidate, horizon = which.Horizon }).Select(r => r.Value()),
    ];

    private sealed class Row : QuantileRow
    {
        public string Campaign { get; set; } = "";

        public string Market { get; set; } = "";

        public string Candidate { get; set; } = "";

        public Month Origin { get; set; }

        public Month Month { get; set; }

        public int Horizon { get; set; }

        public double? Actual { get; set; }

        public double Point { get; set; }

        public BacktestRow Value() => new(new SeriesKey(Campaign, Market), Candidate, Origin, Month, Horizon, Actual ?? double.NaN, Point, Quantiles);
    }
}
