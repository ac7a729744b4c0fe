using System.Globalization;
using PredictiveMarketing.Forecasting.Boards;
using PredictiveMarketing.Service.Wording;

namespace PredictiveMarketing.Service.Pages.Boards;

/// <summary>A tile as it is typed. A form without a KPI is an empty line.</summary>
public sealed class TileForm
{
    public bool Removed { get; set; }

    /// <summary>Where the tile is to stand; 1 comes first.</summary>
    public int Place { get; set; }

    public BoardBlock Block { get; set; } = BoardBlock.Results;

    public string? Kpi { get; set; }

    public string? Owner { get; set; }

    public string? What { get; set; }

    public string? Why { get; set; }

    public string? Who { get; set; }

    public string? WhenItFalls { get; set; }

    public string? LookedAt { get; set; }

    public string? Target { get; set; }

    public static TileForm Of(Tile tile, int place, BoardWords words)
    {
        ArgumentNullException.ThrowIfNull(tile);
        ArgumentNullException.ThrowIfNull(words);
        return new TileForm
        {
            Place = place,
            Block = tile.Block,
            Kpi = tile.Kpi,
            Owner = words.Text(tile.Owner),
            What = words.Text(tile.Answers.What),
            Why = words.Text(tile.Answers.Why),
            Who = words.Text(tile.Answers.Who),
            WhenItFalls = words.Text(tile.Answers.WhenItFalls),
            LookedAt = words.Text(tile.Answers.LookedAt),
            Target = tile.Target?.ToString("0.####", CultureInfo.CurrentCulture),
        };
    }

    /// <summary>The tile that was typed.</summary>
    /// <param name="proposed">The product's proposal for the same KPI, where there is one: texts that were left as they were stay the product's.</param>
    public Tile Tile(Tile? proposed)
    {
        string kept(Func<Tile, string> of, string? written) => proposed is null ? (written ?? "").Trim() : BoardWords.Kept(of(proposed), written);
        return new Tile(
            Block,
            Kpi ?? "",
            kept(t => t.Owner, Owner),
            new FiveAnswers(kept(t => t.Answers.What, What), kept(t => t.Answers.Why, Why), kept(t => t.Answers.Who, Who), kept(t => t.Answers.WhenItFalls, WhenItFalls), kept(t => t.Answers.LookedAt, LookedAt)),
            ReadTarget(out decimal target) ? target : null);
    }

    /// <summary>Something stands in the field of the target that is no number.</summary>
    public bool HasBadTarget => !string.IsNullOrWhiteSpace(Target) && !ReadTarget(out _);

    private bool ReadTarget(out decimal target)
    {
        decimal? read = TypedNumber.Read(Target);
        target = read ?? 0;
        return read is not null;
    }
}
