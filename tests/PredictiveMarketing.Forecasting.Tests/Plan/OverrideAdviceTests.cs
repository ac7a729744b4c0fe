using PredictiveMarketing.Forecasting.Plan;

namespace PredictiveMarketing.Forecasting.Tests.Plan;

/// <summary>H01: a person decides, and is told what experience says first.</summary>
public sealed class OverrideAdviceTests
{
    [Theory]
    [InlineData(200, 205, true, true)]
    [InlineData(200, 206, false, true)]
    [InlineData(200, 195, true, false)]
    [InlineData(200, 194, false, false)]
    [InlineData(200, 150, false, false)]
    [InlineData(200, 200, false, false)]
    [InlineData(0, 5, false, true)]
    public void Under_three_percent_is_small_and_above_the_model_is_upward(double model, double value, bool small, bool upward)
    {
        var advice = OverrideAdvice.Of(model, value);

        Assert.Equal(small, advice.IsSmall);
        Assert.Equal(upward, advice.IsUpward);
        Assert.Equal(small || upward, advice.AsksTwice);
    }
}
