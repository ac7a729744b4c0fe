using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Relate;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Api;
using PredictiveMarketing.Service.Desk;
using PredictiveMarketing.Service.People;
using PredictiveMarketing.Service.Schedule;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Workspaces.Contract;

namespace PredictiveMarketing.Service.Pages.Relate;

/// <summary>Step 3 of one series: is each driver linked to the leads?</summary>
/// <param name="Drivers">What is used first; the page's part of the list.</param>
public sealed record RelateAnswer(string Workspace, string Campaign, string Market, IReadOnlyList<DriverAnswer> Drivers);

/// <summary>A driver with everything that is known of its link to the leads. A link is no proof of a cause.</summary>
/// <param name="Name">As the contract calls it, and as force and release do.</param>
/// <param name="Expected">The sign that people expect: 1, -1, or 0 when nothing was said.</param>
/// <param name="Sign">Of the effect that was found.</param>
/// <param name="ForcedBecause">Why a person wants it used whatever the evidence says.</param>
/// <param name="Inquiry">Further evidence, with <c>close=true</c>; null otherwise.</param>
public sealed record DriverAnswer(
    string Name, DriverSource Source, DriverEvidence Evidence, int Expected, int Sign, bool IsAgainstExpectation, bool MayBeForced, string? ForcedBecause, InquiryAnswer? Inquiry);

/// <param name="MutualInformation">In nats; null under 18 months.</param>
/// <param name="PlaceboP">Share of placebos that are linked as closely; null under 18 months.</param>
public sealed record InquiryAnswer(
    IReadOnlyList<LagAnswer> Lags, double? MutualInformation, double? MutualQ, double? PlaceboP, int Folds, int FoldsUsed, int FoldsProven, int FoldsSameSign, IReadOnlyList<LeftOver> Months);

/// <param name="Q">After control of false discoveries over all drivers and lags.</param>
public sealed record LagAnswer(int Lag, double? Correlation, double? P, double? Q, int Months);

/// <summary>A person's word on a driver of a series.</summary>
/// <param name="Driver">Its name, as GET /relate gives it.</param>
/// <param name="Reason">Mandatory to force it in.</param>
public sealed record DriverRequest(string? Driver, string? Reason);

public static class RelateApi
{
    public static void MapRelate(this RouteGroupBuilder api)
    {
        RouteGroupBuilder relate = api.MapGroup("").WithTags("relate");
        relate.MapGet("/relate", (HttpContext call, PlannersDesk planners, EvidenceRoom evidence, string? workspace, string? campaign, string? market, bool? close, [AsParameters] PageAsked page) =>
                BoardOf(planners, evidence, campaign, market, close == true, out IResult? refusal) is not { } board ? refusal!
                : Paging.Page(call, page, board.Lines, l => l.Evidence.Driver, lines => new RelateAnswer(planners.Visit.Workspace!, board.Key.Campaign, board.Key.Market, [.. lines.Select(Driver)])))
            .Needing(Right.Read).WithName("GetRelation").WithSummary("Step 3: every driver of a series with its evidence; the first series where none is named")
            .Produces<RelateAnswer>().ProducesProblem(400).ProducesProblem(404);
        Word(relate, "force", "ForceDriver", "Has a driver used whatever the evidence says, with a reason; a new version of the data and a run follow", isForced: true);
        Word(relate, "release", "ReleaseDriver", "Takes the word back that forced a driver in", isForced: false);
    }

    private static void Word(RouteGroupBuilder relate, string verb, string name, string summary, bool isForced) =>
        relate.MapPost($"/relate/{verb}", (PlannersDesk planners, EvidenceRoom evidence, Store store, Bell bell, string? workspace, string? campaign, string? market, DriverRequest request) =>
        {
            if (string.IsNullOrWhiteSpace(request.Driver))
                return Problems.Missing("driver", "Name the driver, as GET /relate gives it.");
            if (isForced && string.IsNullOrWhiteSpace(request.Reason))
                return Problems.Missing("reason", "Say why the driver is to be used whatever the evidence says.");
            if (BoardOf(planners, evidence, campaign, market, closely: false, out IResult? refusal) is not { } board)
                return refusal!;
            if (board.Lines.FirstOrDefault(l => l.Name == request.Driver || l.Evidence.Driver == request.Driver) is not { } line)
                return Problems.Unknown("driver", request.Driver);
            if (isForced ? !line.MayBeForced : !line.IsForced)
                return NotSo(isForced, line.Name);
            IReadOnlyList<Finding> findings = DriverForcing.Write(store, planners.Visit.Workspace!, new DriverWish(line.Name, line.Source, line.Evidence.KnownAhead, isForced ? request.Reason!.Trim() : null, planners.Visit.Person.Name));
            if (findings.Count > 0)
                return Problems.Refused("Nothing was changed", StatusCodes.Status409Conflict, findings);
            bell.Ring();
            return Results.Accepted($"/api/v1/relate{QueryString.Create(new Dictionary<string, string?> { ["workspace"] = planners.Visit.Workspace, ["campaign"] = board.Key.Campaign, ["market"] = board.Key.Market })}");
        })
        .RequireAntiforgery().Needing(Right.Frame).WithName(name).WithSummary(summary)
        .Produces(202).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);

    private static RelateBoard? BoardOf(PlannersDesk planners, EvidenceRoom evidence, string? campaign, string? market, bool closely, out IResult? refusal)
    {
        if (planners.Open(campaign, market, out refusal) is not WorkspaceDesk desk)
            return null;
        if (desk.KeysOf(campaign, market) is not [SeriesKey key, ..])
        {
            refusal = Problems.Unknown("series", $"{campaign ?? "*"} / {market ?? "*"}");
            return null;
        }

        return RelateBoard.Of(evidence.Of(desk.Open), key, closely);
    }

    private static IResult NotSo(bool isForced, string driver) => Problems.Refused("Nothing was changed", StatusCodes.Status409Conflict,
    [
        isForced
            ? Finding.Error(new Place("request", Column: "driver"), "relate.not-dropped", $"'{driver}' is used already, or has no history that could be used.", "Look at its evidence.")
            : Finding.Error(new Place("request", Column: "driver"), "relate.not-forced", $"'{driver}' is not forced in.", "Look at its evidence."),
    ]);

    private static DriverAnswer Driver(RelateLine line) => new(
        line.Name, line.Source, line.Evidence, line.Expected, line.Sign, line.IsAgainstExpectation, line.MayBeForced, line.Named?.ForcedBecause, line.Inquiry is { } inquiry ? Inquiry(inquiry) : null);

    private static InquiryAnswer Inquiry(DriverInquiry i) => new(
        [.. i.Lags.Select(l => new LagAnswer(l.Lag, Finite.Of(l.Correlation), Finite.Of(l.P), Finite.Of(l.Q), l.Months))],
        Finite.Of(i.MutualInformation), Finite.Of(i.MutualQ), Finite.Of(i.PlaceboP), i.Folds, i.FoldsUsed, i.FoldsProven, i.FoldsSameSign,
        [.. i.Months.Where(m => double.IsFinite(m.Leads) && double.IsFinite(m.Driver))]);
}
