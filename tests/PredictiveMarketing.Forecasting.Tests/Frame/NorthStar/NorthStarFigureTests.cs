using PredictiveMarketing.Forecasting.Boards;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Frame.NorthStar;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Tests.Frame.NorthStar;

/// <summary>B01: the active north star in figures.</summary>
public class NorthStarFigureTests
{
    private static readonly Month Clock = Month.Of(2026, 11);
    private static readonly NorthStarDraft Draft = new() { Chosen = "requests answered", Column = "answered", Goal = 60, Unit = "requests" };

    /// <summary>B01: markets are added up, shares averaged, and a value for all markets is itself.</summary>
    [Fact]
    public void Counts_are_added_up_shares_averaged_and_a_value_for_all_markets_stands()
    {
        (string, int, double)[] markets = [("Lille", 1, 20), ("Lyon", 1, 30)];

        Assert.Equal((50m, ColumnFormula.Sum, TileState.Missed), Said(Of(markets, Draft)));
        Assert.Equal((25m, ColumnFormula.Mean, TileState.Missed), Said(Of(markets, Draft with { Unit = "%" })));
        Assert.Equal((60m, ColumnFormula.Whole, TileState.Met), Said(Of([("ALL", 1, 60)], Draft)));
        Assert.Equal(13, Of(markets, Draft).Trend.Count);
    }

    /// <summary>B01: one period late is current, two are stale; a month in which a market is missing is no fall.</summary>
    [Fact]
    public void A_figure_is_stale_after_one_period()
    {
        Assert.False(Of([("ALL", 2, 60)], Draft).IsStale);
        Assert.True(Of([("ALL", 3, 60)], Draft).IsStale);
        Assert.Equal(2, Of([("Lille", 2, 20), ("Lyon", 2, 30), ("Lille", 1, 20)], Draft).Month - Clock.Plus(-4));
    }

    /// <summary>B01: without a column, without a value, or with markets that may not be seen, nothing is claimed.</summary>
    [Fact]
    public void What_is_not_measured_is_no_figure()
    {
        Assert.Null(Of([("ALL", 1, 60)], Draft with { Column = null }).Value);
        Assert.Null(Of([], Draft).Value);
        Assert.Null(Of([("ALL", 1, 60)], Draft, ["Lille"]).Value);
        Assert.Equal(20m, Of([("Lille", 1, 20), ("Lyon", 1, 30)], Draft, ["Lille"]).Value);
        Assert.Equal(TileState.NoFigure, Of([], Draft).State);
    }

    /// <summary>B01: what was set for all markets is not held against some of them, even where they are all that the workspace holds.</summary>
    [Fact]
    public void The_goal_of_the_whole_company_is_not_held_against_some_markets()
    {
        NorthStarFigure some = Of([("Lille", 1, 20), ("Lyon", 1, 30)], Draft, ["Lille", "Lyon"]);
        Assert.Equal((50m, null, TileState.NoTarget), (some.Value, some.Goal, some.State));
        Assert.All(some.Trend, p => Assert.Null(p.Target));
        Assert.Null(Of([("ALL", 1, 60)], Draft, ["Lille", "Lyon"]).Value);
    }

    private static (decimal?, ColumnFormula, TileState) Said(NorthStarFigure figure) => (figure.Value, figure.Formula, figure.State);

    private static NorthStarFigure Of((string Market, int Back, double Value)[] values, NorthStarDraft draft, string[]? markets = null)
    {
        var contract = new FramingContract("test", null, null, new Kpi("leads", "leads", "acquisition", true), 3, null, Scope.Everything, LabelPolicy.Immediate, Approval.ByPeople, Schedule.Default, Gates.Default, null);
        LeadRow[] leads = [.. new[] { "Lille", "Lyon" }.Select(m => new LeadRow(new SeriesKey("Winter", m), Clock.Previous, 50, LeadStatus.Final))];
        Workspace workspace = new(contract, leads, [], [.. values.Select(v => new ExternalRow("answered", v.Market, Clock.Plus(-v.Back), v.Value, null))], [], []);
        return NorthStarFigure.Of(workspace, draft, Clock, markets);
    }
}
