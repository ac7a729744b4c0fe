using PredictiveMarketing.Forecasting.Choose;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Relate;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Api;
using PredictiveMarketing.Service.Desk;

namespace PredictiveMarketing.Service.Pages.Forecast;

/// <summary>A series or a total, month by month. No campaign means all of them, no market all markets.</summary>
/// <param name="Model">What one series is forecast with; null for a total.</param>
/// <param name="Contributions">What each driver adds, month by month: how the models explain themselves, no proof of a cause. Empty where the forecast follows no driver.</param>
/// <param name="Changes">Why it is not what the cycle before said; null before the second cycle.</param>
public sealed record ForecastAnswer(
    string Workspace, string? Campaign, string? Market, Month Origin, IReadOnlyList<ForecastMonthAnswer> Months, ModelAnswer? Model, IReadOnlyList<EventRow> Events,
    IReadOnlyList<ContributionsAnswer> Contributions, ChangeBoard? Changes);

/// <summary>A month's forecast taken apart: base, media and externals sum to its point.</summary>
/// <param name="Base">Level, trend, season, and what several drivers add only together.</param>
public sealed record ContributionsAnswer(Month Month, double Base, double Media, double Externals, IReadOnlyList<ContributionAnswer> Drivers)
{
    /// <summary>Month by month; empty where the forecast follows no driver.</summary>
    public static IReadOnlyList<ContributionsAnswer> Of(PlanParts? parts) => parts is null ? [] :
    [
        .. parts.Months.Select((month, at) => new ContributionsAnswer(
            month, parts.BaseOf(month), parts.Media(month), parts.Externals(month), [.. parts.Drivers.Select(d => new ContributionAnswer(d.Driver, d.Source, d.Leads[at]))])),
    ];
}

/// <param name="Leads">What the driver adds to the month.</param>
public sealed record ContributionAnswer(string Driver, DriverSource Source, double Leads);

/// <summary>A month; numbers that nobody knows are null.</summary>
/// <param name="Confidence">How wide the band is for its level.</param>
/// <param name="Status"><c>final</c>, <c>provisional</c> (with a nowcast beside the actual) or <c>ahead</c>.</param>
public sealed record ForecastMonthAnswer(
    Month Month, string Status, double? Actual, Quantiles? Forecast, double? LastYear, double? Previous, double? Goal, decimal? Spend, string Standing, Confidence Confidence);

public sealed record ModelAnswer(
    string Id, string DataSet, string Selected, bool IsBaseline, Verdict Sufficiency, Verdict Skill, IReadOnlyList<Reason> Reasons,
    IReadOnlyList<LeagueRow> League, IReadOnlyList<DriverEvidence> Drivers, string IntervalRule, IReadOnlyList<Month> FoldOrigins);

public static class ForecastApi
{
    public static void MapForecast(this RouteGroupBuilder api) =>
        api.MapGet("/forecast", (PlannersDesk planners, string? workspace, string? campaign, string? market) =>
            planners.Open(campaign, market, out IResult? refusal) is WorkspaceDesk desk ? Results.Ok(Answer(desk, planners.Reading, campaign, market)) : refusal!)
        .WithName("GetForecast").WithTags("forecast").WithSummary("History and forecast of a series or a total, with the model and its reasons, what each driver adds and what changed since the last cycle")
        .Produces<ForecastAnswer>().ProducesProblem(StatusCodes.Status404NotFound);

    private static ForecastAnswer Answer(WorkspaceDesk desk, PlanReading reading, string? campaign, string? market)
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
            series.Events,
            ContributionsAnswer.Of(PlanParts.Of(desk, reading, campaign, market)),
            ChangeBoard.Of(desk, reading, campaign, market));
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
        month.Standing.ToString(),
        Standings.ConfidenceOf(month.Forecast));

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
