using PredictiveMarketing.Forecasting.Review;

namespace PredictiveMarketing.Forecasting.Tests.Review;

/// <summary>Witness: the golden series of the requirements, worked out by hand and given to four decimals of a percent.</summary>
public class ReviewMeasuresTests
{
    private const double Tolerance = 1e-4;

    private static readonly double[] Actual = [1000, 1100, 900, 1200, 950, 1050];
    private static readonly double[] SeasonalNaive = [980, 1000, 1100, 900, 1200, 950];
    private static readonly double[] Model = [1050, 1080, 990, 1150, 1000, 1100];
    private static readonly double[] Final = [1020, 1110, 950, 1210, 940, 1060];

    public static TheoryData<double[], double, double, double, double> GoldenSeries => new()
    {
        { SeasonalNaive, 15.6452, 15.6921, -1.1290, -0.4330 },
        { Model, 5.0000, 5.1683, 2.7419, 3.2903 },
        { Final, 1.7742, 1.8838, 1.4516, 4.9091 },
    };

    [Theory]
    [MemberData(nameof(GoldenSeries))]
    public void The_golden_series_has_its_known_measures(double[] forecast, double wape, double mape, double bias, double signal)
    {
        ReviewMeasures measures = ReviewMeasures.Of(Actual, forecast);

        Assert.Equal(6, measures.Months);
        Assert.Equal(wape, measures.Wape!.Value * 100, Tolerance);
        Assert.Equal(mape, measures.Mape!.Value * 100, Tolerance);
        Assert.Equal(bias, measures.Bias!.Value * 100, Tolerance);
        Assert.Equal(signal, measures.TrackingSignal!.Value, Tolerance);
    }

    [Fact]
    public void The_model_adds_ten_points_over_naive_and_the_override_three_more()
    {
        Assert.Equal(10.6452, ValueAdded.Of(Actual, SeasonalNaive, Model).Points!.Value * 100, Tolerance);
        Assert.Equal(3.2258, ValueAdded.Of(Actual, Model, Final).Points!.Value * 100, Tolerance);
    }

    [Fact]
    public void The_most_accurate_series_still_trips_the_alarm()
    {
        Assert.False(ReviewMeasures.Of(Actual, SeasonalNaive).Alarms);
        Assert.False(ReviewMeasures.Of(Actual, Model).Alarms);
        Assert.True(ReviewMeasures.Of(Actual, Final).Alarms);
    }

    [Fact]
    public void A_zero_denominator_has_no_answer()
    {
        ReviewMeasures nothingCame = ReviewMeasures.Of([0, 0], [5, 0]);
        Assert.Null(nothingCame.Wape);
        Assert.Null(nothingCame.Mape);
        Assert.Null(nothingCame.Bias);
        Assert.Equal(2.0, nothingCame.TrackingSignal);

        ReviewMeasures perfect = ReviewMeasures.Of([10, 20], [10, 20]);
        Assert.Equal(0.0, perfect.Wape);
        Assert.Null(perfect.TrackingSignal);
        Assert.False(perfect.Alarms);

        Assert.Equal(new ReviewMeasures(0, null, null, null, null), ReviewMeasures.Of([], []));
    }

    [Fact]
    public void Only_months_with_both_values_are_measured()
    {
        ReviewMeasures measures = ReviewMeasures.Of([100, double.NaN, 300], [110, 999, double.NaN]);

        Assert.Equal(1, measures.Months);
        Assert.Equal(0.10, measures.Wape!.Value, 12);
    }

    [Fact]
    public void Value_is_added_only_on_months_that_both_forecasts_answer()
    {
        ValueAdded added = ValueAdded.Of([100, 100], reference: [120, double.NaN], forecast: [110, 500]);

        Assert.Equal(0.20, added.Reference!.Value, 12);
        Assert.Equal(0.10, added.Forecast!.Value, 12);
    }
}
