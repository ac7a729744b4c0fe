using PredictiveMarketing.Forecasting.Evaluate;
using PredictiveMarketing.Forecasting.Numerics;

namespace PredictiveMarketing.Forecasting.Tests.Evaluate.Checks;

/// <summary>D01: leads whose level changes for good are told, with the month and the size; what season, plan and chance do is not.</summary>
public sealed class LevelShiftTests
{
    [Theory]
    [InlineData(1.2)]
    [InlineData(0.8)]
    public void Leads_a_fifth_higher_or_lower_from_a_month_on_are_told_with_the_month(double factor)
    {
        var months = new SoundMonths();
        SoundMonths.Scale(months.Leads[0], factor, from: 22);
        Check found = months.Said("leads", CheckKind.LevelShift);
        Assert.InRange(found.Months.Single() - SoundMonths.At(22), -2, 2);
        Assert.InRange(1 + found.Evidence["share"], factor * 0.9, factor * 1.1);
        Assert.Equal(["leads: level-shift"], months.Alarms());
    }

    [Fact]
    public void A_shift_of_all_markets_is_said_of_all_of_them()
    {
        var months = new SoundMonths(markets: 3);
        months.Leads.ForEach(leads => SoundMonths.Scale(leads, 1.2, from: 30));
        Assert.All(Enumerable.Range(0, 3), m => Assert.Contains("all markets", months.Said("leads", CheckKind.LevelShift, m).Verdict.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public void A_shift_of_one_market_is_said_of_that_market_alone()
    {
        var months = new SoundMonths(markets: 3);
        SoundMonths.Scale(months.Leads[1], 0.75, from: 18);
        Assert.InRange(months.Said("leads", CheckKind.LevelShift, market: 1).Evidence["share"], -0.32, -0.18);
        Assert.Single(months.Report().DataSets, d => d.Checks.Any(c => c.Kind == CheckKind.LevelShift));
    }

    [Fact]
    public void A_shift_that_is_smaller_than_the_share_that_counts_is_not_told()
    {
        var months = new SoundMonths();
        SoundMonths.Scale(months.Leads[0], 1.04, from: 22);
        Assert.Empty(months.Alarms());
    }

    [Fact]
    public void Two_outliers_hide_neither_each_other_nor_a_shift()
    {
        var months = new SoundMonths();
        double before = months.Leads[0][12], other = months.Leads[0][36];
        SoundMonths.Scale(months.Leads[0], 1.25, from: 24);
        months.Leads[0][12] *= 2.2;
        months.Leads[0][36] *= 2.2;
        Check[] said = [.. months.Report().DataSets.Single(d => d.DataSet == "leads").Checks.Where(c => c.Judged)];
        Assert.Contains(said, c => c.Kind == CheckKind.LevelShift);
        Check[] outliers = [.. said.Where(c => c.Kind == CheckKind.Outlier)];
        Assert.Equal([SoundMonths.At(12), SoundMonths.At(36)], outliers.SelectMany(c => c.Months));
        Assert.InRange(outliers[0].Evidence["expected"] / before, 0.8, 1.2);
        Assert.InRange(outliers[1].Evidence["expected"] / (1.25 * other), 0.8, 1.2);
    }

    /// <summary>Of 20 campaigns whose three markets share half of a noise of 8 %, one in twenty may be wrong: 4 or more have a chance of 1.6 %.</summary>
    [Fact]
    public void A_national_surprise_in_all_markets_is_not_taken_for_a_shift()
    {
        int wrong = Enumerable.Range(0, 20).Count(seed =>
        {
            var months = new SoundMonths(markets: 3, seed: 100 + seed);
            var dice = new SeededRandom((ulong)(500 + seed));
            for (int t = 0; t < SoundMonths.History; t++)
            {
                double shock = Math.Exp(0.05 * dice.NextNormal());
                months.Leads.ForEach(leads => leads[t] = Math.Round(leads[t] * shock * Math.Exp(0.04 * dice.NextNormal())));
            }

            return months.Alarms().Contains("leads: level-shift");
        });
        Assert.InRange(wrong, 0, 3);
    }
}
