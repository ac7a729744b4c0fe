using PredictiveMarketing.Forecasting.Boards;
using PredictiveMarketing.Forecasting.Kpis;

namespace PredictiveMarketing.Forecasting.Tests.Boards;

/// <summary>B07: the boards that a company starts with.</summary>
public sealed class StarterBoardsTests
{
    /// <summary>B07</summary>
    [Fact]
    public void The_starter_set_is_six_KPIs_with_three_conversion_variants()
    {
        Assert.Equal(
            ["unique-visitors", "conversion", "leads", "monthly-recurring-revenue", "average-revenue-per-user", "acquisition-cost"],
            StarterBoards.Management.Tiles.Select(t => t.Kpi));
        Assert.Equal(BoardKpis.Starter.Select(k => k.Key), StarterBoards.Management.Tiles.Select(t => t.Kpi));
        Assert.Equal([KpiCatalogue.VisitorToLead, KpiCatalogue.MarketingToSales, KpiCatalogue.LeadToClient], BoardKpis.Conversion.Variants);
    }

    /// <summary>B03, B04: what the product proposes keeps the product's own rules, without a warning.</summary>
    [Fact]
    public void Every_proposed_board_keeps_the_rules() =>
        Assert.All([StarterBoards.Management, StarterBoards.NorthStar, StarterBoards.Team("Media")], board => Assert.Empty(BoardRules.Check(board)));

    [Fact]
    public void A_KPI_stands_under_one_key() =>
        Assert.Equal(BoardKpis.All.Count, BoardKpis.All.Select(k => k.Key).Distinct().Count());

    /// <summary>B08: whatever a board may show has its formula and its source.</summary>
    [Fact]
    public void Every_KPI_carries_a_formula_and_a_source() =>
        Assert.All(BoardKpis.All.SelectMany(k => k.Variants), v => Assert.True(v.Formula.Length > 0 && v.Source.Length > 0, v.Name));
}
