namespace PredictiveMarketing.Forecasting.Boards;

/// <summary>
/// Boards that the product proposes where there are none. Owners and answers are references into the product's own words
/// (<see cref="IsReference"/>), so that both languages read them; a person's answer takes their place as it is written.
/// </summary>
public static class StarterBoards
{
    private const char Mark = '@';

    /// <summary>The starter set: six KPIs, the funnel first (B07, B04).</summary>
    public static Board Management { get; } = new(BoardKind.Management, "",
    [
        Proposed(BoardBlock.Funnel, BoardKpis.UniqueVisitors, "marketing"),
        Proposed(BoardBlock.Funnel, BoardKpis.Conversion, "marketing"),
        Proposed(BoardBlock.Funnel, BoardKpis.Leads, "marketing"),
        Proposed(BoardBlock.Results, BoardKpis.RecurringRevenue, "finance"),
        Proposed(BoardBlock.Results, BoardKpis.RevenuePerUser, "finance"),
        Proposed(BoardBlock.Costs, BoardKpis.AcquisitionCost, "media"),
    ]);

    /// <summary>What those who buy media look at every week.</summary>
    public static Board Team(string team) => new(BoardKind.Team, team,
    [
        Proposed(BoardBlock.Results, BoardKpis.Leads, "marketing"),
        Proposed(BoardBlock.Results, BoardKpis.ForecastLeads, "planning"),
        Proposed(BoardBlock.Costs, BoardKpis.MediaSpend, "media"),
        Proposed(BoardBlock.Costs, BoardKpis.CostPerLead, "media"),
    ]);

    /// <summary>The north star, and what moves it.</summary>
    public static Board NorthStar { get; } = new(BoardKind.NorthStar, "",
    [
        Proposed(BoardBlock.NorthStar, BoardKpis.Leads, "marketing"),
        Proposed(BoardBlock.Associated, BoardKpis.UniqueVisitors, "marketing"),
        Proposed(BoardBlock.Associated, BoardKpis.Conversion, "marketing"),
        Proposed(BoardBlock.Associated, BoardKpis.ForecastLeads, "planning"),
        Proposed(BoardBlock.Associated, BoardKpis.CostPerLead, "media"),
    ]);

    /// <summary>Is a text one of the product's own, to be said in the reader's language?</summary>
    public static bool IsReference(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length > 1 && text[0] == Mark;
    }

    /// <summary>The key of the words behind a reference.</summary>
    public static string KeyOf(string reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return reference[1..];
    }

    private static Tile Proposed(BoardBlock block, BoardKpi kpi, string owner)
    {
        string said(string question) => $"{Mark}starter.{kpi.Key}.{question}";
        return new Tile(block, kpi.Key, $"{Mark}starterOwner.{owner}", new FiveAnswers(said("what"), said("why"), said("who"), said("falls"), said("lookedAt")));
    }
}
