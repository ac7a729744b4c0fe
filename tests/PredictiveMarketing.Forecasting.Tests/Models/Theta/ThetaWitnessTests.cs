using PredictiveMarketing.Forecasting.Models.Theta;
using PredictiveMarketing.Forecasting.Tests.Models.Ets;

namespace PredictiveMarketing.Forecasting.Tests.Models.Theta;

/// <summary>The theta method as first published against R's forecast::thetaf on ten series without a season.</summary>
public sealed class ThetaWitnessTests
{
    public static TheoryData<string> Series => SmoothingWitness.Titles("theta");

    [Theory]
    [MemberData(nameof(Series))]
    public void The_standard_theta_forecast_is_Rs_within_half_a_percent(string title)
    {
        SmoothingWitness r = SmoothingWitness.Titled("theta", title);
        double[] ours = StandardTheta.Forecast(r.Series, 6);
        for (int h = 0; h < 6; h++)
            Assert.Equal(r.Numbers["forecast"][h], ours[h], 0.005 * Math.Abs(r.Numbers["forecast"][h]));
    }
}
