using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PredictiveMarketing.Forecasting.Boards;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Charts;
using PredictiveMarketing.Service.Desk;
using PredictiveMarketing.Service.People;
using PredictiveMarketing.Service.Wording;
using PredictiveMarketing.Storage.Boards;

namespace PredictiveMarketing.Service.Pages.Boards;

/// <summary>Three boards: for management, for teams, and the north star; with their way from draft to display.</summary>
[Needs(Right.Read)]
public sealed class BoardsModel(PlannersDesk planners, Words words, BoardRoom room) : PlannersPage(planners, words)
{
    private static readonly string[] Tabs = ["management", "team", "northstar"];

    [BindProperty(SupportsGet = true)]
    public string? Tab { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Team { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Version { get; set; }

    [BindProperty(SupportsGet = true, Name = "layout")]
    public string? LayoutText { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Edit { get; set; }

    [TempData]
    public string? Told { get; set; }

    public IReadOnlyList<string> Refused { get; private set; } = [];

    public BoardKind Kind { get; private set; }

    /// <summary>Null when there is nothing that the reader may see.</summary>
    public BoardView? View { get; private set; }

    public BoardForm? Form { get; private set; }

    public IReadOnlyList<string> Teams { get; private set; } = [];

    public IReadOnlyList<Celebration> Celebrations { get; private set; } = [];

    public BoardLayout Layout { get; private set; }

    public IReadOnlyList<BoardLayout> Layouts { get; private set; } = [];

    public BoardWords Say { get; private set; } = null!;

    public bool MayEdit => Person.May(Right.EditBoards);

    public bool MayApprove => Person.May(Right.ApproveBoards);

    /// <summary>What whoever writes or approves the board should know of it; nobody else can change it.</summary>
    public IReadOnlyList<string> Advice => View is { Version: { State: BoardState.Draft or BoardState.InReview } version } && (MayEdit || MayApprove)
        ? [.. BoardRules.Advice(version.Board).Select(f => AdviceText(f, version.Board)).Distinct()] : [];

    /// <summary>How many KPIs stand how; what there is none of is not said.</summary>
    public string Counts
    {
        get
        {
            (string Key, int Count)[] parts =
            [
                ("met", View!.Count(TileState.Met)), ("near", View.Count(TileState.Near)), ("missed", View.Count(TileState.Missed)),
                ("open", View.Count(TileState.NoTarget) + View.Count(TileState.NoFigure) + View.Count(TileState.Stale)),
            ];
            return Words.Say("boards.counts", string.Join(", ", parts.Where(p => p.Count > 0).Select(p => Words.Count($"boards.count.{p.Key}", p.Count))));
        }
    }

    public IActionResult OnGet() => Show() ? Page() : NotFound();

    [Needs(Right.EditBoards)]
    public IActionResult OnPostSave(BoardForm form)
    {
        if (!Show())
            return NotFound();
        if (!MayEdit)
            return new StatusCodeResult(StatusCodes.Status403Forbidden);
        Form = form.Read();
        if (Form.Tiles.Any(t => t.HasBadTarget))
            return Refuse(Words["boards.refused.target"]);
        string team = Kind == BoardKind.Team ? Form.Team ?? "" : "";
        // Under another name it is another team's first board.
        BoardAnswer answer = room.Save(Form.Board(Kind, team), team == Team ? Form.BasedOn : 0);
        return answer.Accepted ? Done("boards.told.saved", answer.Version!) : Refuse(answer.Findings);
    }

    [Needs(Right.EditBoards)]
    public IActionResult OnPostSend(long id) => Take(id, BoardStep.Sent, null, MayEdit);

    [Needs(Right.ApproveBoards)]
    public IActionResult OnPostReturn(long id, string? feedback) => Take(id, BoardStep.Returned, feedback, MayApprove);

    [Needs(Right.ApproveBoards)]
    public IActionResult OnPostApprove(long id, string? feedback) => Take(id, BoardStep.Approved, feedback, MayApprove);

    [Needs(Right.ApproveBoards)]
    public IActionResult OnPostWithdraw(long id, string? feedback) => Take(id, BoardStep.Withdrawn, feedback, MayApprove);

    /// <summary>The address of this page with something else on it.</summary>
    public string Address(string? tab = null, string? team = null, BoardLayout? layout = null, int? version = null, bool edit = false) => Url.Page("/Boards/Boards", new
    {
        tab = tab ?? Tab,
        team = tab is null ? team ?? Team : team,
        layout = layout?.ToString().ToLowerInvariant() ?? (tab is null ? LayoutText : null),
        version,
        edit = edit ? "true" : null,
    })!;

    /// <summary>The trend of a tile, to take along; null where there is none.</summary>
    public ChartModel? TrendOf(TileView tile)
    {
        ArgumentNullException.ThrowIfNull(tile);
        return tile.Figure is not { } figure || !Sparkline.Is(figure.Trend) ? null : Trend(
            $"{tile.Id}-{figure.Kpi.Key}", Say.Headline(figure), figure.Trend, Trends.UnitOf(figure.Headline.Definition.Unit, Desk!.Contract.Currency ?? "EUR"));
    }

    /// <summary>The north star's trend, to take along; null where there is none.</summary>
    public ChartModel? StarTrend => View?.Star is not { Figure: { } figure } star || !Sparkline.Is(figure.Trend) ? null : Trend("north-star", star.Draft.Chosen ?? "", figure.Trend, (star.Draft.Unit, 2));

    public static string TabOf(BoardKind kind) => Tabs[(int)kind];

    public DateTimeOffset Local(DateTimeOffset moment) => Planners.Local(moment);

    protected override IEnumerable<ChartModel> Charts() => Show() && View is { } view ? view.Tiles.Select(TrendOf).Append(StarTrend).OfType<ChartModel>() : [];

    private ChartModel Trend(string id, string name, IReadOnlyList<TrendPoint> trend, (string? Unit, int Decimals) unit) => WithFiles(new ChartModel(
        id, Words.Say("boards.trend", name, Figures.LongMonth(trend[0].Month), Figures.LongMonth(trend[^1].Month)), Trends.Of(trend, unit, Words)));

    private bool Show()
    {
        bool known = Open();
        Tab ??= Tabs[0];
        if (!known || !Tabs.Contains(Tab))
            return false;
        Kind = (BoardKind)Array.IndexOf(Tabs, Tab);
        Say = new BoardWords(Words, Desk?.Contract.Currency ?? "EUR", Desk?.Decimals ?? 0);
        IReadOnlyList<BoardVersion> visible = room.Visible();
        Teams = [.. visible.Where(v => v.Board.Kind == BoardKind.Team).Select(v => v.Board.Team).Distinct()];
        Team = Kind == BoardKind.Team ? Team ?? (Teams.Count > 0 ? Teams[0] : "") : "";
        BoardVersion? shown = Version is int number
            ? visible.FirstOrDefault(v => v.Board.Kind == Kind && v.Board.Team == Team && v.Version == number)
            : BoardRoom.Shown(visible, Kind, Team);
        if (Version is not null && shown is null)
            return false;
        Layouts = BoardRoom.LayoutsOf(Person, Kind);
        BoardLayout usual = Kind == BoardKind.Team && Layouts.Contains(BoardLayout.Operational) ? BoardLayout.Operational : Layouts[0];
        Layout = Enum.TryParse(LayoutText, ignoreCase: true, out BoardLayout asked) && Layouts.Contains(asked) ? asked : usual;
        Celebrations = room.Celebrations();
        if (shown is not null)
            View = BoardView.Of(shown, room.Figures(Desk, shown.Board), [.. visible.Where(v => v.Board.Kind == Kind && v.Board.Team == Team)]) with { Star = Kind == BoardKind.NorthStar ? room.Star(Desk) : null };
        if (Edit && MayEdit)
            Form = BoardForm.Of(shown?.Board, Team, room.Newest(Kind, Team), Kind, Say);
        return true;
    }

    private IActionResult Take(long id, BoardStep step, string? feedback, bool may)
    {
        if (!Show())
            return NotFound();
        if (!may)
            return new StatusCodeResult(StatusCodes.Status403Forbidden);
        if (room.Find(id) is null)
            return NotFound();
        BoardAnswer answer = room.Take(id, step, feedback);
        return answer.Accepted ? Done($"boards.told.{step}", answer.Version!) : Refuse(answer.Findings);
    }

    private RedirectToPageResult Done(string told, BoardVersion version)
    {
        Told = Words.Say(told, version.Version);
        return RedirectToPage(new { tab = Tab, team = version.Board.Team.Length == 0 ? null : version.Board.Team, version = version.State == BoardState.Approved ? (int?)null : version.Version, layout = LayoutText });
    }

    private PageResult Refuse(IReadOnlyList<Finding> findings) =>
        Refuse([.. findings.Where(f => f.Severity == Severity.Error).Select(FindingText).Distinct()]);

    private PageResult Refuse(params string[] reasons)
    {
        Refused = reasons;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private string AdviceText(Finding finding, Board board) => (finding.Place.Column ?? "").Split('/') is [_, string row, ..] && int.TryParse(row, out int index)
        ? Words.Say($"boardAdvice.{finding.Rule}", Say.Name(board.Tiles[index].Kpi))
        : Words.Say($"boardAdvice.{finding.Rule}", board.Tiles.Count, BoardRules.Comfortable);

    // The row's number is what a person sees on the form.
    private string FindingText(Finding finding)
    {
        string[] path = (finding.Place.Column ?? "").Split('/');
        int? row = path.Length > 1 && int.TryParse(path[1], out int index) ? index + 1 : null;
        string text = Words.Name("boardFinding", finding.Rule);
        return row is null ? text : Words.Say("boards.refused.row", row, text);
    }
}

/// <summary>A tile and the page that it stands on.</summary>
public sealed record TileOnPage(BoardsModel Page, TileView View);
