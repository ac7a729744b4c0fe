using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using PredictiveMarketing.Forecasting.Choose;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Tests.Choose;

/// <summary>The future never leaks: whatever comes after an origin, the forecasts made at it stay the same to the last bit.</summary>
public sealed class NoLeakTests
{
    private static readonly Gen<SmallWorld> Worlds =
        from months in Gen.Choose(26, 44)
        from after in Gen.Choose(1, 8)
        from horizon in Gen.Choose(1, 4)
        from maturation in Gen.Choose(0, 2)
        from window in Gen.Elements<int?>(null, null, 24)
        from seed in Gen.Choose(0, int.MaxValue - 1)
        select new SmallWorld(months, after, horizon, maturation, window, seed);

    private static readonly Gen<Future> Futures = Gen.Choose(1, 127).Select(flags => (Future)flags);

    [Fact]
    public void Nothing_after_the_origin_changes_a_forecast_made_at_it() =>
        Prop.ForAll(Arb.From(Worlds), Arb.From(Futures), Arb.From(Gen.Choose(0, int.MaxValue - 1)), (world, future, seed) =>
            Same(Forecasts(world, world.Workspace()), Forecasts(world, world.InAnotherFuture(future, seed))))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    [Theory]
    [InlineData(Future.Leads)]
    [InlineData(Future.LeadsGone)]
    [InlineData(Future.NewMarket)]
    [InlineData(Future.Radio)]
    [InlineData(Future.Externals)]
    [InlineData(Future.OwnExternal)]
    [InlineData(Future.Events)]
    public void Each_kind_of_future_alone_leaves_the_forecasts_as_they_were(Future future)
    {
        var world = new SmallWorld(Months: 40, After: 5, Horizon: 3, Maturation: 1, Window: null, Seed: 11);
        Assert.Equal(Lines(Forecasts(world, world.Workspace())), Lines(Forecasts(world, world.InAnotherFuture(future, seed: 12))));
    }

    [Fact]
    public void What_was_known_at_the_origin_does_change_the_forecasts()
    {
        // So that the promises above can fail: they compare forecasts that look at the leads.
        var world = new SmallWorld(Months: 40, After: 5, Horizon: 3, Maturation: 1, Window: null, Seed: 11);
        BacktestRow[] before = Forecasts(world, world.Workspace());
        BacktestRow[] after = Forecasts(world, world.InAnotherPast());
        Assert.NotEmpty(before);
        Assert.All(new[] { "selected", "naive", "drift", "combination" }, method =>
            Assert.NotEqual(Lines(before.Where(r => r.Model == method)), Lines(after.Where(r => r.Model == method))));
    }

    [Fact]
    public void A_fold_says_the_same_alone_as_after_folds_of_later_origins()
    {
        var world = new SmallWorld(Months: 40, After: 5, Horizon: 2, Maturation: 0, Window: null, Seed: 7);
        var bench = new Workbench(FourSteps.Frame(world.Workspace(), clock: null), seed: 1);
        for (int later = 4; later >= 1; later--)
            Backtest.Fold(bench, SmallWorld.Lyon, world.Origin.Plus(later), world.Window);
        Assert.Equal(
            Lines(Forecasts(world, world.Workspace()).Where(r => r.Key == SmallWorld.Lyon)),
            Lines(Backtest.Fold(bench, SmallWorld.Lyon, world.Origin, world.Window)));
    }

    /// <summary>Every method's forecasts for both markets at the world's origin.</summary>
    private static BacktestRow[] Forecasts(SmallWorld world, Workspace workspace)
    {
        FramedQuestion framed = FourSteps.Frame(workspace, clock: null);
        var bench = new Workbench(framed, seed: 1);
        return [.. framed.Tables.Select(t => t.Key).SelectMany(key => Backtest.Fold(bench, key, world.Origin, world.Window))];
    }

    private static bool Same(BacktestRow[] one, BacktestRow[] other) => one.Length > 0 && Lines(one).SequenceEqual(Lines(other));

    /// <summary>Forecasts to the last bit; the actual is the future itself and stays out.</summary>
    private static string[] Lines(IEnumerable<BacktestRow> rows) =>
        [.. rows.Select(r => $"{r.Key};{r.Model};{r.Origin};{r.Month};{r.Horizon};{Bits(r.Point)};{string.Join(';', r.Quantiles.ToArray().Select(Bits))}")];

    private static string Bits(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
