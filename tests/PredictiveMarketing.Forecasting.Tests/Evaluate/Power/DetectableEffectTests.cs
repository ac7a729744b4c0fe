using PredictiveMarketing.Forecasting.Evaluate.Power;

namespace PredictiveMarketing.Forecasting.Tests.Evaluate.Power;

/// <summary>D01: the power statement rests on these sums. G*Power 3.1 gives for a t-test with 33 degrees of freedom, delta 2.9155 and level 0.05 on two sides a power of 0.8078.</summary>
public sealed class DetectableEffectTests
{
    private static readonly EffectQuestion Question = new(ResidualDeviation: 2, OwnSpread: 1, EffectiveMonths: 34, DegreesOfFreedom: 33, Drivers: 1);

    [Fact]
    public void The_power_of_a_t_test_is_that_of_the_tables() =>
        // Half a standard deviation, 34 values. The approximation is good to three decimals here.
        Assert.Equal(0.8078, DetectableEffect.PowerAt(1, Question, PowerAim.Usual), 0.002);

    [Fact]
    public void The_effect_that_is_named_has_the_power_that_is_named()
    {
        double effect = DetectableEffect.Of(Question, PowerAim.Usual);
        Assert.Equal(0.8, DetectableEffect.PowerAt(effect, Question, PowerAim.Usual), 1e-9);
    }

    [Fact]
    public void More_drivers_and_less_spread_of_its_own_ask_for_a_larger_effect()
    {
        double alone = DetectableEffect.Of(Question, PowerAim.Usual);
        Assert.True(DetectableEffect.Of(Question with { Drivers = 8 }, PowerAim.Usual) > alone);
        Assert.Equal(2 * alone, DetectableEffect.Of(Question with { OwnSpread = 0.5 }, PowerAim.Usual), 1e-9);
    }

    [Fact]
    public void Without_months_or_spread_no_effect_could_be_seen()
    {
        Assert.Equal(double.PositiveInfinity, DetectableEffect.Of(Question with { DegreesOfFreedom = 1 }, PowerAim.Usual));
        Assert.Equal(double.PositiveInfinity, DetectableEffect.Of(Question with { OwnSpread = 0 }, PowerAim.Usual));
        Assert.Equal(0, DetectableEffect.PowerAt(100, Question with { OwnSpread = 0 }, PowerAim.Usual));
    }
}
