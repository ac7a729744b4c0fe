using PredictiveMarketing.Forecasting.Simulation;

namespace PredictiveMarketing.Forecasting.Tests.Simulation;

public sealed class MediaResponseTests
{
    [Fact]
    public void Carry_over_halves_a_single_burst_each_month() =>
        Assert.Equal([100.0, 50.0, 25.0], new MediaResponse(0.5, 1, 1, CarriedIn: 0).Pressure([100, 0, 0]));

    [Fact]
    public void Pressure_from_before_the_first_month_lives_on() =>
        // 10 + 0.5 x 8 = 14, then 20 + 0.5 x 14 = 27
        Assert.Equal([14.0, 27.0], new MediaResponse(0.5, 1, 1, CarriedIn: 8).Pressure([10, 20]));

    [Fact]
    public void Saturation_is_a_half_at_half_saturation_whatever_the_slope()
    {
        Assert.Equal(0.5, new MediaResponse(0, 40, 1.0, 0).Saturation(40), 12);
        Assert.Equal(0.5, new MediaResponse(0, 40, 2.3, 0).Saturation(40), 12);
    }

    [Fact]
    public void Saturation_by_hand()
    {
        // (20/10)^2 / ((20/10)^2 + 1) = 4/5; (5/10)^2 = 0.25, 0.25/1.25 = 1/5
        var response = new MediaResponse(0, 10, 2, 0);
        Assert.Equal(0.8, response.Saturation(20), 12);
        Assert.Equal(0.2, response.Saturation(5), 12);
        Assert.Equal(0, response.Saturation(0));
    }

    [Fact]
    public void The_steady_state_is_what_the_same_impressions_lead_to()
    {
        var response = new MediaResponse(0.55, 120, 1.5, CarriedIn: 0);
        double[] pressure = response.Pressure([.. Enumerable.Repeat(60.0, 100)]);
        Assert.Equal(response.SteadySaturation(60), response.Saturation(pressure[^1]), 12);
    }
}
