using PredictiveMarketing.Forecasting.Evaluate;
using PredictiveMarketing.Forecasting.Numerics;

namespace PredictiveMarketing.Forecasting.Tests.Evaluate.Checks;

/// <summary>D01: outliers and level shifts of drivers. Each fault has a twin that looks like it and is none.</summary>
public sealed class DriverLevelsTests
{
    private const string Price = "external fuel_price";

    [Fact]
    public void A_month_of_an_external_far_from_those_around_it_is_named()
    {
        var months = new SoundMonths();
        months.Externals[SoundMonths.Price][0][30] *= 1.6;
        Check found = months.Said(Price, CheckKind.DriverOutlier);
        Assert.Equal([SoundMonths.At(30)], found.Months);
        Assert.InRange(found.Evidence["value"] / found.Evidence["expected"], 1.4, 1.8);
        Assert.Equal([$"{Price}: driver-outlier"], months.Alarms());
    }

    [Fact]
    public void An_external_that_is_a_third_higher_from_a_month_on_has_shifted()
    {
        var months = new SoundMonths();
        SoundMonths.Scale(months.Externals[SoundMonths.Price][0], 1.4, from: 20);
        Check found = months.Said(Price, CheckKind.DriverShift);
        Assert.InRange(found.Months.Single() - SoundMonths.At(20), -1, 1);
        Assert.InRange(found.Evidence["size"], 1.25, 1.55);
        Assert.Equal([$"{Price}: driver-shift"], months.Alarms());
    }

    [Fact]
    public void A_channel_with_five_times_its_budget_and_contacts_for_good_has_shifted_and_its_leads_have_not()
    {
        var months = new SoundMonths();
        SoundMonths.Scale(months.Spend[(0, SoundMonths.Tv)], 5, from: 25);
        SoundMonths.Scale(months.Contacts[(0, SoundMonths.Tv)], 5, from: 25);
        Assert.Equal([SoundMonths.At(25)], months.Said("media tv", CheckKind.DriverShift).Months);
    }

    [Fact]
    public void A_budget_that_doubles_is_a_decision()
    {
        var months = new SoundMonths();
        SoundMonths.Scale(months.Spend[(0, SoundMonths.Search)], 2, from: 25);
        SoundMonths.Scale(months.Contacts[(0, SoundMonths.Search)], 2, from: 25);
        Assert.DoesNotContain("media search: driver-shift", months.Alarms());
    }

    [Fact]
    public void An_external_that_grows_steadily_has_not_shifted()
    {
        var months = new SoundMonths();
        var dice = new SeededRandom(5);
        months.Externals["app_users"] = [[.. Enumerable.Range(0, SoundMonths.History).Select(t => 100 * Math.Exp((0.02 * t) + (0.05 * dice.NextNormal())))]];
        Assert.Empty(months.Alarms());
    }

    [Fact]
    public void A_data_set_that_comes_and_goes_is_not_asked()
    {
        var months = new SoundMonths();
        months.Externals["strike_days"] = [[.. Enumerable.Range(0, SoundMonths.History).Select(t => t is 10 or 11 or 30 ? 12.0 + t : 0)]];
        Assert.Empty(months.Alarms());
    }
}
