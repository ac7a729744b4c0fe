using PredictiveMarketing.Forecasting.Boards;

namespace PredictiveMarketing.Service.Pages.Boards;

/// <summary>A board as it is typed: its tiles, and one empty line for the next.</summary>
public sealed class BoardForm
{
    /// <summary>The newest version when the form was opened.</summary>
    public int BasedOn { get; set; }

    public string? Team { get; set; }

    public IList<TileForm> Tiles { get; init; } = [];

    /// <summary>The board before the reader; the product's proposal where there is none.</summary>
    public static BoardForm Of(Board? board, string? team, int newest, BoardKind kind, BoardWords words)
    {
        Board shown = board ?? Proposal(kind, team ?? "");
        return new BoardForm
        {
            BasedOn = newest,
            Team = team,
            Tiles = [.. shown.Tiles.Select((t, i) => TileForm.Of(t, i + 1, words)), new TileForm { Place = shown.Tiles.Count + 1 }],
        };
    }

    /// <summary>What was typed, without removed lines and in the order that was asked for; an empty line stays at the end.</summary>
    public BoardForm Read()
    {
        TileForm[] filled = [.. Tiles.Where(t => !t.Removed && !string.IsNullOrWhiteSpace(t.Kpi)).OrderBy(t => t.Place)];
        return new BoardForm { BasedOn = BasedOn, Team = Team?.Trim(), Tiles = [.. filled, new TileForm { Place = filled.Length + 1 }] };
    }

    public Board Board(BoardKind kind, string team) => new(
        kind,
        team,
        [.. Tiles.Where(t => !string.IsNullOrWhiteSpace(t.Kpi)).Select(t => t.Tile(Proposed(t.Kpi!)))]);

    private static Board Proposal(BoardKind kind, string team) => kind switch
    {
        BoardKind.Management => StarterBoards.Management,
        BoardKind.NorthStar => StarterBoards.NorthStar,
        _ => StarterBoards.Team(team),
    };

    private static Tile? Proposed(string kpi) =>
        StarterBoards.Management.Tiles.Concat(StarterBoards.NorthStar.Tiles).Concat(StarterBoards.Team("-").Tiles).FirstOrDefault(t => t.Kpi == kpi);
}
