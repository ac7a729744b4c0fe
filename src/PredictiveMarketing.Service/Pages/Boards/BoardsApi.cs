using Microsoft.AspNetCore.Mvc;
using PredictiveMarketing.Forecasting.Boards;
using PredictiveMarketing.Forecasting.Kpis;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Api;
using PredictiveMarketing.Service.Desk;
using PredictiveMarketing.Service.People;
using PredictiveMarketing.Storage.Boards;

namespace PredictiveMarketing.Service.Pages.Boards;

/// <summary>A version of a board in a list.</summary>
/// <param name="Id">What the decisions name.</param>
/// <param name="Advice">What the board may be kept with and is better without, such as more KPIs than can be looked at together.</param>
public sealed record BoardLine(long Id, BoardKind Kind, string Team, int Version, BoardState State, string Author, DateTimeOffset CreatedAt, int Kpis, IReadOnlyList<Mistake> Advice);

/// <summary>A tile with its figure; a value that is not known is null, with the reason.</summary>
/// <param name="Month">The month that the figure stands for.</param>
/// <param name="AsOf">Date of the oldest figure behind it.</param>
/// <param name="Others">The other variants of the KPI, for the same month.</param>
public sealed record TileAnswer(
    Tile Tile, string? Variant, string? Formula, string? Definition, IReadOnlyList<string> Sources, Month? Month, DateOnly? AsOf, decimal? Actual, decimal? Target,
    TargetOrigin TargetOrigin, decimal? Gap, TileState State, string? WhyNot, IReadOnlyList<TrendPoint> Trend, IReadOnlyList<KpiResult> Others);

/// <summary>A board with its figures.</summary>
public sealed record BoardContent(BoardLine Board, IReadOnlyList<BoardEvent> Events, IReadOnlyList<TileAnswer> Tiles);

/// <summary>A board to keep as a draft.</summary>
/// <param name="BasedOn">The newest version when it was read; 0 before the first.</param>
public sealed record BoardRequest(string? Team, int BasedOn, IReadOnlyList<Tile>? Tiles);

/// <summary>A step of a board's way.</summary>
/// <param name="Id">The version, as listed.</param>
/// <param name="Feedback">What was said in the session; mandatory to approve and to send back.</param>
public sealed record BoardStepRequest(long Id, string? Feedback);

public static class BoardsApi
{
    public static void MapBoards(this RouteGroupBuilder api)
    {
        RouteGroupBuilder boards = api.MapGroup("").WithTags("boards").Needing(Right.Read);
        boards.MapGet("/boards", (HttpContext call, PlannersDesk planners, BoardRoom room, string? workspace, [AsParameters] PageAsked page) =>
                planners.Open(null, null, out IResult? refusal) is null ? refusal! : Paging.Page(call, page, [.. room.Visible().Select(Line)], b => Paging.Number(b.Id)))
            .WithName("ListBoards").WithSummary("Versions of boards that the caller may see").Produces<IReadOnlyList<BoardLine>>().ProducesProblem(404);
        boards.MapGet("/boards/{id:long}", (PlannersDesk planners, BoardRoom room, string? workspace, long id) =>
                planners.Open(null, null, out IResult? refusal) is not WorkspaceDesk desk ? refusal! : room.Find(id) is { } version ? Results.Ok(Content(room, desk, version)) : Unknown(id))
            .WithName("GetBoard").WithSummary("A version of a board with its figures").Produces<BoardContent>().ProducesProblem(404);
        boards.MapPut("/boards/{kind}", Save).RequireAntiforgery().Needing(Right.EditBoards)
            .WithName("SaveBoard").WithSummary("Keeps a new draft; If-Match names the version that it was written on")
            .Produces<BoardLine>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428).ProducesProblem(422);
        Step(boards, "review", BoardStep.Sent, Right.EditBoards, "Sends a draft to review");
        Step(boards, "return", BoardStep.Returned, Right.ApproveBoards, "Sends a board back with feedback");
        Step(boards, "approve", BoardStep.Approved, Right.ApproveBoards, "Approves a board with the feedback of its session: from now on everybody sees it");
        Step(boards, "withdraw", BoardStep.Withdrawn, Right.ApproveBoards, "Takes a board back");
    }

    private static void Step(RouteGroupBuilder boards, string verb, BoardStep step, Right right, string summary) =>
        boards.MapPost($"/boards/{verb}", (PlannersDesk planners, BoardRoom room, string? workspace, BoardStepRequest request) =>
        {
            if (planners.Open(null, null, out IResult? refusal) is null)
                return refusal!;
            return room.Find(request.Id) is null ? Unknown(request.Id) : Answer(room.Take(request.Id, step, request.Feedback));
        })
        .RequireAntiforgery().Needing(right)
        .WithName($"{char.ToUpperInvariant(verb[0])}{verb[1..]}Board").WithSummary(summary)
        .Produces<BoardLine>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);

    private static IResult Save(HttpContext call, PlannersDesk planners, BoardRoom room, string? workspace, BoardKind kind, [FromBody] BoardRequest request)
    {
        if (planners.Open(null, null, out IResult? refusal) is not WorkspaceDesk desk)
            return refusal!;
        string team = request.Team?.Trim() ?? "";
        if (request.Tiles is null || request.Tiles.Any(t => t?.Answers is null || t.Kpi is null || t.Owner is null))
            return Problems.Missing("tiles", "Name the tiles, each with KPI, owner and answers.");
        BoardVersion? read = room.Visible().LastOrDefault(v => v.Board.Kind == kind && v.Board.Team == team && v.Version == request.BasedOn);
        if (read is not null && EntityTags.RefusalToReplace(call, Content(room, desk, read), stands: true) is { } late)
            return late;
        return Answer(room.Save(new Board(kind, team, request.Tiles), request.BasedOn));
    }

    private static IResult Answer(BoardAnswer answer)
    {
        if (answer.Accepted)
            return Results.Ok(Line(answer.Version!));
        int status = answer.Findings.Any(f => f.Rule is "board.changed" or "board.state") ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
        return Problems.Refused("The board was not changed", status, answer.Findings);
    }

    private static IResult Unknown(long id) => Problems.Unknown("board", id.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static BoardLine Line(BoardVersion v) => new(v.Id, v.Board.Kind, v.Board.Team, v.Version, v.State, v.Author, v.CreatedAt, v.Board.Tiles.Count, [.. BoardRules.Advice(v.Board).Select(Mistake.Of)]);

    private static BoardContent Content(BoardRoom room, WorkspaceDesk desk, BoardVersion version) => new(
        Line(version), version.Events, [.. version.Board.Tiles.Zip(room.Figures(desk, version.Board)!, Tile)]);

    private static TileAnswer Tile(Tile tile, TileFigure figure)
    {
        KpiResult headline = figure.Headline;
        return new TileAnswer(
            tile, headline.Definition.Name, headline.Definition.Formula, headline.Definition.Source, [.. headline.Inputs.Select(i => i.Source).Distinct()], figure.Month, headline.AsOf,
            figure.Actual, figure.Target, figure.TargetOrigin, figure.Gap, figure.State, headline.WhyNot, figure.Trend, figure.Others);
    }
}
