using PredictiveMarketing.Forecasting.Diagnostics;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Models;
using PredictiveMarketing.Forecasting.Models.Intermittent;
using PredictiveMarketing.Forecasting.Numerics;

namespace PredictiveMarketing.Forecasting.Tests.Models.Intermittent;

public sealed class IntermittentTests
{
    [Fact]
    public void Large_leads_full_months_fractions_and_negative_KPIs_are_refused_each_with_its_reason()
    {
        double[] rare = Rare(36, 0.5, 3, seed: 1);
        Assert.Equal("20 leads a month or more", Refused([.. rare.Select(y => 40 * y)]));
        Assert.Equal("no month without leads", Refused([.. rare.Select(y => y + 1)]));
        Assert.Equal("the leads are not whole numbers", Refused([.. rare.Select(y => y / 2)]));
        Assert.Equal("the KPI may be negative", new IntermittentCandidate().Fit(Planted.Table(rare, nonNegative: false)).Refused);
    }

    [Fact]
    public void Where_leads_come_in_half_of_the_months_or_fewer_the_median_month_has_none()
    {
        double[] leads = [.. Enumerable.Range(0, 36).Select(t => t % 3 == 0 ? 4.0 : 0)];
        IntermittentModel model = Fit(leads);
        Assert.Equal(0, model.Median);
        Assert.InRange(model.Chance, 0.25, 0.42);
        Assert.Equal(4, model.Size, 1e-12);
    }

    [Fact]
    public void Where_every_fourth_month_is_empty_the_median_is_a_usual_size() =>
        Assert.Equal(6, Fit([.. Enumerable.Range(0, 36).Select(t => t % 4 == 1 ? 0 : 6.0)]).Median, 1e-12);

    [Fact]
    public void A_campaign_that_died_fades_from_month_to_month()
    {
        double[] live = Rare(36, 0.8, 5, seed: 3);
        IntermittentModel dead = Fit([.. live, .. new double[24]]);
        Assert.Equal(RareMethod.TeunterSyntetosBabai, dead.Rule.Method);
        Assert.InRange(dead.Chance, 0, 0.2);
    }

    [Fact]
    public void The_rate_is_that_of_planted_series_on_average()
    {
        // 200 series of 48 months, 60 % of them with leads, 3.5 leads each: a rate of 2.1. The mean of 200 rates, each known to about 0.4, to within four standard errors.
        double mean = Enumerable.Range(0, 200).Select(s => Fit(Rare(48, 0.6, 3.5, seed: 100 + s))).Average(m => m.Chance * m.Size);
        Assert.InRange(mean, 1.95, 2.25);
    }

    [Fact]
    public void The_corrected_chance_of_Croston_is_the_hand_sum()
    {
        // Leads 2, 0, 0, 4: sizes and intervals start as the first year was (3 leads every 2 months) and move by a tenth.
        var rule = new RareRule(RareMethod.Croston, 0.1, 0.1);
        var state = RareState.Start([2, 0, 0, 4]);
        Assert.Equal(0.95 / 2, state.ChanceOf(rule), 1e-12);
        foreach (double y in (double[])[2, 0, 0, 4])
            state = state.With(y, rule);
        // Intervals of 1 and 3 months: 2, 1.9, 2.01. Sizes of 2 and 4: 3, 2.9, 3.01.
        Assert.Equal(0.95 / 2.01, state.ChanceOf(rule), 1e-12);
        Assert.Equal(3.01, state.Size, 1e-12);
    }

    [Fact]
    public void The_chance_of_Teunter_Syntetos_and_Babai_is_the_hand_sum()
    {
        var rule = new RareRule(RareMethod.TeunterSyntetosBabai, 0.1, 0.2);
        var state = RareState.Start([2, 0, 0, 4]);
        foreach (double y in (double[])[2, 0, 0, 4])
            state = state.With(y, rule);
        // 0.5, 0.6, 0.48, 0.384, 0.5072
        Assert.Equal(0.5072, state.ChanceOf(rule), 1e-12);
    }

    [Fact]
    public void A_month_that_is_missing_is_neither_empty_nor_an_interval()
    {
        double[] leads = Rare(36, 0.5, 3, seed: 5);
        double[] gaps = [.. leads.Take(20), double.NaN, double.NaN, .. leads.Skip(20)];
        Assert.Equal(Fit(leads), Fit(gaps));
    }

    [Fact]
    public void The_median_misses_by_less_than_the_rate_where_months_are_skewed()
    {
        double ofMedian = 0, ofRate = 0;
        for (int s = 0; s < 300; s++)
        {
            double[] leads = Rare(49, 0.45, 4, seed: 900 + s);
            if (new IntermittentCandidate().Fit(Planted.Table(leads[..48])).Model is not IntermittentModel model)
                continue;
            ofMedian += Math.Abs(leads[48] - model.Median);
            ofRate += Math.Abs(leads[48] - (model.Chance * model.Size));
        }

        Assert.InRange(ofMedian, 1, 0.97 * ofRate);
    }

    [Fact]
    public void The_fitted_value_of_the_month_after_the_origin_is_the_forecast_where_the_sizes_are_the_same()
    {
        double[] leads = [.. Enumerable.Range(0, 37).Select(t => t % 4 == 1 ? 0 : 6.0)];
        KnownTable table = Planted.Table(leads[..36]);
        IntermittentModel model = Fit(leads[..36]);
        Assert.Equal(model.Forecast(table)[0], model.Fitted(Planted.Table(leads))[36], 1e-12);
        Assert.Equal(36, ModelDiagnostics.Of("intermittent", model, table).Model.Months);
    }

    /// <summary>Months that have leads with a chance; then one and a Poisson number more.</summary>
    internal static double[] Rare(int months, double chance, double size, int seed)
    {
        var dice = new SeededRandom((ulong)seed);
        return [.. Enumerable.Range(0, months).Select(_ => dice.NextDouble() < chance ? 1.0 + dice.NextPoisson(size - 1) : 0)];
    }

    private static IntermittentModel Fit(double[] leads) => (IntermittentModel)new IntermittentCandidate().Fit(Planted.Table(leads)).Model!;

    private static string? Refused(double[] leads) => new IntermittentCandidate().Fit(Planted.Table(leads)).Refused;
}
