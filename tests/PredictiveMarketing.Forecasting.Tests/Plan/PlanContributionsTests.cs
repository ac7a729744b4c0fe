using PredictiveMarketing.Forecasting.Choose;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Plan;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Tests.Plan;

/// <summary>M03: a forecast is shown with what its drivers add, and why it changed.</summary>
public sealed class PlanContributionsTests
{
    private static readonly Workspace World = Planted.Driven(48, 3, effect: 2, noise: 20, seed: 1);
    private static readonly FramedQuestion Framed = FourSteps.Frame(World, clock: null);
    private static readonly TrainedSeries Trained = FourSteps.Choose(FourSteps.Bench(Framed, 1), FourSteps.Evaluate(Framed), Planted.Key, "data");
    private static readonly Dictionary<string, SharedModel> Shelf = Trained.Shared.ToDictionary(s => ModelJson.HashOf(ModelJson.Write(s)));

    private static SharedModel Shared(string hash) => Shelf[hash];

    [Fact]
    public void Base_and_drivers_sum_to_the_point_forecast_of_every_month()
    {
        PlanContributions parts = PlanContributions.Of(Framed, Trained.Document, Shared);
        PlanForecast forecast = PlanForecaster.Forecast(Framed, Trained.Document, Shared);

        Assert.Equal(forecast.Months.Select(m => m.Point), parts.Points);
        for (int step = 0; step < parts.Months.Count; step++)
            Assert.Equal(parts.Points[step], parts.Base[step] + parts.Drivers.Sum(d => d.Leads[step]), 1e-9);
    }

    [Fact]
    public void A_driver_that_brings_leads_adds_to_the_forecast_and_a_line_without_spend_adds_nothing()
    {
        PlanContributions parts = PlanContributions.Of(Framed, Trained.Document, Shared);
        Workspace idle = World with { Media = [.. World.Media.Select(m => m.Month > Framed.Cutoff.Origin ? m with { Spend = 0 } : m)] };
        PlanContributions nothing = PlanContributions.Of(FourSteps.Frame(idle, clock: null), Trained.Document, Shared);

        Assert.Contains(parts.Drivers, d => d.Source == DriverSource.Media && d.Leads.All(l => l > 0));
        Assert.DoesNotContain(nothing.Drivers, d => d.Source == DriverSource.Media);
    }

    [Fact]
    public void A_doubled_plan_is_the_whole_change_when_nothing_else_changed()
    {
        Workspace bolder = World with { Media = [.. World.Media.Select(m => m.Month > Framed.Cutoff.Origin ? m with { Spend = m.Spend * 2 } : m)] };
        FramedQuestion replanned = FourSteps.Frame(ForecastChange.WithPlanOf(World, bolder, Framed.Cutoff.Origin), clock: null);
        EarlierForecast before = new(PlanForecaster.Forecast(Framed, Trained.Document, Shared), Trained.Document, Shared);
        PlanForecast after = PlanForecaster.Forecast(FourSteps.Frame(bolder, clock: null), Trained.Document, Shared);

        IReadOnlyList<MonthChange> changes = ForecastChange.Of(before, replanned, after);

        Assert.Equal(3, changes.Count);
        Assert.All(changes, c => Assert.True(c.Total > 0));
        Assert.All(changes, c => Assert.Equal(0, c.FromDataAndModel!.Value, 1e-9));
    }

    [Fact]
    public void Plan_and_rest_sum_to_the_difference()
    {
        EarlierForecast before = new(PlanForecaster.Forecast(Framed, Trained.Document, Shared), Trained.Document, Shared);
        PlanForecast after = before.Forecast with { Months = [.. before.Forecast.Months.Select(m => m with { Point = m.Point + 7 })] };

        IReadOnlyList<MonthChange> changes = ForecastChange.Of(before, Framed, after);

        Assert.All(changes, c => Assert.Equal(7, c.Total, 1e-9));
        Assert.All(changes, c => Assert.Equal(0, c.FromPlan!.Value, 1e-9));
        Assert.All(changes, c => Assert.Equal(c.Total, c.FromPlan!.Value + c.FromDataAndModel!.Value, 1e-9));
    }
}
