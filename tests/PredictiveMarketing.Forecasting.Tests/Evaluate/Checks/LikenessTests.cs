using PredictiveMarketing.Forecasting.Evaluate;
using PredictiveMarketing.Forecasting.Numerics;

namespace PredictiveMarketing.Forecasting.Tests.Evaluate.Checks;

/// <summary>D01: the same numbers under two names, and channels that always move together.</summary>
public sealed class LikenessTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(1.2, 0)]
    [InlineData(0.001, 0.01)]
    public void A_channel_under_two_names_is_reported_of_both_up_to_scale_and_noise(double factor, double noise)
    {
        var months = new SoundMonths();
        months.Buy(0, "sea", Copy(months.Spend[(0, SoundMonths.Search)], factor, noise), new SeededRandom(4));
        Assert.Contains("repeats search", months.Said("media sea", CheckKind.DuplicateSource).Verdict.Reason, StringComparison.Ordinal);
        Assert.Contains("repeats sea", months.Said("media search", CheckKind.DuplicateSource).Verdict.Reason, StringComparison.Ordinal);
        Assert.Equal(["media sea: duplicate-source", "media search: duplicate-source"], months.Alarms().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_channel_in_bursts_under_two_names_is_reported_of_both()
    {
        var months = new SoundMonths();
        months.Buy(0, "linear tv", Copy(months.Spend[(0, SoundMonths.Tv)], 1.15, 0.01), new SeededRandom(4));
        Assert.Equal(["media linear tv: duplicate-source", "media tv: duplicate-source"], months.Alarms().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0.01, 0.001)]
    public void An_external_under_two_names_is_reported_of_both(double factor, double noise)
    {
        var months = new SoundMonths();
        months.Externals["petrol"] = [Copy(months.Externals[SoundMonths.Price][0], factor, noise)];
        Assert.InRange(months.Said("external petrol", CheckKind.DuplicateSource).Evidence["correlation"], 0.98, 1.0000001);
        Assert.Equal(["external fuel_price: duplicate-source", "external petrol: duplicate-source"], months.Alarms().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_channels_spend_that_comes_as_an_external_too_is_reported_of_both()
    {
        var months = new SoundMonths();
        months.Externals["adspend"] = [Copy(months.Spend[(0, SoundMonths.Tv)][..SoundMonths.History], 1, 0)];
        Assert.Contains("repeats tv", months.Said("external adspend", CheckKind.DuplicateSource).Verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_leads_of_one_market_in_another_are_reported_of_both()
    {
        var months = new SoundMonths(markets: 3);
        months.Leads[2] = [.. months.Leads[0]];
        Assert.Contains("launch / market-0", months.Said("leads", CheckKind.DuplicateSource, market: 2).Verdict.Reason, StringComparison.Ordinal);
        Assert.Contains("launch / market-2", months.Said("leads", CheckKind.DuplicateSource, market: 0).Verdict.Reason, StringComparison.Ordinal);
        Assert.Contains("leads: duplicate-source", months.Alarms());
    }

    [Fact]
    public void The_leads_of_one_market_times_a_factor_are_reported_with_the_factor()
    {
        var months = new SoundMonths(markets: 2);
        months.Leads[1] = [.. months.Leads[0].Select(y => Math.Round(1.25 * y))];
        Check found = months.Said("leads", CheckKind.DuplicateSource, market: 1);
        Assert.Equal(1.25, found.Evidence["factor"], 0.01);
        Assert.Contains("launch / market-0", found.Verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_markets_with_the_same_season_and_plan_are_no_duplicates()
    {
        var months = new SoundMonths(markets: 2);
        months.Leads[1] = Copy(months.Leads[0], 2, 0.03);
        Assert.Empty(months.Alarms());
    }

    [Fact]
    public void Channels_that_always_move_together_are_named_together()
    {
        var months = new SoundMonths();
        double[] tv = months.Spend[(0, SoundMonths.Tv)];
        months.Buy(0, "video", Copy(tv, 0.5, 0.12), new SeededRandom(4));
        months.Buy(0, "radio", Copy(tv, 0.3, 0.12, seed: 12), new SeededRandom(5));
        foreach (string channel in (string[])["tv", "video", "radio"])
        {
            Check found = months.Said($"media {channel}", CheckKind.MovesTogether);
            Assert.Contains("radio, tv, video always move together", found.Verdict.Reason, StringComparison.Ordinal);
            Assert.Equal(3, found.Evidence["columns"]);
        }

        Assert.DoesNotContain(months.Alarms(), a => a.EndsWith(CheckKind.DuplicateSource, StringComparison.Ordinal) || a.StartsWith("media search", StringComparison.Ordinal));
    }

    [Fact]
    public void Channels_that_are_on_air_in_the_same_months_with_other_amounts_can_be_told_apart()
    {
        var months = new SoundMonths();
        var dice = new SeededRandom(6);
        months.Buy(0, "video", [.. months.Spend[(0, SoundMonths.Tv)].Select(s => s > 0 ? 3_000 + (17_000 * dice.NextDouble()) : 0)], new SeededRandom(4));
        Assert.Empty(months.Alarms());
    }

    private static double[] Copy(double[] values, double factor, double noise, int seed = 11)
    {
        var dice = new SeededRandom((ulong)seed);
        return [.. values.Select(v => Math.Round(factor * v * (1 + (noise * dice.NextNormal())), 4))];
    }
}
