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
    public void Bands_of_whole_numbers_hold_at_least_what_they_say_and_score_no_worse_than_straight_ones(string kind)
    {
        // Forty workspaces of ten markets, three months ahead each: 1,200 months. A whole P10 leaves less than a tenth below it and a whole P90 at
        // most a tenth above it, so the band holds 80 % or more; on the smallest counts far more, for 0 to 2 already holds 92 % of Poisson counts of 1.
        // The 95 % band is allowed one point for the standard error of 1,200 months that share their workspaces.
        int in80 = 0, in95 = 0, n = 0;
        double width = 0, actuals = 0, medians = 0, whole = 0, straight = 0;
        for (int world = 0; world < 40; world++)
        {
            foreach ((BacktestRow row, Quantiles uncounted) in Rows(kind, world))
            {
                n++;
                in80 += row.Quantiles.Covers80(row.Actual) ? 1 : 0;
                in95 += row.Quantiles.Covers95(row.Actual) ? 1 : 0;
                width += row.Quantiles.P90 - row.Quantiles.P10;
                actuals += row.Actual;
                medians += row.Quantiles.P50;
                whole += Pinball(row.Quantiles, row.Actual);
                straight += Pinball(uncounted, row.Actual);
                double[] q = row.Quantiles.ToArray();
                Assert.All(q, x => Assert.True(x >= 0 && x == Math.Floor(x), $"{x} is not a count"));
                Assert.Equal(q.Order(), q);
                Assert.True(row.Quantiles.P975 > 0, "a month may always bring a lead");
            }
        }

        output.WriteLine($"{kind}: 80 % band {in80 / (double)n:P1}, 95 % band {in95 / (double)n:P1}, width {width / n:0.00}, mean {actuals / n:0.00}, mean P50 {medians / n:0.00}, score {whole / n:0.000} (straight {straight / n:0.000})");
        Assert.Equal(1200, n);
        Assert.InRange(in80 / (double)n, 0.80, 0.97);
        Assert.InRange(in95 / (double)n, 0.94, 1);
        Assert.InRange(whole / straight, 0.5, 1.02);
    }

    [Fact]
    public void Larger_counts_fractions_and_KPIs_below_zero_keep_their_straight_quantiles()
    {
        Assert.True(CountBand.Fits(Planted.Table([0, 3, double.NaN, 40])));
        Assert.False(CountBand.Fits(Planted.Table([20, 20, 20])));
        Assert.False(CountBand.Fits(Planted.Table([0, 3, 2.5])));
        Assert.False(CountBand.Fits(Planted.Table([0, 3, 2], nonNegative: false)));
        Assert.False(CountBand.Fits(Planted.Table([double.NaN])));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.3, 2)]
    [InlineData(1.5, 0.1)]
    [InlineData(2, 12)]
    [InlineData(7.4, 3)]
    [InlineData(18, 40)]
    [InlineData(900, 60)]
    public void The_median_is_a_whole_number_next_to_the_point_forecast(double point, double half)
    {
        Quantiles q = CountBand.Quantiles(CountBand.Around(point, [-2 * half, -half, -half / 2, 0, half / 2, half, 2 * half]));
        Assert.InRange(q.P50, point - 0.5 - 1e-6, point + 0.5 + 1e-6);
        // A Poisson count is the least; half of the calibrated width above the point is the least that is believed of a wide band.
        Assert.True(q.P90 >= point + (half / 2) && q.P90 > point, $"{q}");
    }

    [Fact]
    public void The_width_of_larger_counts_is_the_calibrated_one()
    {
        Quantiles q = CountBand.Quantiles(CountBand.Around(900, [-120, -60, -30, 0, 30, 60, 120]));
        Assert.InRange(q.P90 - q.P10, 117, 123);
    }

    [Fact]
    public void A_series_that_never_had_a_lead_gets_zeros() =>
        Assert.Equal(new Quantiles(0, 0, 0, 0, 0, 0, 0), new IntervalRule([new double[7]], [], 0, "") { Counts = true }.Around(0, 1, nonNegative: true));

    [Fact]
    public void A_document_from_before_there_were_counts_reads_with_straight_quantiles()
    {
        var rule = new IntervalRule([[-3, -2, -1, 0, 1, 2, 3]], [], 12, "rule");
        string old = ModelJson.Write(rule);
        Assert.DoesNotContain("counts", old, StringComparison.Ordinal);
        Assert.Equal(3.5, ModelJson.Read<IntervalRule>(old).Around(3.5, 1, nonNegative: true).P50);
        Assert.True(ModelJson.Read<IntervalRule>(ModelJson.Write(rule with { Counts = true })).Counts);
    }

    // Mean pinball loss of the seven quantiles: the weighted interval score up to a factor.
    private static double Pinball(Quantiles quantiles, double actual) => quantiles.ToArray()
        .Select((q, i) => Math.Max(Quantiles.Levels[i] * (actual - q), (Quantiles.Levels[i] - 1) * (actual - q))).Average();

    private static IEnumerable<(BacktestRow Row, Quantiles Straight)> Rows(string kind, int world)
    {
        double[][] markets = [.. Enumerable.Range(0, 10).Select(m => Series(kind, new SeededRandom((ulong)((world * 100) + m))))];
        FramedQuestion framed = FourSteps.Frame(Planted.Workspace(3, markets), clock: null);
        var bench = new Workbench(framed, 1, [new NaiveCandidate(), new SeasonalNaiveCandidate(), new SimpleSmoothingCandidate(), new IntermittentCandidate()]);
        Month origin = framed.Cutoff.Origin.Plus(-3);
        Cutoff cutoff = Backtest.CutoffAt(framed.Contract, origin, window: null);
        foreach (TrainingTable table in framed.Tables)
        {
            IReadOnlyList<BacktestRow> rows = Backtest.Fold(bench, table.Key, origin, window: null, m => m == Backtest.Selected);
            IntervalRule straight = bench.Intervals(Backtest.Selected, table.Key, cutoff, [.. rows.Select(r => r.Point)]) with { Counts = false };
            foreach (BacktestRow row in rows)
                yield return (row, straight.Around(row.Point, row.Horizon, nonNegative: true));
        }
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
