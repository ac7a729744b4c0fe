using PredictiveMarketing.Forecasting.Choose;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Models;
using PredictiveMarketing.Forecasting.Models.Baselines;
using PredictiveMarketing.Forecasting.Models.Ets;
using PredictiveMarketing.Forecasting.Models.Intermittent;
using PredictiveMarketing.Forecasting.Numerics;
using PredictiveMarketing.Forecasting.Vocabulary;
using Xunit.Abstractions;

namespace PredictiveMarketing.Forecasting.Tests.Choose;

public sealed class CountBandTests(ITestOutputHelper output)
{
    /// <summary>Poisson counts, over-dispersed counts, and months that are empty in more than half of all cases.</summary>
    [Theory]
    [InlineData("poisson 6")]
    [InlineData("poisson 1")]
    [InlineData("negative binomial 8")]
    [InlineData("negative binomial 2")]
    [InlineData("intermittent")]
    public void The_80_percent_band_holds_at_least_77_percent_and_the_95_percent_band_92(string kind)
    {
        // Forty workspaces of ten markets, three months ahead each. With known parameters whole quantiles hold at least 80 %; they are estimated
        // from four years here, so three points are left, of which the standard error of 1,200 dependent outcomes takes more than one.
        int in80 = 0, in95 = 0, n = 0;
        double width = 0, actuals = 0, medians = 0;
        for (int world = 0; world < 40; world++)
        {
            foreach (BacktestRow row in Rows(kind, world))
            {
                n++;
                in80 += row.Quantiles.Covers80(row.Actual) ? 1 : 0;
                in95 += row.Quantiles.Covers95(row.Actual) ? 1 : 0;
                width += row.Quantiles.P90 - row.Quantiles.P10;
                actuals += row.Actual;
                medians += row.Quantiles.P50;
                double[] q = row.Quantiles.ToArray();
                Assert.All(q, x => Assert.True(x >= 0 && x == Math.Floor(x), $"{x} is not a count"));
                Assert.Equal(q.Order(), q);
                Assert.True(row.Quantiles.P975 > 0, "a month may always bring a lead");
            }
        }

        output.WriteLine($"{kind}: 80 % band {in80 / (double)n:P1}, 95 % band {in95 / (double)n:P1}, width {width / n:0.00}, mean {actuals / n:0.00}, mean P50 {medians / n:0.00}");
        Assert.Equal(1200, n);
        Assert.InRange(in80 / (double)n, 0.77, 1);
        Assert.InRange(in95 / (double)n, 0.92, 1);
    }

    private static IEnumerable<BacktestRow> Rows(string kind, int world)
    {
        double[][] markets = [.. Enumerable.Range(0, 10).Select(m => Series(kind, new SeededRandom((ulong)((world * 100) + m))))];
        FramedQuestion framed = FourSteps.Frame(Planted.Workspace(3, markets), clock: null);
        var bench = new Workbench(framed, 1, [new NaiveCandidate(), new SeasonalNaiveCandidate(), new SimpleSmoothingCandidate(), new IntermittentCandidate()]);
        return framed.Tables.SelectMany(t => Backtest.Fold(bench, t.Key, framed.Cutoff.Origin.Plus(-3), window: null, m => m == Backtest.Selected));
    }

    private static double[] Series(string kind, SeededRandom dice) =>
    [
        .. Enumerable.Range(0, 51).Select(t => (double)(kind switch
        {
            "poisson 6" => dice.NextPoisson(6 * (1 + (0.3 * Math.Sin(2 * Math.PI * t / 12)))),
            "poisson 1" => dice.NextPoisson(1),
            "negative binomial 8" => dice.NextNegativeBinomial(8, 4),
            "negative binomial 2" => dice.NextNegativeBinomial(2, 1.5),
            _ => dice.NextDouble() < 0.35 ? 1 + dice.NextPoisson(2.5) : 0,
        })),
    ];
}
