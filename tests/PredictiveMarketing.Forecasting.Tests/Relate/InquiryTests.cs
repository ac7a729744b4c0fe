using PredictiveMarketing.Forecasting.Choose;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Numerics;
using PredictiveMarketing.Forecasting.Relate;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Tests.Relate;

/// <summary>R01 and R02: lagged correlation, information, placebo, stability and the error with and without a driver.</summary>
public sealed class InquiryTests
{
    [Fact]
    public void Equal_thirds_have_the_logarithm_of_three_in_common()
    {
        double[] a = [.. Enumerable.Range(0, 30).Select(i => (double)i)];
        (double information, double p) = MutualThirds.Of(a, a, new SeededRandom(1));
        Assert.Equal(Math.Log(3), information, 12);
        Assert.Equal(0.001, p, 12);
    }

    [Fact]
    public void Information_sees_a_bend_that_correlation_misses()
    {
        double[] a = [.. Enumerable.Range(-20, 41).Select(i => (double)i)];
        double[] bent = [.. a.Select(x => x * x)];
        Assert.True(MutualThirds.Of(a, bent, new SeededRandom(2)).P < 0.01);
    }

    [Fact]
    public void Chance_passes_the_information_test_as_often_as_stated()
    {
        int passed = Enumerable.Range(0, 200).Count(seed =>
        {
            var dice = new SeededRandom((ulong)seed);
            double[] a = [.. Enumerable.Range(0, 36).Select(_ => dice.NextNormal())], b = [.. a.Select(_ => dice.NextNormal())];
            return MutualThirds.Of(a, b, dice).P <= 0.05;
        });
        // Three binomial standard errors above 5 % of 200.
        Assert.InRange(passed, 1, 10 + (3 * Math.Sqrt(200 * 0.05 * 0.95)));
    }

    [Fact]
    public void A_true_driver_is_linked_at_its_own_month_beats_its_placebos_and_stays_over_the_folds()
    {
        Workbench bench = FourSteps.Bench(FourSteps.Frame(Planted.Driven(48, 3, effect: 2, noise: 15, seed: 6, decoys: 1), clock: null), seed: 1);
        IReadOnlyList<DriverInquiry> found = FourSteps.Inquire(bench, Planted.Key);
        DriverInquiry tv = found.Single(d => d.Driver == "tv");
        Assert.Equal(0, tv.Lags.MinBy(l => l.P)!.Lag);
        Assert.True(tv.Lags[0].Q < 0.001 && tv.Lags[0].Correlation > 0.7, tv.Lags[0].ToString());
        Assert.True(tv.PlaceboP < 0.03 && tv.MutualQ < 0.05, tv.ToString());
        Assert.Equal((12, 12, 12), (tv.Folds, tv.FoldsProven, tv.FoldsSameSign));
        Assert.Equal(47, tv.Months.Count);
        DriverInquiry decoy = found.Single(d => d.Driver == "decoy-0");
        Assert.True(decoy.Lags[0].Q > 0.05 && decoy.FoldsProven < 4, decoy.ToString());
    }

    [Fact]
    public void R02_the_error_is_stored_with_and_without_the_driver_and_a_driver_without_gain_is_not_used_by_default()
    {
        Workspace world = Planted.Driven(48, 3, effect: 2, noise: 15, seed: 7);
        var dice = new SeededRandom(3);
        world = world with { Externals = [.. Enumerable.Range(0, 48).Select(t => new ExternalRow("covid", ExternalRow.AllMarkets, Planted.First.Plus(t), dice.NextNormal(), null))] };
        DriverReview review = FourSteps.Relate(FourSteps.Bench(FourSteps.Frame(world, clock: null), seed: 1), Planted.Key);
        DriverEvidence tv = review.Drivers.Single(d => d.Driver == "tv"), covid = review.Drivers.Single(d => d.Driver == "covid");
        Assert.True(tv.WapeWith < tv.WapeWithout, $"{tv.WapeWith} against {tv.WapeWithout}");
        Assert.NotNull(covid.WapeWith);
        Assert.NotNull(covid.WapeWithout);
        Assert.False(covid.IsUsed);
    }
}
