using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Boards;

/// <summary>What a board must be before anybody else sees it; everything that is wrong, at once.</summary>
public static class BoardRules
{
    /// <summary>At this many KPIs a list is no board any more (B03).</summary>
    public const int Refused = 60;

    /// <summary>More than this many cannot be looked at together (B03).</summary>
    public const int Comfortable = 10;

    public static IReadOnlyList<Finding> Check(Board board)
    {
        ArgumentNullException.ThrowIfNull(board);
        var findings = new List<Finding>();
        for (int i = 0; i < board.Tiles.Count; i++)
            findings.AddRange(OfTile(board, i));
        findings.AddRange(OfBoard(board));
        return findings;
    }

    /// <summary>What a board may be kept with and is better without (B03).</summary>
    public static IReadOnlyList<Finding> Advice(Board board) => [.. Check(board).Where(f => f.Severity == Severity.Warning)];

    /// <summary>May a board with these findings be kept?</summary>
    public static bool Allows(IEnumerable<Finding> findings) => !findings.Any(f => f.Severity == Severity.Error);

    private static IEnumerable<Finding> OfTile(Board board, int index)
    {
        Tile tile = board.Tiles[index];
        Place at(string field) => new("board", Column: $"tiles/{index}/{field}");
        BoardKpi? kpi = BoardKpis.Named(tile.Kpi);
        if (kpi is null)
            yield return Finding.Error(at("kpi"), "board.kpi-unknown", $"There is no KPI '{tile.Kpi}'.", "Take one of the catalogue.");
        if (string.IsNullOrWhiteSpace(tile.Owner))
            yield return Finding.Error(at("owner"), "board.owner-missing", $"Nobody owns '{tile.Kpi}'.", "Name the person who answers for it.");
        if (tile.Answers.Missing is { Count: > 0 } missing)
            yield return Finding.Error(at("answers"), "board.answers-missing", $"'{tile.Kpi}' has {5 - missing.Count} of five answers; missing: {string.Join(", ", missing)}.", "Answer all five questions.");
        if (tile.Target is < 0)
            yield return Finding.Error(at("target"), "board.target-negative", $"The target of '{tile.Kpi}' is {tile.Target}.", "Write a target of zero or more, or none.");
        if (kpi is null || board.Kind != BoardKind.Management)
        {
            if (kpi is { IsVanity: true })
                yield return Finding.Warning(at("kpi"), "board.vanity", $"'{tile.Kpi}' looks good and decides nothing.", "Show what somebody can act on.");
            yield break;
        }

        if (kpi.IsActivity || tile.Block == BoardBlock.Activities)
            yield return Finding.Error(at("kpi"), "board.activity", $"'{tile.Kpi}' counts activities; a management board shows results.", "Show what came of it, or move it to a team board.");
        if (kpi.IsVanity)
            yield return Finding.Error(at("kpi"), "board.vanity", $"'{tile.Kpi}' looks good and decides nothing.", "Show what somebody can act on.");
    }

    private static IEnumerable<Finding> OfBoard(Board board)
    {
        Place place = new("board", Column: "tiles");
        int count = board.Tiles.Count;
        if (count == 0)
            yield return Finding.Error(place, "board.empty", "The board has no KPI.", "Add the one that matters most.");
        if (count >= Refused)
            yield return Finding.Error(place, "board.too-many", $"{count} KPIs are a list, not a board; under {Refused} are allowed.", $"Keep the {Comfortable} that decide something.");
        else if (count > Comfortable)
            yield return Finding.Warning(place, "board.many", $"{count} KPIs cannot be looked at together.", $"Keep the {Comfortable} that decide something.");
        foreach (var twice in board.Tiles.GroupBy(t => (t.Kpi, t.Owner)).Where(g => g.Count() > 1))
            yield return Finding.Error(place, "board.kpi-twice", $"'{twice.Key.Kpi}' of '{twice.Key.Owner}' is on the board {twice.Count()} times.", "Keep one of them.");
        if (board.Kind == BoardKind.Team != !string.IsNullOrWhiteSpace(board.Team))
            yield return Finding.Error(new Place("board", Column: "team"), "board.team", board.Kind == BoardKind.Team ? "The team has no name." : "Only a team board carries a team.", "Name the team of a team board.");
        if (count > 0 && board.Kind == BoardKind.Management && !StartsWithTheFunnel(board))
            yield return Finding.Error(place, "board.first-block", "A management board begins with the funnel.", "Put KPIs of funnel stages, in the funnel's order, into the first block.");
        if (count > 0 && board.Kind == BoardKind.NorthStar && board.Tiles.Count(t => t.Block == BoardBlock.NorthStar) != 1)
            yield return Finding.Error(place, "board.north-star", $"{board.Tiles.Count(t => t.Block == BoardBlock.NorthStar)} KPIs stand as the north star; there is exactly one.", "Put one KPI into the block of the north star, the others beside it.");
    }

    private static bool StartsWithTheFunnel(Board board)
    {
        if (board.Blocks[0].Block != BoardBlock.Funnel)
            return false;
        BoardStage?[] stages = [.. board.Blocks[0].Tiles.Select(t => BoardKpis.Named(t.Kpi)?.Stage)];
        return stages.All(s => s is not null) && stages.Zip(stages.Skip(1)).All(p => p.First <= p.Second);
    }
}
