using PredictiveMarketing.Forecasting.Review;
using PredictiveMarketing.Service.Api;
using PredictiveMarketing.Service.Desk;

namespace PredictiveMarketing.Service.Pages.Review;

/// <summary>Predicted against actual. Shares are fractions; a zero denominator gives null.</summary>
public sealed record ReviewAnswer(
    string Workspace, string? Campaign, string? Market, ReviewMeasures Measures, ValueAdded ValueAdded, double AlarmBeyond, IReadOnlyList<ReviewMonth> Months);

public static class ReviewApi
{
    public static void MapReview(this RouteGroupBuilder api) =>
        api.MapGet("/review", (PlannersDesk planners, string? workspace, string? campaign, string? market) =>
        {
            if (planners.Open(campaign, market, out IResult? refusal) is not WorkspaceDesk desk)
                return refusal!;
            ReviewBoard board = ReviewBoard.Of(desk, campaign, market);
            return Results.Ok(new ReviewAnswer(desk.Open.Name, campaign, market, board.Measures, board.ValueAdded, ReviewMeasures.DefaultAlarm, board.Months));
        })
        .WithName("GetReview").WithTags("review").WithSummary("Predicted against actual, month by month, with its measures")
        .Produces<ReviewAnswer>().ProducesProblem(StatusCodes.Status404NotFound);
}
