using PredictiveMarketing.Forecasting.Choose;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Relate;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Api;
using PredictiveMarketing.Service.Desk;

namespace PredictiveMarketing.Service.Pages.Forecast;

/// <summary>A series or a total, month by month. No campaign means all of them, no market all markets.</summary>
/// <param name="Model">What one series is forecast with; null for a total.</param>
public sealed record ForecastAnswer(
    string Workspace, string? Campaign, string? Market, Month Origin, IReadOnlyList<ForecastMonthAnswer> Months, ModelAnswer? Model, IReadOnlyList<EventRow> Events);

/// <summary>A month; numbers that nobody knows are null.</summary>
/// <param name="Status"><c>final</c>, <c>provisional</c> (with a nowcast beside the actual) or <c>ahead</c>.</param>
public sealed record ForecastMonthAnswer(
    Month Month, string Status, double? Actual, Quantiles? Forecast, double? LastYear, double? Previous, double? Goal, decimal? Spend, string Standing);

public sealed record ModelAnswer(
    string Id, string DataSet, string Selected, bool IsBaseline, Verdict Sufficiency, Verdict Skill, IReadOnlyList<Reason> Reasons,
    IReadOnlyList<LeagueRow> League, IReadOnlyList<DriverEvidence> Drivers, string IntervalRule, IReadOnlyList<Month> FoldOrigins);

public static class ForecastApi
{
    public static void MapForecast(this RouteGroupBuilder api) =>
        api.MapGet("/forecast", (PlannersDesk planners, string? workspace, string? campaign, string? market) =>
            planners.Open(campaign, market, out IResult? refusal) is WorkspaceDesk desk ? Results.Ok(Answer(desk, campaign, market)) : refusal!)
        .WithName("GetForecast").WithTags("forecast").WithSummary("History and forecast of a series or a total, with the model and its reasons")
        .Produces<ForecastAnswer>().ProducesProblem(StatusCodes.Status404NotFound);

    private static ForecastAnswer Answer(WorkspaceDesk desk, string? campaign, string? market)
    {
        SeriesView series = desk.Series(campaign, market);
        IReadOnlyList<SeriesKey> keys = desk.KeysOf(campaign, market);
        return new ForecastAnswer(
            desk.Open.Name,
            campaign,
            market,
            desk.Open.Origin,
            [.. series.Months.Select(Month)],
            keys.Count == 1 && desk.Model(keys[0]) is ReadModel model ? Model(model) : null,
            series.Events);
    }

    private static ForecastMonthAnswer Month(MonthView month) => new(
        month.Month,
        month.Provisional ? "provisional" : month.Actual is null ? "ahead" : "final",
        month.Actual,
        month.Forecast,
        month.LastYear,
        month.Previous,
        month.Goal,
        month.Spend,
        month.Standing.ToString());

    private static ModelAnswer Model(ReadModel read) => new(
        read.Hash,
        read.Document.DataSet,
        read.Document.Decision.Selected,
        read.Document.Decision.IsBaseline,
        read.Document.Sufficiency,
        read.Document.Decision.Skill,
        read.Document.Decision.Reasons,
        read.Document.Decision.League,
        read.Document.Drivers.Drivers,
        read.Document.Intervals.Rule,
        read.Document.Decision.Origins);
}
