using PredictiveMarketing.Forecasting.Models;
using PredictiveMarketing.Forecasting.Models.Baselines;

namespace PredictiveMarketing.Forecasting.Tests.Models;

public sealed class BaselineTests
{
    [Fact]
    public void Naive_repeats_the_last_known_month() =>
        Assert.Equal([7, 7], Forecast(new NaiveCandidate(), [3, 5, 7, double.NaN], steps: 2));

    [Fact]
    public void Seasonal_naive_repeats_the_same_month_of_last_year() =>
        Assert.Equal([2, 3], Forecast(new SeasonalNaiveCandidate(), [.. Enumerable.Range(1, 13).Select(i => (double)i)], steps: 2));

    [Fact]
    public void Seasonal_naive_reaches_back_another_year_over_a_gap()
    {
        double[] leads = [.. Enumerable.Range(1, 25).Select(i => (double)i)];
        leads[13] = double.NaN;
        Assert.Equal([2], Forecast(new SeasonalNaiveCandidate(), leads, steps: 1));
    }

    [Fact]
    public void Seasonal_naive_in_the_first_year_falls_back_to_the_last_month() =>
        Assert.Equal([5, 5, 5], Forecast(new SeasonalNaiveCandidate(), [9, 8, 5], steps: 3));

    [Fact]
    public void The_mean_is_taken_over_the_months_that_are_known() =>
        Assert.Equal([4, 4], Forecast(new MeanCandidate(), [2, double.NaN, 3, 7], steps: 2));

    [Fact]
    public void Drift_follows_the_line_through_the_ends() =>
        Assert.Equal([12, 14], Forecast(new DriftCandidate(), [2, 99, double.NaN, double.NaN, 10], steps: 2));

    [Fact]
    public void A_falling_line_stops_at_zero_for_counts() =>
        Assert.Equal([0, 0], Forecast(new DriftCandidate(), [30, 20, 10], steps: 2));

    private static double[] Forecast(LocalCandidate candidate, double[] leads, int steps) =>
        candidate.Fit(Planted.Table(leads, steps)).Model!.Forecast(Planted.Table(leads, steps));
}
