using PredictiveMarketing.Forecasting.Evaluate;
using PredictiveMarketing.Forecasting.Evaluate.Power;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Api;
using PredictiveMarketing.Service.Desk;
using PredictiveMarketing.Service.People;

namespace PredictiveMarketing.Service.Pages.Evaluate;

/// <summary>Step 2: are the data sets sufficient, and how small an effect could they show?</summary>
/// <param name="Overall">The worst verdict on leads: those that fail stop the training of their series.</param>
/// <param name="Power">Per campaign, how much its history can tell.</param>
/// <param name="DataSets">The page's part of the list.</param>
public sealed record EvaluateAnswer(string Workspace, Judgement Overall, IReadOnlyList<PowerAnswer> Power, IReadOnlyList<DataSetAnswer> DataSets);

/// <summary>A data set of a series with its verdict.</summary>
/// <param name="DataSet"><c>leads</c>, <c>media tv</c>, <c>external stringency</c>.</param>
/// <param name="MissingShare">Gaps as a share of the months from the first to the last.</param>
public sealed record DataSetAnswer(
    string DataSet, SeriesKey? Series, Verdict Verdict, int Months, Month? First, Month? Last, IReadOnlyList<Month> Gaps, double? MissingShare, int MonthsBehind, IReadOnlyList<CheckAnswer> Checks);

/// <param name="Judged">False where the data allow no answer; the verdict says why and counts for nothing.</param>
/// <param name="Evidence">The numbers behind it, by name.</param>
public sealed record CheckAnswer(string Kind, bool Judged, Verdict Verdict, IReadOnlyList<Month> Months, IReadOnlyDictionary<string, double?> Evidence);

/// <param name="EffectiveMonths">Months that count as independent, over all markets.</param>
/// <param name="MostDrivers">Most drivers that a model may use; null: all of them.</param>
public sealed record PowerAnswer(string Campaign, int Months, int Markets, double? EffectiveMonths, int? MostDrivers, bool UnivariateOnly, IReadOnlyList<DriverPowerAnswer> Drivers);

/// <param name="SmallestLeads">The smallest effect that would be seen, in leads a month; null where nothing could be.</param>
/// <param name="MonthsForHalf">Months more that would show half of it.</param>
public sealed record DriverPowerAnswer(string Driver, double? SmallestLeads, double? SmallestShare, int? MonthsForHalf, int? MarketsForHalf, string? MergeWith);

public static class EvaluateApi
{
    /// <summary>A program waits longer than a reader.</summary>
    private static readonly EvidencePatience Patience = new(TimeSpan.FromSeconds(30));

    public static void MapEvaluate(this RouteGroupBuilder api) =>
        api.MapGet("/evaluate", List).Needing(Right.Read).WithName("GetEvaluation").WithTags("evaluate").WithSummary("Step 2: the verdict on every data set, and how small an effect the history could show")
            .Produces<EvaluateAnswer>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(503);

    private static async Task<IResult> List(HttpContext call, PlannersDesk planners, EvidenceRoom evidence, string? workspace, string? campaign, string? market, [AsParameters] PageAsked page)
    {
        if (planners.Open(campaign, market, out IResult? refusal) is not WorkspaceDesk desk)
            return refusal!;
        if (await evidence.Of(desk.Open).SufficiencyWithin(Patience) is not SufficiencyReport report)
        {
            call.Response.Headers.RetryAfter = "5";
            return Results.Problem("The verdicts are being worked out. Ask again in a moment.", statusCode: StatusCodes.Status503ServiceUnavailable, title: "Not ready yet");
        }

        DataSetSufficiency[] all = [.. report.DataSets.Where(d => (campaign is null || d.Series?.Campaign == campaign) && (market is null || d.Series?.Market == market))];
        return Paging.Page(call, page, all, d => $"{d.Series}|{d.DataSet}", lines => new EvaluateAnswer(
            desk.Open.Name,
            Verdict.Worst(all.Where(d => d.DataSet == "leads").Select(d => d.Verdict)).Judgement,
            [.. report.Power.Where(p => campaign is null || p.Campaign == campaign).Select(Power)],
            [.. lines.Select(DataSet)]));
    }

    private static DataSetAnswer DataSet(DataSetSufficiency d) => new(
        d.DataSet, d.Series, d.Verdict, d.Months, d.First, d.Last, d.Gaps, Finite.Of(d.MissingShare), d.MonthsBehind,
        [.. d.Checks.Select(c => new CheckAnswer(c.Kind, c.Judged, c.Verdict, c.Months, c.Evidence.ToDictionary(e => e.Key, e => Finite.Of(e.Value))))]);

    private static PowerAnswer Power(PowerStatement p) => new(
        p.Campaign, p.Months, p.Markets, Finite.Of(p.EffectiveMonths), p.Limits.MostDrivers == int.MaxValue ? null : p.Limits.MostDrivers, p.Limits.UnivariateOnly,
        [.. p.Drivers.Select(d => new DriverPowerAnswer(d.Driver, Finite.Of(d.SmallestLeads), Finite.Of(d.SmallestShare), d.MonthsForHalf, d.MarketsForHalf, d.MergeWith))]);
}
