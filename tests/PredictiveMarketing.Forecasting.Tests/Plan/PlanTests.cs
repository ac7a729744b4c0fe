using PredictiveMarketing.Forecasting.Choose;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Numerics;
using PredictiveMarketing.Forecasting.Plan;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Tests.Plan;

public sealed class PlanTests
{
    [Fact]
    public void T01_a_document_read_back_gives_the_same_forecast_to_the_last_bit()
    {
        FramedQuestion framed = FourSteps.Frame(Planted.Driven(48, 3, effect: 2, noise: 20, seed: 1), clock: null);
        TrainedSeries trained = FourSteps.Choose(FourSteps.Bench(framed, 1), FourSteps.Evaluate(framed), Planted.Key, "data");
        Dictionary<string, SharedModel> shelf = trained.Shared.ToDictionary(s => ModelJson.HashOf(ModelJson.Write(s)), s => ModelJson.Read<SharedModel>(ModelJson.Write(s)));
        ModelDocument read = ModelJson.Read<ModelDocument>(ModelJson.Write(trained.Document));
        Assert.Equal(ModelJson.Write(trained.Document), ModelJson.Write(read));

        PlanForecast replayed = PlanForecaster.Forecast(framed, read, hash => shelf[hash]);
        var bench = new Workbench(framed, 1);
        double[] expected = [.. Backtest.Fold(bench, Planted.Key, framed.Cutoff.Origin, null, m => m == Backtest.Selected).Select(r => r.Point)];
        Assert.Equal(expected, replayed.Months.Select(m => m.Point));
    }

    [Fact]
    public void A_document_of_another_origin_is_refused()
    {
        Workspace world = Planted.Driven(48, 3, effect: 2, noise: 20, seed: 1);
        FramedQuestion framed = FourSteps.Frame(world, clock: null);
        TrainedSeries trained = FourSteps.Choose(FourSteps.Bench(framed, 1), FourSteps.Evaluate(framed), Planted.Key, "data");
        FramedQuestion earlier = FourSteps.Frame(world, clock: framed.Cutoff.Origin);
        Assert.Throws<ArgumentException>(() => PlanForecaster.Forecast(earlier, trained.Document, _ => trained.Shared[0]));
    }

    [Fact]
    public void M02_every_month_has_last_year_and_the_month_before_beside_it()
    {
        double[] leads = [.. Enumerable.Range(1, 36).Select(i => 100.0 + i)];
        (PlanForecast forecast, _) = Trained(Planted.Workspace(3, leads))[0];
        Assert.Equal([125, 126, 127], forecast.Months.Select(m => m.LastYear!.Value));
        Assert.Equal(136, forecast.Months[0].Previous);
        Assert.Equal(forecast.Months[0].Quantiles.P50, forecast.Months[1].Previous);
    }

    [Fact]
    public void M02_in_the_first_year_there_is_no_last_year()
    {
        Workspace young = Planted.Workspace(3, Planted.Seasonal(12, 100, 0.1, seed: 1));
        (PlanForecast forecast, _) = Trained(young with { Leads = [.. young.Leads.Where(r => r.Month != Planted.First)] }, minimumMonths: 11)[0];
        Assert.Null(forecast.Months[0].LastYear);
        Assert.NotNull(forecast.Months[1].LastYear);
    }

    [Fact]
    public void The_total_of_independent_markets_has_a_narrower_relative_band_than_theirs()
    {
        double[][] markets = [.. Enumerable.Range(0, 9).Select(m => Noise(48, seed: m))];
        List<(PlanForecast Forecast, IntervalRule Intervals)> trained = Trained(Planted.Workspace(1, markets));
        double meanOfTheirs = trained.Average(t => Width(t.Forecast.Months[0]));
        PlanForecast total = Total(trained);
        // Nine independent markets: a third of the width, with room for the shared estimation error.
        Assert.InRange(Width(total.Months[0]) / meanOfTheirs, 0.2, 0.55);
    }

    [Fact]
    public void The_total_of_markets_that_err_together_keeps_their_relative_band()
    {
        double[] one = Noise(48, seed: 1);
        List<(PlanForecast Forecast, IntervalRule Intervals)> trained = Trained(Planted.Workspace(1, one, [.. one.Select(y => 2 * y)], [.. one.Select(y => 3 * y)]));
        Assert.InRange(Width(Total(trained).Months[0]) / Width(trained[0].Forecast.Months[0]), 0.85, 1.05);
    }

    [Fact]
    public void The_plans_total_is_the_sum_of_its_medians_with_a_band_of_its_own()
    {
        List<(PlanForecast Forecast, IntervalRule Intervals)> trained = Trained(Planted.Workspace(4, Noise(48, seed: 1), Noise(48, seed: 2)));
        Quantiles plan = TotalForecaster.OverPlan([.. trained.Select(t => new JointDraws.Member(t.Forecast, t.Intervals))], seed: 1, nonNegative: true);
        Assert.Equal(trained.Sum(t => t.Forecast.Months.Sum(m => m.Quantiles.P50)), plan.P50, 1e-6);
        Assert.True(plan.P10 > trained.Sum(t => t.Forecast.Months.Sum(m => m.Quantiles.P10)), "quantiles are not added");
    }

    [Fact]
    public void Targets_of_markets_are_whole_and_add_up_to_the_total()
    {
        double[][] markets = [.. Enumerable.Range(0, 7).Select(m => Noise(48, seed: m).Select(y => Math.Round(y)).ToArray())];
        List<(PlanForecast Forecast, IntervalRule Intervals)> trained = Trained(Planted.Workspace(3, markets));
        IReadOnlyList<TargetDraft> drafts = TargetDrafts.Of([.. trained.Select(t => t.Forecast)], Total(trained), whole: true);
        Assert.Equal(3 * 8, drafts.Count);
        Assert.All(drafts, d => Assert.Equal(Math.Floor(d.P50), d.P50));
        Assert.All(drafts, d => Assert.True(d.P10 <= d.P50 && d.P50 <= d.P90));
        foreach (IGrouping<Month, TargetDraft> month in drafts.GroupBy(d => d.Month))
            Assert.Equal(month.Single(d => d.Key.Market == PlanForecast.TotalMarket).P50, month.Where(d => d.Key.Market != PlanForecast.TotalMarket).Sum(d => d.P50));
    }

    [Fact]
    public void A_KPI_with_decimals_is_not_a_count()
    {
        Assert.True(TargetDrafts.IsCount(Planted.Workspace(1, [1, 2, 3])));
        Assert.False(TargetDrafts.IsCount(Planted.Workspace(1, [1, 2.5, 3])));
    }

    private static double Width(ForecastMonth month) => (month.Quantiles.P90 - month.Quantiles.P10) / month.Quantiles.P50;

    private static double[] Noise(int months, int seed)
    {
        var dice = new SeededRandom((ulong)seed);
        return [.. Enumerable.Range(0, months).Select(_ => 500 + (50 * dice.NextNormal()))];
    }

    private static PlanForecast Total(List<(PlanForecast Forecast, IntervalRule Intervals)> trained) =>
        TotalForecaster.OverMarkets("launch", [.. trained.Select(t => new JointDraws.Member(t.Forecast, t.Intervals))], seed: 1, nonNegative: true);

    private static List<(PlanForecast Forecast, IntervalRule Intervals)> Trained(Workspace world, int minimumMonths = 12)
    {
        world = world with { Contract = world.Contract with { Gates = Gates.Default with { MinimumMonths = minimumMonths } } };
        FramedQuestion framed = FourSteps.Frame(world, clock: null);
        Workbench bench = FourSteps.Bench(framed, 1);
        return
        [
            .. framed.Tables.Select(t =>
            {
                TrainedSeries trained = FourSteps.Choose(bench, FourSteps.Evaluate(framed), t.Key, "data");
                Dictionary<string, SharedModel> shelf = trained.Shared.ToDictionary(s => ModelJson.HashOf(ModelJson.Write(s)));
                return (PlanForecaster.Forecast(framed, trained.Document, hash => shelf[hash]), trained.Document.Intervals);
            }),
        ];
    }
}
