using PredictiveMarketing.Forecasting.Review;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Tests.Review;

public class PredictionTests
{
    private static readonly Month September = Month.Of(2026, 9);

    [Fact]
    public void A_published_forecast_wins_over_a_replayed_one()
    {
        IReadOnlyList<Prediction> predictions = Prediction.OnePerMonth(
            published: [new(September, 90, PredictionSource.Published)],
            replayed: [new(September, 100, PredictionSource.Replayed), new(September.Previous, 80, PredictionSource.Replayed)]);

        Assert.Equal(
            [new(September.Previous, 80, PredictionSource.Replayed), new(September, 90, PredictionSource.Published)],
            predictions);
    }
}
