using System.Text.Json;
using PredictiveMarketing.Forecasting.Frame.NorthStar;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Api;
using PredictiveMarketing.Service.Hosting;
using PredictiveMarketing.Service.Pages.Frame;
using PredictiveMarketing.Service.People;
using PredictiveMarketing.Storage.Framing;

namespace PredictiveMarketing.Service.Pages.NorthStar;

/// <summary>The north star for programs.</summary>
/// <param name="Step">The step of the guide whose turn it is; null when all four are done.</param>
/// <param name="Ranking">Candidates by impact x ease, best first.</param>
/// <param name="Open">What stands between the draft and the north star.</param>
/// <param name="Mistakes">What goes wrong with the active one.</param>
/// <param name="ReviewDue">The day by which the active one is to be assessed again.</param>
public sealed record NorthStarView(
    string Workspace, int Iteration, string? Hash, NorthStarDraft Draft, GuideStep? Step, IReadOnlyList<Candidate> Ranking, IReadOnlyList<Criterion> FailedCriteria,
    IReadOnlyList<GivenSignOff> SignOffs, DataTest? DataTest, IReadOnlyList<Mistake> Open, NorthStarVersion? Active, IReadOnlyList<Mistake> Mistakes, DateOnly? ReviewDue)
{
    public static NorthStarView Of(NorthStarRoom room, string workspace, Person person)
    {
        ArgumentNullException.ThrowIfNull(room);
        NorthStarStanding standing = room.Standing(workspace, person);
        NorthStarDraft draft = standing.Latest?.Draft ?? new NorthStarDraft();
        return new NorthStarView(
            workspace, standing.Latest?.Iteration ?? 0, standing.Latest?.Hash, draft, NorthStarGuide.Current(draft), PriorityMatrix.Rank(draft.Candidates), Criteria.Failed(draft.Criteria),
            standing.SignOffs, standing.Test, Shown(room.Stars.Standing(workspace).Open), standing.Active, Shown(room.Lint(workspace)), standing.Review?.Due);
    }

    private static IReadOnlyList<Mistake> Shown(IReadOnlyList<Finding> findings) => [.. FramingProblems.Pointed(findings).Select(Mistake.Of)];
}

/// <summary>A team's word. Who gives it is whoever calls.</summary>
public sealed record SignOffRequest(Team? Team, bool? Approves, string? Comment);

/// <summary>The active north star was assessed again and stays.</summary>
/// <param name="Note">Mandatory: what was looked at.</param>
public sealed record AssessmentRequest(string? Note);

/// <summary>A column of the workspace to test the candidate on.</summary>
public sealed record DataTestRequest(string? Column);

/// <summary>The last iteration becomes the north star.</summary>
/// <param name="Replaces">It takes the place of the active one.</param>
/// <param name="Reason">Mandatory for a change: BusinessModel, LifeCycle or NewMarket.</param>
public sealed record ActivateRequest(string? Hash, bool? Replaces, string? Reason, string? Explanation);

public static class NorthStarApi
{
    public static void MapNorthStar(this RouteGroupBuilder api)
    {
        RouteGroupBuilder star = api.MapGroup("").WithTags("north star").Needing(Right.Read);
        star.MapGet("/north-star", (Visit visit, NorthStarRoom room, string? workspace) => On(visit, which => Results.Ok(NorthStarView.Of(room, which, visit.Person))))
            .WithName("GetNorthStar").WithSummary("Guide, matrix, sign-offs, data test and the active version").Produces<NorthStarView>().ProducesProblem(404);
        star.MapPut("/north-star/draft", Save).Needing(Right.Frame).RequireAntiforgery().WithName("SaveNorthStar").WithSummary("Keeps an iteration of the guide; a step before its turn is refused")
            .Accepts<NorthStarDraft>("application/json").Produces<NorthStarView>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428).ProducesProblem(422);
        star.MapPost("/north-star/check", (JsonElement body) => FramingApi.Parsed<NorthStarDraft>(body, out IResult? wrong) is { } draft
                ? Results.Ok(FramingProblems.Pointed(NorthStarGuide.Check(draft)).Select(Mistake.Of)) : wrong!)
            .RequireAntiforgery().WithName("CheckNorthStar").WithSummary("What a draft of the guide still needs; nothing is kept")
            .Accepts<NorthStarDraft>("application/json").Produces<IReadOnlyList<Mistake>>().ProducesProblem(400).ProducesProblem(422);
        star.MapPost("/north-star/matrix", (IReadOnlyList<Candidate> candidates) => PriorityMatrix.Check(candidates) is { Count: > 0 } wrong ? FramingProblems.Refused(wrong) : Results.Ok(PriorityMatrix.Rank(candidates)))
            .RequireAntiforgery().WithName("RankCandidates").WithSummary("Ranks candidates by impact x ease, both 1 to 5; nothing is kept").Produces<IReadOnlyList<Candidate>>().ProducesProblem(400).ProducesProblem(422);
        star.MapPost("/north-star/sign-offs", SignOff).Needing(Right.Frame).RequireAntiforgery().WithName("SignOffNorthStar").WithSummary("A team's word on the candidate")
            .Produces<NorthStarView>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        star.MapPost("/north-star/data-test", Test).Needing(Right.Frame).RequireAntiforgery().WithName("TestNorthStar").WithSummary("Correlation of the candidate's column with the leads")
            .Produces<NorthStarView>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(422);
        star.MapPost("/north-star/activate", Activate).Needing(Right.SignFraming).RequireAntiforgery().WithName("ActivateNorthStar").WithSummary("Makes the last iteration the one north star; a change gives its reason")
            .Produces<NorthStarView>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        star.MapPost("/north-star/reviews", (Visit visit, NorthStarRoom room, AssessmentRequest request, string? workspace) => On(visit, which => Answer(room, visit, room.Stars.Reassess(which, request.Note, visit.Person.Name))))
            .Needing(Right.SignFraming).RequireAntiforgery().WithName("ReassessNorthStar").WithSummary("The active north star was assessed again and stays; reminders count from here")
            .Produces<NorthStarView>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        star.MapGet("/north-star/figure", (Visit visit, NorthStarRoom room, string? workspace) => On(visit, which =>
                visit.Open is { } open && room.Figure(open, visit.Person) is { } figure ? Results.Ok(figure) : Problems.Unknown("north star in force", which)))
            .WithName("GetNorthStarFigure").WithSummary("The active north star in figures: last value, trend, goal, how late").Produces<NorthStarFigure>().ProducesProblem(404);
        star.MapGet("/north-star/history", (HttpContext call, Visit visit, NorthStarRoom room, string? workspace, [AsParameters] PageAsked page) => On(visit, which =>
                Paging.Page(call, page, room.Standing(which, visit.Person).Versions, v => Paging.Number(v.Version))))
            .WithName("GetNorthStarHistory").WithSummary("Every version that was the north star, newest first").Produces<IReadOnlyList<NorthStarVersion>>().ProducesProblem(400).ProducesProblem(404);
        star.MapGet("/north-star/examples", () => NorthStarExamples.All).WithName("GetNorthStarExamples").WithSummary("Examples to think with").Produces<IReadOnlyList<NorthStarExample>>();
    }

    private static IResult Save(HttpContext call, Visit visit, NorthStarRoom room, JsonElement body, string? workspace) => On(visit, which =>
    {
        if (FramingApi.Parsed<NorthStarDraft>(body, out IResult? wrong) is not { } draft)
            return wrong!;
        // Read before the tag is looked at: whoever saves in between is not overwritten.
        string expected = room.Stars.Standing(which).Latest?.Hash ?? NorthStars.Nothing;
        if (EntityTags.RefusalToReplace(call, NorthStarView.Of(room, which, visit.Person), stands: expected != NorthStars.Nothing) is { } stale)
            return stale;
        return Answer(room, visit, room.Stars.Save(new NorthStarSave(which, draft, visit.Person.Name, expected)));
    });

    private static IResult SignOff(Visit visit, NorthStarRoom room, SignOffRequest request, string? workspace) => On(visit, which =>
        request.Team is not { } team || !Enum.IsDefined(team) ? Problems.Missing("team", "Say for which team: Sales, Marketing or Product.")
        : request.Approves is not bool approves ? Problems.Missing("approves", "Say yes or no.")
        : Answer(room, visit, room.Stars.Give(which, new SignOff(team, approves, visit.Person.Name, request.Comment))));

    private static IResult Test(Visit visit, NorthStarRoom room, DataTestRequest request, string? workspace) => On(visit, which =>
        visit.Open is { } open && room.Test(open, request.Column ?? "", visit.Person.Name) is { } answer ? Answer(room, visit, answer) : Problems.Missing("column", "Name a column of externals.csv."));

    private static IResult Activate(Visit visit, NorthStarRoom room, ActivateRequest request, string? workspace) => On(visit, which =>
    {
        ChangeReason? reason = Enum.TryParse(request.Reason, ignoreCase: true, out ChangeReason given) && Enum.IsDefined(given) ? given : null;
        string hash = request.Hash ?? room.Stars.Standing(which).Latest?.Hash ?? "";
        return Answer(room, visit, room.Stars.Activate(new NorthStarDecision(which, hash, visit.Person.Name, request.Replaces ?? false, reason, request.Explanation)));
    });

    private static IResult On(Visit visit, Func<string, IResult> act) => !visit.IsUnknown && visit.Workspace is { } which ? act(which) : Problems.Unknown("workspace", visit.Asked ?? "(none yet)");

    private static IResult Answer(NorthStarRoom room, Visit visit, NorthStarAnswer answer) =>
        answer.Accepted ? Results.Ok(NorthStarView.Of(room, visit.Workspace!, visit.Person)) : FramingProblems.Refused(answer.Findings);
}
