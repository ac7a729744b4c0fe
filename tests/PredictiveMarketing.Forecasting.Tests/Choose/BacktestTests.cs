using PredictiveMarketing.Forecasting.Choose;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Tests.Choose;

public sealed class BacktestTests
{
    [Fact]
    public void Origins_are_spread_evenly_from_the_minimum_to_the_last_month_but_one()
    {
        TrainingTable table = FourSteps.Frame(Planted.Workspace(3, Planted.Seasonal(40, 100, 0.1, seed: 1)), clock: null).Tables[0];
        IReadOnlyList<Month> origins = Backtest.SpreadOrigins(table, 4, minimumTraining: 24);
        Assert.Equal([24, 29, 34, 39], origins.Select(o => o - Planted.First + 1));
    }

    [Fact]
    public void Selected_has_a_row_for_every_horizon_even_where_no_actual_exists()
    {
        FramedQuestion framed = FourSteps.Frame(Planted.Workspace(6, Planted.Seasonal(40, 100, 0.1, seed: 1)), clock: null);
        BacktestRow[] rows = [.. Backtest.Fold(new Workbench(framed, 1), Planted.Key, Planted.First.Plus(37), window: null).Where(r => r.Model == Backtest.Selected)];
        Assert.Equal([1, 2, 3, 4, 5, 6], rows.Select(r => r.Horizon));
        Assert.Equal([true, true, false, false, false, false], rows.Select(r => !double.IsNaN(r.Actual)));
        Assert.All(rows, r => Assert.True(double.IsFinite(r.Point)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(11)]
    public void Even_a_history_too_short_to_train_on_has_rows_of_selected(int months)
    {
        FramedQuestion framed = FourSteps.Frame(Planted.Workspace(3, Planted.Seasonal(months + 1, 100, 0.1, seed: 1)), clock: null);
        IReadOnlyList<BacktestRow> rows = Backtest.Fold(new Workbench(framed, 1), Planted.Key, Planted.First.Plus(months - 1), window: null);
        Assert.Equal(3, rows.Count(r => r.Model == Backtest.Selected));
    }

    [Fact]
    public void Months_before_the_window_are_not_looked_at()
    {
        double[] leads = Planted.Seasonal(60, 100, 0.1, seed: 1);
        double[] otherPast = [.. leads.Select((y, t) => t < 20 ? y * 9 : y)];
        Assert.Equal(Points(leads, window: 36), Points(otherPast, window: 36));
        Assert.NotEqual(Points(leads, window: null), Points(otherPast, window: null));
    }

    private static double[] Points(double[] leads, int? window)
    {
        FramedQuestion framed = FourSteps.Frame(Planted.Workspace(3, leads), clock: null);
        return [.. Backtest.Fold(new Workbench(framed, 1), Planted.Key, Planted.First.Plus(56), window).Select(r => r.Point)];
    }
}
