using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Models;
using PredictiveMarketing.Forecasting.Models.Ets;
using PredictiveMarketing.Forecasting.Models.Theta;
using PredictiveMarketing.Forecasting.Numerics;

namespace PredictiveMarketing.Forecasting.Tests.Models.Theta;

public sealed class ThetaTests
{
    [Fact]
    public void A_straight_line_is_drawn_on()
    {
        double[] leads = [.. Enumerable.Range(0, 30).Select(t => 100.0 + (2 * t))];
        double[] forecast = Forecast(leads, 3);
        // A line is bent in logarithms, where the season is looked for: a thousandth of it is taken for a season.
        for (int h = 0; h < 3; h++)
            Assert.Equal(160 + (2 * h), forecast[h], 0.2);
    }

    [Fact]
    public void A_planted_season_comes_back()
    {
        double[] leads = [.. Enumerable.Range(0, 48).Select(t => 100 * (1 + (0.3 * Math.Sin(2 * Math.PI * t / 12))))];
        double[] forecast = Forecast(leads, 6);
        for (int h = 0; h < 6; h++)
            Assert.Equal(leads[h], forecast[h], 0.5);
    }

    [Fact]
    public void The_running_line_is_the_line_of_least_squares()
    {
        RunningLine line = default;
        foreach ((int month, double leads) in new[] { (1, 3.0), (2, 5.0), (4, 4.0) })
            line = line.With(month, leads);
        // By hand: means 7/3 and 4; cross (-4/3)(-1) + (-1/3)(1) + (5/3)(0) = 1; spread 16/9 + 1/9 + 25/9 = 14/3.
        Assert.Equal(3.0 / 14, line.Slope, 1e-12);
        Assert.Equal(4 - (3.0 / 14 * 7 / 3), line.Intercept, 1e-12);
    }

    /// <summary>The closed-form level and share must not be beaten by any others for the same alpha.</summary>
    [Fact]
    public void Level_and_share_are_the_best_for_their_alpha()
    {
        double[] leads = Planted.Seasonal(48, 1, 0.3, seed: 21);
        var fit = new ThetaFit(leads);
        ThetaPoint best = fit.Best();
        for (double alpha = 0.05; alpha < 0.99; alpha += 0.01)
            Assert.True(fit.At(alpha).Squares >= best.Squares * (1 - 1e-9), $"{alpha}");
        Assert.InRange(best.Share, 0, 1);
    }

    [Fact]
    public void Five_months_are_refused_in_words() =>
        Assert.Contains("5 months", new ThetaCandidate().Fit(Planted.Table([1, 2, 3, 4, 5])).Refused, StringComparison.Ordinal);

    [Fact]
    public void On_noise_the_season_that_is_put_back_is_small()
    {
        var dice = new SeededRandom(8);
        double worst = 0;
        for (int series = 0; series < 20; series++)
        {
            KnownTable table = Planted.Table([.. Enumerable.Range(0, 36).Select(_ => 100 + (10 * dice.NextNormal()))]);
            var model = (AdjustedEtsModel)new SimpleSmoothingCandidate().Fit(table).Model!;
            worst += model.Season.Months.Count == 0 ? 0 : model.Season.Months.Average(f => Math.Abs(f - 1)) / 20;
        }

        // Unshrunk, the mean of three months of noise of 10 % strays 0.8 x 10 % / sqrt(3) = 4.6 %.
        Assert.True(worst < 0.023, $"{worst}");
    }

    private static double[] Forecast(double[] leads, int steps)
    {
        KnownTable table = Planted.Table(leads, steps);
        return new ThetaCandidate().Fit(table).Model!.Forecast(table);
    }
}
