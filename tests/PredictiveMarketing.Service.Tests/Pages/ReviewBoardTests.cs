using PredictiveMarketing.Forecasting.Review;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Desk;
using PredictiveMarketing.Service.Pages.Review;

namespace PredictiveMarketing.Service.Tests.Pages;

public class ReviewBoardTests
{
    private static readonly Month June = Month.Of(2026, 6);

    [Fact]
    public void A_provisional_month_is_shown_and_not_measured()
    {
        ReviewBoard board = ReviewBoard.Of(Series(final: 2), [[Replayed(0, 110), Replayed(1, 100), Replayed(2, 500)]]);

        Assert.Equal(3, board.Months.Count);
        Assert.Equal(2, board.Measures.Months);
        Assert.Equal(0.05, board.Measures.Wape!.Value, 12);
        Assert.Null(board.Months[2].Error);
    }

    [Fact]
    public void A_total_is_reviewed_only_in_months_that_each_of_its_series_was_predicted_for()
    {
        ReviewBoard board = ReviewBoard.Of(Series(final: 3), [[Replayed(0, 60), Replayed(1, 60)], [Replayed(1, 50)]]);

        ReviewMonth only = Assert.Single(board.Months);
        Assert.Equal(June.Next, only.Month);
        Assert.Equal(110, only.Predicted);
    }

    [Fact]
    public void A_total_counts_as_published_only_when_all_of_it_was()
    {
        Prediction published = new(June, 60, PredictionSource.Published);

        Assert.Equal(PredictionSource.Replayed, ReviewBoard.Of(Series(final: 3), [[published], [Replayed(0, 50)]]).Months[0].Source);
        Assert.Equal(PredictionSource.Published, ReviewBoard.Of(Series(final: 3), [[published], [published]]).Months[0].Source);
    }

    private static Prediction Replayed(int month, double leads) => new(June.Plus(month), leads, PredictionSource.Replayed);

    private static SeriesView Series(int final) => new(
        "c", "m", [.. Enumerable.Range(0, 3).Select(i => new MonthView(June.Plus(i), 100, i >= final, null, null, null))], []);
}
