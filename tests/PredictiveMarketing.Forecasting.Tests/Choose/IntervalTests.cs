using PredictiveMarketing.Forecasting.Choose;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Models.Baselines;
using PredictiveMarketing.Forecasting.Numerics;
using PredictiveMarketing.Forecasting.Vocabulary;
using Xunit.Abstractions;

namespace PredictiveMarketing.Forecasting.Tests.Choose;

public sealed class IntervalTests(ITestOutputHelper output)
{
    [Fact]
    public void M03_the_80_percent_band_covers_77_to_83_percent_of_1000_simulated_series()
    {
        // Forty workspaces of twenty-five noisy seasonal markets, each forecast three months ahead; 3,000 actuals in all.
        int in80 = 0, in95 = 0, n = 0;
        for (int world = 0; world < 40; world++)
        {
            double[][] markets = [.. Enumerable.Range(0, 25).Select(m => AutoRegressive(51, seed: (world * 100) + m))];
            FramedQuestion framed = FourSteps.Frame(Planted.Workspace(3, markets), clock: null);
            var bench = new Workbench(framed, 1, [new NaiveCandidate(), new SeasonalNaiveCandidate(), new DriftCandidate()]);
            foreach (TrainingTable table in framed.Tables)
            {
                foreach (BacktestRow row in Backtest.Fold(bench, table.Key, framed.Cutoff.Origin.Plus(-3), window: null, m => m == Backtest.Selected))
                {
                    n++;
                    in80 += row.Quantiles.Covers80(row.Actual) ? 1 : 0;
                    in95 += row.Quantiles.Covers95(row.Actual) ? 1 : 0;
                }
            }
        }

        output.WriteLine($"80 % band {in80 / (double)n:P1}, 95 % band {in95 / (double)n:P1} of {n}");
        Assert.Equal(3000, n);
        Assert.InRange(in80 / (double)n, 0.77, 0.83);
        Assert.InRange(in95 / (double)n, 0.92, 0.98);
    }

    [Fact]
    public void Bands_never_narrow_with_the_horizon()
    {
        FramedQuestion framed = FourSteps.Frame(Planted.Workspace(6, AutoRegressive(48, seed: 9)), clock: null);
        IReadOnlyList<double[]> offsets = FourSteps.Choose(FourSteps.Bench(framed, 1), FourSteps.Evaluate(framed), Planted.Key, "").Document.Intervals.Offsets;
        for (int s = 1; s < offsets.Count; s++)
            Assert.True(offsets[s][5] >= offsets[s - 1][5]);
    }

    [Fact]
    public void The_rule_that_was_applied_is_written_down()
    {
        FramedQuestion framed = FourSteps.Frame(Planted.Workspace(3, AutoRegressive(48, seed: 9)), clock: null);
        IntervalRule rule = FourSteps.Choose(FourSteps.Bench(framed, 1), FourSteps.Evaluate(framed), Planted.Key, "").Document.Intervals;
        Assert.Equal(12 + 11 + 10, rule.Evidence);
        Assert.Contains("12 folds of 1 series", rule.Rule, StringComparison.Ordinal);
    }

    private static double[] AutoRegressive(int months, int seed)
    {
        var dice = new SeededRandom((ulong)seed);
        double state = 0;
        return
        [
            .. Enumerable.Range(0, months).Select(t =>
            {
                state = (0.5 * state) + (10 * dice.NextNormal());
                return 300 + (40 * Math.Sin(2 * Math.PI * t / 12)) + state;
            }),
        ];
    }
}
