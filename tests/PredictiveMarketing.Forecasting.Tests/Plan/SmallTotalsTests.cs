using PredictiveMarketing.Forecasting.Choose;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Models.Baselines;
using PredictiveMarketing.Forecasting.Models.Ets;
using PredictiveMarketing.Forecasting.Models.Intermittent;
using PredictiveMarketing.Forecasting.Numerics;
using PredictiveMarketing.Forecasting.Plan;
using PredictiveMarketing.Forecasting.Tests.Models.Intermittent;
using PredictiveMarketing.Forecasting.Vocabulary;
using Xunit.Abstractions;

namespace PredictiveMarketing.Forecasting.Tests.Plan;

/// <summary>Totals over markets that have a handful of leads a month, or none.</summary>
public sealed class SmallTotalsTests(ITestOutputHelper output)
{
    private static readonly Month Next = Planted.First.Plus(48);

    [Fact]
    public void Thirty_independent_Poisson_markets_add_up_to_one_Poisson_count()
    {
        // A point forecast of 0.25 is the median of a Poisson count whose first probability is two thirds: its mean is ln 1.5. Two thousand draws
        // place a quantile of the total to within a lead.
        JointDraws.Member[] markets = [.. Enumerable.Range(0, 30).Select(m => Small(m, 0.25))];
        var sum = new CountDistribution(30 * Math.Log(1.5), 30 * Math.Log(1.5));
        ForecastMonth total = Total(markets).Months[0];
        Assert.All(total.Quantiles.ToArray().Zip(Quantiles.Levels), pair => Assert.InRange(pair.First, sum.Quantile(pair.Second) - 1, sum.Quantile(pair.Second) + 1));
        Assert.All(total.Quantiles.ToArray(), q => Assert.Equal(Math.Floor(q), q));
        Assert.Equal(total.Quantiles.P50, total.Point);
    }

    [Fact]
    public void The_total_of_one_small_market_is_that_market()
    {
        JointDraws.Member market = Small(0, 2.3);
        Assert.Equal(market.Forecast.Months[0].Quantiles, Total([market]).Months[0].Quantiles);
        Assert.Equal(2.3, Total([market]).Months[0].Point);
    }

    [Fact]
    public void Beside_a_large_market_small_ones_add_their_point_forecasts()
    {
        ForecastMonth total = Total([Large(500), Small(0, 0.4), Small(1, 0.4)]).Months[0];
        Assert.Equal(500.8, total.Quantiles.P50, 1e-9);
        Assert.Equal(500.8, total.Point, 1e-9);
    }

    [Fact]
    public void Targets_of_small_markets_are_whole_and_add_up_to_their_total_although_each_median_is_zero()
    {
        JointDraws.Member[] markets = [.. Enumerable.Range(0, 30).Select(m => Small(m, m < 20 ? 0.25 : 0.1))];
        Assert.All(markets, m => Assert.Equal(0, m.Forecast.Months[0].Quantiles.P50));
        PlanForecast total = Total(markets);
        IReadOnlyList<TargetDraft> drafts = TargetDrafts.Of([.. markets.Select(m => m.Forecast)], total, whole: true);
        Assert.Equal(31, drafts.Count);
        Assert.Equal(total.Months[0].Quantiles.P50, drafts[^1].P50);
        Assert.Equal(drafts[^1].P50, drafts.Take(30).Sum(d => d.P50));
        Assert.True(drafts[^1].P50 >= 8 && drafts.Take(20).Sum(d => d.P50) >= drafts[^1].P50 - 1, "where more is expected more is aimed at");
    }

    [Fact]
    public void Markets_without_any_forecast_share_a_total_equally()
    {
        PlanForecast[] markets = [.. Enumerable.Range(0, 4).Select(m => Small(m, 0).Forecast)];
        PlanForecast total = markets[0] with { Key = new SeriesKey("launch", PlanForecast.TotalMarket), Months = [markets[0].Months[0] with { Quantiles = new Quantiles(0, 1, 3, 6, 8, 9, 11) }] };
        Assert.Equal([2, 2, 1, 1, 6], TargetDrafts.Of(markets, total, whole: true).Select(d => d.P50));
    }

    [Fact]
    public void The_total_of_intermittent_markets_is_nearer_to_what_comes_than_the_sum_of_their_empty_medians()
    {
        // 40 campaigns of 12 markets of 1.2 leads a month: 14.7 on average. The medians of the markets add up to less than a third of it; the total
        // is still low, by about a fifth, because a symmetric calibrated band shows too little of the upper tail.
        double actual = 0, medians = 0, ofMarkets = 0;
        int in80 = 0;
        for (int world = 0; world < 40; world++)
        {
            double[][] leads = [.. Enumerable.Range(0, 12).Select(m => IntermittentTests.Rare(49, 0.35, 3.5, seed: (100 * world) + m))];
            FramedQuestion framed = FourSteps.Frame(Planted.Workspace(1, leads), clock: null);
            var bench = new Workbench(framed, 1, [new NaiveCandidate(), new SeasonalNaiveCandidate(), new SimpleSmoothingCandidate(), new IntermittentCandidate()]);
            Month origin = framed.Cutoff.Origin.Previous;
            Cutoff cutoff = Backtest.CutoffAt(framed.Contract, origin, window: null);
            JointDraws.Member[] markets =
            [
                .. framed.Tables.Select(t =>
                {
                    BacktestRow row = Backtest.Fold(bench, t.Key, origin, window: null, m => m == Backtest.Selected)[0];
                    actual += row.Actual;
                    return Of(t.Key, row.Point, bench.Intervals(Backtest.Selected, t.Key, cutoff, [row.Point]));
                }),
            ];
            Quantiles total = Total(markets).Months[0].Quantiles;
            medians += total.P50;
            ofMarkets += markets.Sum(m => m.Forecast.Months[0].Quantiles.P50);
            in80 += total.Covers80(leads.Sum(y => y[48])) ? 1 : 0;
        }

        output.WriteLine($"actual {actual / 40:0.00}, median of the total {medians / 40:0.00}, sum of the medians {ofMarkets / 40:0.00}, 80 % band {in80 / 40.0:P0}");
        Assert.InRange(ofMarkets / actual, 0, 0.4);
        Assert.InRange(medians / actual, 0.7, 1.1);
        // Forty months: the standard error of 80 % is six points.
        Assert.InRange(in80 / 40.0, 0.7, 1);
    }

    private static PlanForecast Total(IReadOnlyList<JointDraws.Member> markets) => TotalForecaster.OverMarkets("launch", markets, seed: 1, nonNegative: true);

    // A band so narrow that the count is a Poisson one.
    private static JointDraws.Member Small(int market, double point) =>
        Of(new SeriesKey("launch", $"market-{market:00}"), point, new IntervalRule([new double[7]], [], 12, "") { Counts = true });

    private static JointDraws.Member Large(double point) =>
        Of(new SeriesKey("launch", "large"), point, new IntervalRule([[-60, -40, -20, 0, 20, 40, 60]], [], 12, ""));

    private static JointDraws.Member Of(SeriesKey key, double point, IntervalRule rule) => new(
        new PlanForecast(key, Next.Previous, Backtest.Combination, false, [new ForecastMonth(Next, 1, false, point, rule.Around(point, 1, nonNegative: true), null, null, [])]), rule);
}
