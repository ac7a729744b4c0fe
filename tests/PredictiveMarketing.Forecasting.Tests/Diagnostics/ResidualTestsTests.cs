using PredictiveMarketing.Forecasting.Diagnostics;
using PredictiveMarketing.Forecasting.Numerics;

namespace PredictiveMarketing.Forecasting.Tests.Diagnostics;

public sealed class ResidualTestsTests
{
    [Fact]
    public void Shapiro_and_Wilk_on_few_skewed_or_tied_values_agree_with_R()
    {
        DiagnosticsWitness[] small = [.. DiagnosticsWitness.All.Where(w => w.Name == "small")];
        Assert.Equal(8, small.Length);
        // R's program is the same approximation; its own arithmetic is single precision in places.
        Assert.All(small, w =>
        {
            var test = ShapiroWilk.Of(w["y"])!;
            Assert.Equal(w["shapiro"][0], test.Statistic, 1e-6);
            Assert.Equal(w["shapiro"][1], test.PValue, 1e-5);
        });
    }

    [Fact]
    public void Normal_residuals_are_rejected_about_as_often_as_the_level_says()
    {
        var dice = new SeededRandom(3);
        int rejected = Enumerable.Range(0, 1000).Count(_ => ShapiroWilk.Of([.. Enumerable.Range(0, 40).Select(_ => dice.NextNormal())])!.PValue < 0.05);
        // 50 expected, standard deviation 7.
        Assert.InRange(rejected, 29, 71);
    }

    [Fact]
    public void Unrelated_residuals_pass_Ljung_and_Box_about_as_often_as_the_level_says_and_related_ones_hardly_ever()
    {
        var dice = new SeededRandom(4);
        int Rejected(double memory) => Enumerable.Range(0, 500).Count(_ =>
        {
            double[] e = new double[60];
            for (int t = 0; t < e.Length; t++)
                e[t] = dice.NextNormal() + (t == 0 ? 0 : memory * e[t - 1]);
            return LjungBox.Of(e, LjungBox.UsualLags(60), fitted: 0)!.PValue < 0.05;
        });
        Assert.InRange(Rejected(0), 10, 50);
        Assert.True(Rejected(0.7) > 450);
    }

    [Fact]
    public void Residuals_that_are_all_the_same_are_not_tested()
    {
        Assert.Null(ShapiroWilk.Of([2, 2, 2, 2]));
        Assert.Null(ShapiroWilk.Of([1, 2]));
        Assert.Null(LjungBox.Of([0, 0, 0, 0, 0, 0], 1, 0));
        Assert.Null(LjungBox.Of([1, 2, 3, 1, 2, 5], 2, fitted: 2));
    }

    [Fact]
    public void A_missing_month_is_left_out_of_every_product()
    {
        double[] whole = [1, -2, 3, -1, 2, -3, 1, 2];
        double[] holed = [1, -2, double.NaN, -1, 2, -3, 1, 2];
        Assert.NotEqual(LjungBox.Of(whole, 2, 0)!.Statistic, LjungBox.Of(holed, 2, 0)!.Statistic);
        Assert.True(double.IsFinite(LjungBox.Of(holed, 2, 0)!.PValue));
    }
}
