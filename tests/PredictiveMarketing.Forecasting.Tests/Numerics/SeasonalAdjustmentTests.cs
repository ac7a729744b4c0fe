using PredictiveMarketing.Forecasting.Numerics;

namespace PredictiveMarketing.Forecasting.Tests.Numerics;

public sealed class SeasonalAdjustmentTests
{
    [Fact]
    public void A_pure_season_is_taken_out_whole()
    {
        double[] leads = [.. Enumerable.Range(0, 36).Select(t => 100 * (1 + (0.3 * Math.Sin(2 * Math.PI * t / 12))))];
        var adjustment = SeasonalAdjustment.Of(leads);
        Assert.True(adjustment is { IsPlain: true, IsFactor: true, Strength: > 0.99 });
        Assert.True(adjustment.Adjusted.Max() / adjustment.Adjusted.Min() < 1.01);
    }

    [Fact]
    public void Leads_at_zero_make_the_season_additive()
    {
        double[] leads = [.. Enumerable.Range(0, 36).Select(t => Math.Max(0, 50 + (60 * Math.Sin(2 * Math.PI * t / 12))))];
        Assert.False(SeasonalAdjustment.Of(leads).IsFactor);
    }

    [Fact]
    public void Noise_is_not_a_plain_season_on_two_years_or_on_five()
    {
        var dice = new SeededRandom(31);
        foreach (int months in new[] { 24, 36, 60 })
        {
            int plain = Enumerable.Range(0, 50).Count(_ => SeasonalAdjustment.Of([.. Enumerable.Range(0, months).Select(_ => 100 + (5 * dice.NextNormal()))]).IsPlain);
            Assert.True(plain <= 10, $"{plain} of 50 at {months} months");
        }
    }

    [Fact]
    public void A_month_seen_once_leaves_the_series_as_it_is()
    {
        double[] leads = Planted.Seasonal(23, 100, 0.01, seed: 1);
        var adjustment = SeasonalAdjustment.Of(leads);
        Assert.Empty(adjustment.Season);
        Assert.Equal(leads, adjustment.Adjusted);
    }

    [Fact]
    public void Missing_months_stay_missing_and_do_not_hide_the_season()
    {
        double[] leads = Planted.Seasonal(48, 100, 0.02, seed: 2);
        leads[5] = leads[20] = double.NaN;
        var adjustment = SeasonalAdjustment.Of(leads);
        Assert.True(adjustment.IsPlain);
        Assert.True(double.IsNaN(adjustment.Adjusted[5]));
    }
}
