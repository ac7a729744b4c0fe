using PredictiveMarketing.Forecasting.Boards;
using PredictiveMarketing.Forecasting.Kpis;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Tests.Boards;

/// <summary>B01, B02: how a figure stands.</summary>
public sealed class TileStateTests
{
    [Theory]
    [InlineData(100.0, 100.0, false, TileState.Met)]
    [InlineData(99.9, 100.0, false, TileState.Near)]
    [InlineData(95.0, 100.0, false, TileState.Near)]
    [InlineData(94.9, 100.0, false, TileState.Missed)]
    [InlineData(21.0, 20.0, true, TileState.Near)]
    [InlineData(21.1, 20.0, true, TileState.Missed)]
    [InlineData(20.0, 20.0, true, TileState.Met)]
    [InlineData(20.0, null, true, TileState.NoTarget)]
    public void A_figure_is_held_against_its_target(double actual, double? target, bool lowerIsBetter, TileState expected) =>
        Assert.Equal(expected, TileStates.Of((decimal)actual, (decimal?)target, lowerIsBetter, late: 0));

    [Fact]
    public void No_figure_is_never_good() => Assert.Equal(TileState.NoFigure, TileStates.Of(null, 0, lowerIsBetter: true, late: 0));

    /// <summary>B01: older than one period is badged, whatever it says.</summary>
    [Theory]
    [InlineData(0, TileState.Met)]
    [InlineData(1, TileState.Met)]
    [InlineData(2, TileState.Stale)]
    public void A_figure_that_is_more_than_one_period_late_is_stale(int late, TileState expected) =>
        Assert.Equal(expected, TileStates.Of(120, 100, lowerIsBetter: false, late));

    /// <summary>B02: goal, actual and gap of one figure fit together; F31's "219 of 220 is not met" holds for tiles too.</summary>
    [Fact]
    public void The_gap_is_actual_minus_target_and_its_share_is_of_the_target()
    {
        Month may = Month.Of(2026, 5);
        KpiResult result = BoardKpis.Leads.Variants[0].Of(new KpiFigure(BoardKpis.LeadsOfTheMonth, 219, "leads.csv", new DateOnly(2026, 5, 31)));
        TileFigure figure = new(BoardKpis.Leads, result, [], may, 0, [new TrendPoint(may.LastYear, 200, null), new TrendPoint(may, 219, 220)]) { Target = 220 };

        Assert.Equal((-1m, 200m, TileState.Near), (figure.Gap!.Value, figure.LastYear!.Value, figure.State));
        Assert.Equal(-1m / 220, figure.GapShare);
        Assert.True(figure.AnswersTheReader);
    }

    /// <summary>B06: reached is reached, one short is not, and nothing that is not final counts.</summary>
    [Theory]
    [InlineData(220.0, 220.0, true)]
    [InlineData(220.0, 219.0, false)]
    [InlineData(220.0, null, false)]
    [InlineData(0.0, 0.0, false)]
    public void A_promise_is_reached_when_the_final_leads_are_there(double target, double? actual, bool reached) =>
        Assert.Equal(reached, new Promise(new SeriesKey("spring", "Lille"), Month.Of(2026, 5), TargetOrigin.Published, target, actual).IsReached);
}
