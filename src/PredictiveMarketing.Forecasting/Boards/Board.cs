namespace PredictiveMarketing.Forecasting.Boards;

/// <summary>Whom a board is for.</summary>
public enum BoardKind
{
    /// <summary>Results for those who decide: the funnel first, no activities (B04).</summary>
    Management,

    /// <summary>Whoever does the work: an owner and five answers per KPI (B03).</summary>
    Team,

    /// <summary>The north star and the few metrics around it, open to everybody (B01).</summary>
    NorthStar,
}

/// <summary>How a board is laid out: for reporting to executives, or for a manager's daily work (B05).</summary>
public enum BoardLayout
{
    /// <summary>Few figures, large, each with its sentence.</summary>
    Reporting,

    /// <summary>A row per KPI: owner, figures, what is done when it falls, when it is looked at.</summary>
    Operational,
}

/// <summary>A part of a board, under one heading.</summary>
public enum BoardBlock
{
    /// <summary>From visitor to customer; the first block of a management board.</summary>
    Funnel,
    Results,
    Costs,
    NorthStar,

    /// <summary>What moves the north star.</summary>
    Associated,

    /// <summary>What a team does; never on a management board.</summary>
    Activities,
}

/// <summary>One KPI on a board.</summary>
/// <param name="Kpi">Key among <see cref="BoardKpis.All"/>.</param>
/// <param name="Owner">Who answers for it.</param>
/// <param name="Target">A monthly target of the board's own, in the KPI's unit (a share is a fraction); used where the product publishes none.</param>
public sealed record Tile(BoardBlock Block, string Kpi, string Owner, FiveAnswers Answers, decimal? Target = null);

/// <summary>A board as a person lays it out; what its figures are is read when it is shown.</summary>
/// <param name="Team">Name of the team; empty for the other kinds.</param>
public sealed record Board(BoardKind Kind, string Team, IReadOnlyList<Tile> Tiles)
{
    /// <summary>The tiles under their headings, in the order in which each heading first comes.</summary>
    public IReadOnlyList<(BoardBlock Block, IReadOnlyList<Tile> Tiles)> Blocks =>
        [.. Tiles.GroupBy(t => t.Block).Select(g => (g.Key, (IReadOnlyList<Tile>)[.. g]))];
}
