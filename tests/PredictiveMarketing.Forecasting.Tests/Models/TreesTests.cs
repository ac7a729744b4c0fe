using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Models;
using PredictiveMarketing.Forecasting.Models.Trees;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Tests.Models;

public sealed class TreesTests
{
    [Fact]
    public void M01_under_twenty_pooled_months_trees_are_refused()
    {
        Fit fit = Fit(Planted.Table(Planted.Seasonal(20, 100, 0.1, seed: 1)))[0];
        Assert.Null(fit.Model);
        Assert.Contains("19 pooled months, 20 are needed", fit.Refused, StringComparison.Ordinal);
    }

    [Fact]
    public void Small_and_large_markets_share_one_model()
    {
        double[] small = Planted.Seasonal(36, 40, 0.05, seed: 2);
        KnownTable one = Planted.Table(small);
        KnownTable other = Planted.Table([.. small.Select(y => y * 50)]) with { Key = new SeriesKey("launch", "Paris") };
        IReadOnlyList<Fit> fits = Fit(one, other);
        Assert.Same(fits[0].Model, fits[1].Model);
        double[] a = fits[0].Model!.Forecast(one);
        double[] b = fits[1].Model!.Forecast(other);
        for (int s = 0; s < a.Length; s++)
            Assert.Equal(a[s] * 50, b[s], 1e-6 * b[s]);
    }

    [Fact]
    public void A_step_in_a_driver_is_learned()
    {
        double[] campaign = [.. Enumerable.Range(0, 63).Select(t => t % 4 == 0 ? 1.0 : 0.0)];
        KnownTable table = Planted.Table([.. Enumerable.Range(0, 60).Select(t => 100 + (50 * campaign[t]))], steps: 3, nonNegative: true, ("tv", campaign));
        double[] forecast = Fit(table)[0].Model!.Forecast(table);
        Assert.InRange(forecast[0], 140, 160);
        Assert.InRange(forecast[1], 90, 110);
    }

    [Fact]
    public void A_tree_sends_what_is_not_known_to_the_left()
    {
        var stump = new Tree([0, -1, -1], [5, -1, 1]);
        Assert.Equal(-1, stump.Predict([double.NaN]));
        Assert.Equal(-1, stump.Predict([5]));
        Assert.Equal(1, stump.Predict([5.1]));
    }

    private static IReadOnlyList<Fit> Fit(params KnownTable[] tables) =>
        new TreesCandidate().Fit(new KnownPanel(new Cutoff(tables[0].First, tables[0].Origin, tables[0].Origin, tables[0].Steps), tables), seed: 1);
}
