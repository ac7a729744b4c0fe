using PredictiveMarketing.Forecasting.Evaluate;
using PredictiveMarketing.Forecasting.Numerics;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Tests.Evaluate.Checks;

/// <summary>D01: gaps, freshness, data sets that ended, start late or never vary, channels that stopped. Each fault has a twin that looks like it and is none.</summary>
public sealed class CoverageChecksTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Where_nothing_is_wrong_nothing_is_reported(int markets)
    {
        var sound = new SoundMonths(markets);
        Assert.Empty(sound.Alarms());
        Assert.All(sound.Report().DataSets, d => Assert.Equal(Judgement.Pass, d.Verdict.Judgement));
    }

    [Fact]
    public void Months_without_leads_are_named()
    {
        var months = new SoundMonths();
        SoundMonths.Remove(months.Leads[0], 10, 30);
        Check gap = months.Said("leads", CheckKind.Gap);
        Assert.Equal([SoundMonths.At(10), SoundMonths.At(30)], gap.Months);
        Assert.Contains("2022-11, 2024-07", gap.Verdict.Reason, StringComparison.Ordinal);
        Assert.Equal(["leads: gap"], months.Alarms());
    }

    [Fact]
    public void Months_without_a_value_of_an_external_are_named()
    {
        var months = new SoundMonths();
        SoundMonths.Remove(months.Externals[SoundMonths.Price][0], 12, 13, 14);
        Assert.Equal(Month.Range(SoundMonths.At(12), SoundMonths.At(14)), months.Said("external fuel_price", CheckKind.Gap).Months);
        Assert.Equal(["external fuel_price: gap"], months.Alarms());
    }

    [Fact]
    public void A_month_without_a_line_of_a_channel_that_is_always_on_is_a_gap()
    {
        var months = new SoundMonths();
        SoundMonths.Remove(months.Spend[(0, SoundMonths.Search)], 20);
        Assert.Equal([SoundMonths.At(20)], months.Said("media search", CheckKind.Gap).Months);
    }

    [Fact]
    public void A_month_without_any_line_of_the_plan_is_a_gap_of_each_channel()
    {
        var months = new SoundMonths();
        double[] tv = months.Spend[(0, SoundMonths.Tv)];
        SoundMonths.Remove(tv, OffAir(tv));
        SoundMonths.Remove(tv, 20);
        SoundMonths.Remove(months.Spend[(0, SoundMonths.Search)], 20);
        Assert.Equal([SoundMonths.At(20)], months.Said("media tv", CheckKind.Gap).Months);
        Assert.Equal([SoundMonths.At(20)], months.Said("media search", CheckKind.Gap).Months);
    }

    [Fact]
    public void Months_off_air_that_a_plan_leaves_out_are_no_gap()
    {
        var months = new SoundMonths();
        double[] tv = months.Spend[(0, SoundMonths.Tv)];
        SoundMonths.Remove(tv, OffAir(tv));
        Assert.Empty(months.Alarms());
    }

    [Theory]
    [InlineData(1, CheckKind.Freshness)]
    [InlineData(2, CheckKind.Freshness)]
    [InlineData(3, CheckKind.Ended)]
    [InlineData(12, CheckKind.Ended)]
    public void An_external_that_is_behind_is_late_and_from_three_months_on_it_has_ended(int behind, string kind)
    {
        var months = new SoundMonths();
        SoundMonths.Remove(months.Externals[SoundMonths.Price][0], Last(behind));
        Check late = months.Said("external fuel_price", kind);
        Assert.Equal(behind, late.Evidence["months-behind"]);
        Assert.Contains(SoundMonths.At(SoundMonths.History - 1 - behind).ToString(), late.Verdict.Reason, StringComparison.Ordinal);
        Assert.Equal([$"external fuel_price: {kind}"], months.Alarms());
    }

    [Fact]
    public void An_external_that_always_comes_two_months_late_is_not_behind()
    {
        var months = new SoundMonths();
        SoundMonths.Remove(months.Externals[SoundMonths.Price][0], Last(2));
        months.PublishedLater[SoundMonths.Price] = 2;
        Assert.Empty(months.Alarms());
    }

    [Theory]
    [InlineData(2, CheckKind.Freshness)]
    [InlineData(5, CheckKind.Ended)]
    public void A_market_whose_leads_stop_before_those_of_the_others_is_late_or_has_ended(int behind, string kind)
    {
        var months = new SoundMonths(markets: 2);
        SoundMonths.Remove(months.Leads[1], Last(behind));
        Assert.Equal(behind, months.Said("leads", kind, market: 1).Evidence["months-behind"]);
        Assert.Equal([$"leads: {kind}"], months.Alarms());
    }

    [Fact]
    public void A_driver_that_starts_after_half_of_the_history_fails()
    {
        var months = new SoundMonths();
        SoundMonths.Remove(months.Externals[SoundMonths.Price][0], [.. Enumerable.Range(0, 30)]);
        Check late = months.Said("external fuel_price", CheckKind.StartsLate);
        Assert.Equal(Judgement.Fail, late.Verdict.Judgement);
        Assert.Equal([SoundMonths.At(30)], late.Months);
    }

    [Fact]
    public void A_driver_that_starts_within_the_first_half_does_not_start_late()
    {
        var months = new SoundMonths();
        SoundMonths.Remove(months.Externals[SoundMonths.Price][0], [.. Enumerable.Range(0, 12)]);
        Assert.Empty(months.Alarms());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.001)]
    public void A_channel_that_spends_the_same_every_month_fails(double wobble)
    {
        var months = new SoundMonths();
        months.Buy(0, "retainer", Around(3_000, wobble), new SeededRandom(3));
        Assert.Equal(Judgement.Fail, months.Said("media retainer", CheckKind.Constant).Verdict.Judgement);
        Assert.Equal(["media retainer: constant"], months.Alarms());
    }

    [Fact]
    public void A_channel_whose_spend_moves_by_three_percent_is_not_constant()
    {
        var months = new SoundMonths();
        months.Buy(0, "retainer", Around(3_000, 0.03), new SeededRandom(3));
        Assert.Empty(months.Alarms());
    }

    [Fact]
    public void Leads_that_are_the_same_every_month_are_reported()
    {
        var months = new SoundMonths();
        Array.Fill(months.Leads[0], 400);
        Assert.Equal(0, months.Said("leads", CheckKind.Constant).Evidence["variation"]);
    }

    [Fact]
    public void A_channel_that_stopped_a_year_ago_and_is_not_planned_has_ended()
    {
        var months = new SoundMonths();
        SoundMonths.Scale(months.Spend[(0, SoundMonths.Tv)], 0, from: 35);
        Check stopped = months.Said("media tv", CheckKind.Ended);
        Assert.Equal([SoundMonths.At(32)], stopped.Months);
        Assert.Contains("none is planned", stopped.Verdict.Reason, StringComparison.Ordinal);
        Assert.Equal(["media tv: ended"], months.Alarms());
    }

    [Fact]
    public void A_pause_no_longer_than_twice_the_one_before_it_is_no_end()
    {
        var months = new SoundMonths();
        // Off air for eight months once before, and for eight months now.
        SoundMonths.Scale(months.Spend[(0, SoundMonths.Tv)], 0, from: 12, to: 20);
        SoundMonths.Scale(months.Spend[(0, SoundMonths.Tv)], 0, from: 40);
        Assert.DoesNotContain("media tv: ended", months.Alarms());
    }

    [Fact]
    public void A_channel_that_paused_for_a_year_and_is_planned_again_has_not_ended()
    {
        var months = new SoundMonths();
        SoundMonths.Scale(months.Spend[(0, SoundMonths.Tv)], 0, from: 35, to: SoundMonths.History);
        months.Spend[(0, SoundMonths.Tv)][SoundMonths.History + 1] = 20_000;
        Assert.DoesNotContain("media tv: ended", months.Alarms());
    }

    private static double[] Around(double amount, double wobble)
    {
        var dice = new SeededRandom(2);
        return [.. Enumerable.Range(0, SoundMonths.Length).Select(_ => Math.Round(amount * (1 + (wobble * dice.NextNormal())), 2))];
    }

    private static int[] Last(int count) => [.. Enumerable.Range(SoundMonths.History - count, count)];

    private static int[] OffAir(double[] spend) => [.. Enumerable.Range(0, spend.Length).Where(t => spend[t] == 0)];
}
