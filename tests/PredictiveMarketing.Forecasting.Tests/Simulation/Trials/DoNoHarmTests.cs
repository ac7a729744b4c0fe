using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Models;
using PredictiveMarketing.Forecasting.Simulation.Trials;

namespace PredictiveMarketing.Forecasting.Tests.Simulation.Trials;

/// <summary>The first ten workspaces of the do-no-harm study; all 200 are run by the benchmark <c>harm</c>.</summary>
public sealed class DoNoHarmTests
{
    private static readonly TrialResult[] Results =
        [.. Enumerable.Range(0, 10).AsParallel().AsOrdered().Select(i => new ChoosingTrial(TrialSettings.Of(i, horizon: 3, seed: 2026), Origins: 7).Run(Candidates.All))];

    [Fact]
    public void Selected_is_on_average_not_more_than_two_percent_worse_than_the_best_candidate_without_drivers() =>
        Assert.InRange(Results.Average(r => r.Ratio), 0, 1.02);

    [Fact]
    public void Where_drivers_matter_selected_is_at_least_a_quarter_better() =>
        Assert.InRange(Results.Where(r => r.Settings.DriversMatter).Average(r => r.Ratio), 0, 0.75);

    [Fact]
    public void Every_series_origin_and_horizon_is_scored() =>
        Assert.All(Results, r => Assert.Equal(r.Settings.Markets * 7 * 3, r.Forecasts));

    [Fact]
    public void A_univariate_family_forecasts_the_same_with_and_without_drivers()
    {
        double[] spend = [.. Enumerable.Range(0, 39).Select(t => 100.0 + (17 * (t % 7)))];
        KnownTable driven = Planted.Table(Planted.Rare(Planted.Seasonal(36, 100, 0.1, seed: 8)), 3, true, ("tv", spend));
        Assert.All(Candidates.Univariate, family =>
            Assert.Equal(family.Fit(driven.With([])).Model!.Forecast(driven.With([])), family.Fit(driven).Model!.Forecast(driven)));
    }
}
