using PredictiveMarketing.Forecasting.Evaluate;
using PredictiveMarketing.Forecasting.Numerics;

namespace PredictiveMarketing.Forecasting.Tests.Evaluate.Checks;

/// <summary>D01: thousands against units, gross against net, another currency or unit in one market, and months far from what is expected.</summary>
public sealed class UnitChecksTests
{
    [Theory]
    [InlineData(0.001)]
    [InlineData(1000)]
    [InlineData(100)]
    [InlineData(10)]
    public void Leads_in_another_unit_from_a_month_on_are_a_unit_break_and_not_a_level_shift(double factor)
    {
        var months = new SoundMonths();
        SoundMonths.Scale(months.Leads[0], factor, from: 20);
        Check found = months.Said("leads", CheckKind.UnitBreak);
        Assert.Equal([SoundMonths.At(20)], found.Months);
        Assert.InRange(found.Evidence["factor"] / factor, 0.7, 1.4);
        Assert.Equal(["leads: unit-break"], months.Alarms());
    }

    [Fact]
    public void Thousands_against_units_are_called_so()
    {
        var months = new SoundMonths();
        SoundMonths.Scale(months.Externals[SoundMonths.Price][0], 0.001, from: 30);
        Check found = months.Said("external fuel_price", CheckKind.UnitBreak);
        Assert.Equal([SoundMonths.At(30)], found.Months);
        Assert.Contains("thousands against units", found.Verdict.Reason, StringComparison.Ordinal);
        Assert.Equal(["external fuel_price: unit-break"], months.Alarms());
    }

    [Theory]
    [InlineData(SoundMonths.Tv)]
    [InlineData(SoundMonths.Search)]
    public void Spend_in_thousands_from_a_month_on_is_a_unit_break(string channel)
    {
        var months = new SoundMonths();
        SoundMonths.Scale(months.Spend[(0, channel)], 0.001, from: 25);
        Assert.Equal([SoundMonths.At(25)], months.Said($"media {channel}", CheckKind.UnitBreak).Months);
        Assert.Equal([$"media {channel}: unit-break"], months.Alarms());
    }

    [Fact]
    public void A_single_month_in_another_unit_is_named()
    {
        var months = new SoundMonths();
        months.Leads[0][33] *= 1000;
        Check found = months.Said("leads", CheckKind.UnitBreak);
        Assert.Equal([SoundMonths.At(33)], found.Months);
        Assert.Contains("leads of 2024-10 is", found.Verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_price_per_thousand_contacts_that_grows_by_vat_tells_gross_from_net()
    {
        var months = new SoundMonths();
        SoundMonths.Scale(months.Spend[(0, SoundMonths.Search)], 1.2, from: 24);
        Check found = months.Said("media search", CheckKind.UnitBreak);
        Assert.Contains("gross against net", found.Verdict.Reason, StringComparison.Ordinal);
        Assert.InRange(found.Evidence["factor"], 1.15, 1.25);
    }

    [Fact]
    public void Spend_that_doubles_with_its_contacts_is_no_unit_break()
    {
        var months = new SoundMonths();
        SoundMonths.Scale(months.Spend[(0, SoundMonths.Search)], 2, from: 24);
        SoundMonths.Scale(months.Contacts[(0, SoundMonths.Search)], 2, from: 24);
        Assert.DoesNotContain("media search: unit-break", months.Alarms());
    }

    [Fact]
    public void Contacts_of_one_market_in_thousands_stand_apart_from_the_other_markets()
    {
        var months = new SoundMonths(markets: 3);
        SoundMonths.Scale(months.Contacts[(1, SoundMonths.Tv)], 0.001);
        Assert.Contains("thousands against units", months.Said("media tv", CheckKind.UnitBreak, market: 1).Verdict.Reason, StringComparison.Ordinal);
        Assert.Equal(["media tv: unit-break"], months.Alarms());
    }

    [Fact]
    public void An_external_of_one_market_in_another_unit_stands_apart_from_the_other_markets()
    {
        SoundMonths months = WithSessions(10, 12, 9_000);
        Check found = months.Said("external sessions", CheckKind.UnitBreak, market: 2);
        Assert.InRange(found.Evidence["factor"], 700, 1000);
        Assert.Equal(["external sessions: unit-break"], months.Alarms());
    }

    [Fact]
    public void A_market_twenty_times_as_large_as_the_others_is_no_unit_break() =>
        Assert.Empty(WithSessions(10, 12, 200).Alarms());

    [Fact]
    public void An_external_that_grows_tenfold_over_the_years_is_no_unit_break()
    {
        var months = new SoundMonths();
        var dice = new SeededRandom(5);
        months.Externals["app_users"] = [[.. Enumerable.Range(0, SoundMonths.History).Select(t => 100 * Math.Exp((0.05 * t) + (0.05 * dice.NextNormal())))]];
        Assert.DoesNotContain("external app_users: unit-break", months.Alarms());
    }

    [Fact]
    public void A_month_far_from_what_season_trend_and_drivers_say_is_an_outlier()
    {
        var months = new SoundMonths();
        double before = months.Leads[0][33];
        months.Leads[0][33] = 2 * before;
        Check found = months.Said("leads", CheckKind.Outlier);
        Assert.Equal([SoundMonths.At(33)], found.Months);
        Assert.Equal(2 * before, found.Evidence["value"]);
        // The month itself takes no part in what is expected of it: 3 % of noise and the season of four years are left.
        Assert.InRange(found.Evidence["expected"] / before, 0.88, 1.12);
        Assert.Equal(["leads: outlier"], months.Alarms());
    }

    [Fact]
    public void A_month_a_tenth_above_what_is_expected_is_no_outlier()
    {
        var months = new SoundMonths();
        months.Leads[0][33] *= 1.1;
        Assert.Empty(months.Alarms());
    }

    // An external per market around a level of its own.
    private static SoundMonths WithSessions(params double[] levels)
    {
        var months = new SoundMonths(levels.Length);
        months.Externals["sessions"] = [.. levels.Select((level, m) => SoundMonths.Wandering(new SeededRandom((ulong)(20 + m))).Select(v => v * level).ToArray())];
        return months;
    }
}
