using System.Globalization;
using PredictiveMarketing.Forecasting.Boards;

namespace PredictiveMarketing.Storage.Boards;

/// <summary>A row of <c>board_tiles</c>. A target is a decimal and stays one: it is kept as text.</summary>
internal sealed class TileRow
{
    public long Version { get; set; }

    public int Place { get; set; }

    public string Block { get; set; } = "";

    public string Kpi { get; set; } = "";

    public string Owner { get; set; } = "";

    public string What { get; set; } = "";

    public string Why { get; set; } = "";

    public string Who { get; set; } = "";

    public string WhenItFalls { get; set; } = "";

    public string LookedAt { get; set; } = "";

    public string? Target { get; set; }

    public IEnumerable<string> Parts => [Block, Kpi, Owner, What, Why, Who, WhenItFalls, LookedAt, Target ?? ""];

    public static TileRow Of(long version, int place, Tile tile) => new()
    {
        Version = version,
        Place = place,
        Block = tile.Block.ToString(),
        Kpi = tile.Kpi,
        Owner = tile.Owner,
        What = tile.Answers.What,
        Why = tile.Answers.Why,
        Who = tile.Answers.Who,
        WhenItFalls = tile.Answers.WhenItFalls,
        LookedAt = tile.Answers.LookedAt,
        Target = tile.Target?.ToString("0.############################", CultureInfo.InvariantCulture),
    };

    public Tile Tile() => new(
        Enum.Parse<BoardBlock>(Block),
        Kpi,
        Owner,
        new FiveAnswers(What, Why, Who, WhenItFalls, LookedAt),
        Target is null ? null : decimal.Parse(Target, CultureInfo.InvariantCulture));
}
