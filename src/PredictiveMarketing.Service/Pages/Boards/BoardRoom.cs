using PredictiveMarketing.Forecasting.Boards;
using PredictiveMarketing.Service.Desk;
using PredictiveMarketing.Service.Pages.NorthStar;
using PredictiveMarketing.Service.People;
using PredictiveMarketing.Storage.Boards;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Targets;

namespace PredictiveMarketing.Service.Pages.Boards;

/// <summary>Boards as the one who calls may see and change them. What may not be seen does not exist for them.</summary>
public sealed class BoardRoom(Store store, PlannersDesk planners, TargetReading targets, NorthStarRoom stars)
{
    private Person Person => planners.Visit.Person;

    private string Workspace => planners.Visit.Workspace ?? "";

    /// <summary>Every version that the caller may see, newest last.</summary>
    public IReadOnlyList<BoardVersion> Visible() => [.. store.Boards.All(Workspace).Where(Sees).Select(AsSeen)];

    /// <summary>What is displayed; where nothing is, the newest version that the caller may see.</summary>
    public static BoardVersion? Shown(IReadOnlyList<BoardVersion> visible, BoardKind kind, string team)
    {
        BoardVersion[] mine = [.. visible.Where(v => v.Board.Kind == kind && v.Board.Team == team)];
        return mine.LastOrDefault(v => v.State == BoardState.Approved) ?? mine.LastOrDefault(v => v.State is BoardState.Draft or BoardState.InReview) ?? mine.LastOrDefault();
    }

    /// <summary>A version of the caller's workspace that they may see; null for every other one.</summary>
    public BoardVersion? Find(long id) => store.Boards.Find(id) is { } version && version.Workspace == Workspace && Sees(version) ? AsSeen(version) : null;

    /// <summary>Number of the newest version of a board, seen or not; 0 before the first.</summary>
    public int Newest(BoardKind kind, string team) =>
        store.Boards.All(Workspace).Where(v => v.Board.Kind == kind && v.Board.Team == team).Select(v => v.Version).DefaultIfEmpty(0).Max();

    /// <inheritdoc cref="BoardLedger.Save"/>
    public BoardAnswer Save(Board board, int basedOn) => store.Boards.Save(Workspace, board, Person.Name, basedOn);

    /// <inheritdoc cref="BoardLedger.Take"/>
    public BoardAnswer Take(long id, BoardStep step, string? feedback) => store.Boards.Take(id, step, Person.Name, feedback);

    /// <summary>The figures of a board's tiles, of the caller's markets only; null before there is data.</summary>
    public IReadOnlyList<TileFigure>? Figures(WorkspaceDesk? desk, Board board)
    {
        ArgumentNullException.ThrowIfNull(board);
        if (desk is null)
            return null;
        // The markets stand in the name as well, so that what one person reads is never another's.
        string markets = Person.Markets is null ? "*" : string.Join('\n', Person.Markets.Order(StringComparer.Ordinal));
        TileReader reader = desk.Once(
            markets, () => new TileReader(desk, targets.Find(new TargetQuery(desk.Open.Name) { State = TargetState.Published }), Person.Markets, desk.Open.Clock));
        return [.. board.Tiles.Select(tile => desk.Once((markets, tile.Kpi, tile.Target), () => reader.Read(tile)))];
    }

    /// <summary>The active north star with its figure, of the caller's markets only; null while none was decided.</summary>
    public NorthStarCard? Star(WorkspaceDesk? desk) => NorthStarCard.Of(stars.Standing(Workspace, Person), desk is null ? null : stars.Figure(desk.Open, Person));

    /// <summary>Targets that were reached in markets that the caller may see, newest first.</summary>
    public IReadOnlyList<Celebration> Celebrations() =>
        Person.Markets is null ? store.Celebrations.List(Workspace) : [.. store.Celebrations.List(Workspace).Where(c => Person.Sees(c.Key.Market))];

    /// <summary>
    /// The layouts between which a person may switch (B05): whoever does the work has the operational one, whoever only reads or signs the reporting one,
    /// and whoever does both has both. The management board and the north star are reports for everybody.
    /// </summary>
    public static IReadOnlyList<BoardLayout> LayoutsOf(Person person, BoardKind kind)
    {
        ArgumentNullException.ThrowIfNull(person);
        bool works = person.Roles.Any(r => r is Role.Planner or Role.Analyst);
        bool reports = kind != BoardKind.Team || !works || person.Roles.Any(r => r is not (Role.Planner or Role.Analyst));
        return [.. reports ? new[] { BoardLayout.Reporting } : [], .. works ? new[] { BoardLayout.Operational } : []];
    }

    // What was asked of all markets together is nobody's in particular.
    private BoardVersion AsSeen(BoardVersion version) =>
        Person.SeesAll ? version : version with { Board = version.Board with { Tiles = [.. version.Board.Tiles.Select(t => t with { Target = null })] } };

    private bool Sees(BoardVersion version) => BoardStates.IsVisible(
        version.State, version.Author == Person.Name || (version.IsProposal && Person.May(Right.EditBoards)), Person.May(Right.ApproveBoards));
}
