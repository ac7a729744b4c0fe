using PredictiveMarketing.Forecasting.Choose;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Models;
using PredictiveMarketing.Forecasting.Models.Forest;
using PredictiveMarketing.Forecasting.Models.Trees;
using PredictiveMarketing.Forecasting.Numerics;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Tests.Models;

public sealed class ForestTests
{
    [Fact]
    public void A_planted_step_in_a_driver_is_found()
    {
        // Leads are 100 below a spend of 50 and 160 above it: no line fits this, a forest does.
        var dice = new SeededRandom(12);
        double[] spend = [.. Enumerable.Range(0, 62).Select(_ => 100 * dice.NextDouble())];
        spend[60] = 30;
        spend[61] = 70;
        KnownTable table = Planted.Table([.. Enumerable.Range(0, 60).Select(t => (spend[t] > 50 ? 160 : 100) + (3 * dice.NextNormal()))], steps: 2, nonNegative: true, ("tv", spend));
        double[] forecast = Fit(table).Model!.Forecast(table);
        Assert.InRange(forecast[0], 94, 112);
        Assert.InRange(forecast[1], 148, 166);
    }

    [Fact]
    public void One_tree_on_all_rows_asks_where_the_step_is()
    {
        double[][] rows = [.. Enumerable.Range(0, 20).Select(i => new[] { i * 7 % 5, (double)i })];
        double[] target = [.. Enumerable.Range(0, 20).Select(i => i < 13 ? 1.0 : 4.0)];
        var grower = new TreeGrower(rows, new TreeShape(Depth: 5, FewestInLeaf: 2, Offered: 1, PerNode: true), [false, false]);
        Tree tree = grower.Grow([.. Enumerable.Range(0, 20)], target, 1, new SeededRandom(1));
        Assert.Equal("1>12.5 1 4", tree.ToString());
    }

    [Fact]
    public void More_media_never_lowers_the_answer()
    {
        // Leads fall with spend here, by accident or by a confounder: the forest keeps quiet rather than say that media drive people away.
        double[] spend = [.. Enumerable.Range(0, 49).Select(t => 50.0 + (t * 31 % 47))];
        KnownTable low = Planted.Table([.. Enumerable.Range(0, 48).Select(t => 300 - (2 * spend[t]))], steps: 1, nonNegative: true, ("tv", spend));
        LeadModel model = Fit(low).Model!;
        double before = 0;
        foreach (double planned in (double[])[0, 50, 60, 70, 80, 90, 200])
        {
            double answer = model.Forecast(low.With([low.Drivers[0] with { Values = [.. spend[..48], planned] }]))[0];
            Assert.True(answer >= before - 1e-9, $"{planned}: {answer} after {before}");
            before = answer;
        }
    }

    [Fact]
    public void A_rising_level_is_followed_further_than_the_whole_window_s_mean()
    {
        double[] rising = [.. Enumerable.Range(0, 48).Select(t => 100.0 + (4 * t))];
        Assert.InRange(Fit(Planted.Table(rising)).Model!.Forecast(Planted.Table(rising))[0], 268, 310);
    }

    [Fact]
    public void The_document_of_a_forest_stays_modest()
    {
        KnownTable table = Planted.Table(Planted.Seasonal(60, 100, 0.2, seed: 3), 3, true, ("tv", [.. Enumerable.Range(0, 63).Select(t => 10.0 + (t % 11))]));
        Assert.InRange(ModelJson.Write<LeadModel>(Fit(table).Model!).Length, 1_000, 100_000);
    }

    [Theory]
    [InlineData("3>0.52 1.1")]
    [InlineData("1 2")]
    [InlineData("x>1 2 3")]
    public void A_line_that_is_no_tree_is_refused(string line) => Assert.Throws<FormatException>(() => Tree.Parse(line));

    [Fact]
    public void Under_twenty_pooled_months_a_forest_is_refused() =>
        Assert.Contains("19 pooled months, 20 are needed", Fit(Planted.Table(Planted.Seasonal(20, 100, 0.1, seed: 1))).Refused, StringComparison.Ordinal);

    private static Fit Fit(KnownTable table) =>
        new ForestCandidate().Fit(new KnownPanel(new Cutoff(table.First, table.Origin, table.Origin, table.Steps), [table]), seed: 1)[0];
}
