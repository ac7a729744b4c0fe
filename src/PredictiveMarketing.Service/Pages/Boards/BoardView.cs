using PredictiveMarketing.Forecasting.Boards;
using PredictiveMarketing.Storage.Boards;

namespace PredictiveMarketing.Service.Pages.Boards;

/// <summary>A tile with its figure.</summary>
/// <param name="Id">Unique on the page.</param>
/// <param name="Figure">Null before there is data.</param>
public sealed record TileView(string Id, Tile Tile, TileFigure? Figure);

/// <summary>A board as it is shown: under its headings, with where it stands on its way.</summary>
/// <param name="Others">All versions of the board that the reader may see, oldest first.</param>
public sealed record BoardView(BoardVersion Version, IReadOnlyList<(BoardBlock Block, IReadOnlyList<TileView> Tiles)> Blocks, IReadOnlyList<BoardVersion> Others)
{
    /// <summary>The active north star, on its board; null on the others, and while none was decided.</summary>
    public NorthStarCard? Star { get; init; }

    public IEnumerable<TileView> Tiles => Blocks.SelectMany(b => b.Tiles);

    public IEnumerable<TileFigure> Figures => Tiles.Select(t => t.Figure).OfType<TileFigure>();

    /// <summary>The figure for the glance line: the first one with a target, else the first one with a value (B02).</summary>
    public TileFigure? Headline => Figures.FirstOrDefault(f => f is { Actual: not null, Target: not null }) ?? Figures.FirstOrDefault(f => f.Actual is not null);

    /// <summary>A newer version that waits for somebody, where the one that is shown is not it.</summary>
    public BoardVersion? Waiting => Others.LastOrDefault(v => v.Version > Version.Version && v.State is BoardState.Draft or BoardState.InReview);

    public int Count(TileState state) => Figures.Count(f => f.State == state);

    public static BoardView Of(BoardVersion version, IReadOnlyList<TileFigure>? figures, IReadOnlyList<BoardVersion> others)
    {
        ArgumentNullException.ThrowIfNull(version);
        TileView[] tiles = [.. version.Board.Tiles.Select((t, i) => new TileView($"tile-{i + 1}", t, figures?[i]))];
        return new BoardView(version, [.. version.Board.Blocks.Select(b => (b.Block, (IReadOnlyList<TileView>)[.. tiles.Where(t => t.Tile.Block == b.Block)]))], others);
    }
}
