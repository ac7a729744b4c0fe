using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Models;
using PredictiveMarketing.Forecasting.Models.Arima;
using PredictiveMarketing.Forecasting.Numerics;

namespace PredictiveMarketing.Forecasting.Tests.Models.Arima;

public sealed class ArimaXTests
{
    [Fact]
    public void Without_a_driver_it_says_why_it_stays_away()
    {
        Fit fit = new ArimaXCandidate().Fit(Planted.Table(Planted.Seasonal(36, 100, 0.1, seed: 2)));
        Assert.Null(fit.Model);
        Assert.Contains("no driver", fit.Refused, StringComparison.Ordinal);
    }

    [Fact]
    public void A_planted_effect_with_carry_over_is_found_among_decoys()
    {
        (KnownTable table, double[] ahead) = Driven(months: 48, bursts: false);
        double[] forecast = new ArimaXCandidate().Fit(table).Model!.Forecast(table);
        double[] alone = new ArimaCandidate().Fit(table).Model!.Forecast(table);
        double error = Error(forecast, ahead), errorAlone = Error(alone, ahead);
        Assert.True(error < 0.5 * errorAlone, $"{error} against {errorAlone} without drivers");
    }

    [Fact]
    public void The_effect_of_a_driver_is_in_leads_per_unit()
    {
        (KnownTable table, _) = Driven(months: 60, bursts: false);
        KnownTable doubled = More(table, at: 60, times: 2);
        double more = new ArimaXCandidate().Fit(table).Model!.Forecast(doubled)[0] - new ArimaXCandidate().Fit(table).Model!.Forecast(table)[0];

        // Planted: 2 leads per unit of pressure, of which half acts at once.
        double expected = 2 * 0.5 * table.Drivers[0].Values[60];
        Assert.InRange(more / expected, 0.6, 1.4);
    }

    [Fact]
    public void The_bounds_open_when_a_known_driver_leaves_its_past_range()
    {
        (KnownTable table, _) = Driven(months: 48, bursts: false);
        LeadModel model = new ArimaXCandidate().Fit(table).Model!;
        double high = table.Leads.Max() + (table.Leads.Max() - table.Leads.Min());
        Assert.True(model.Forecast(More(table, at: 48, times: 8))[0] > high, "a plan eight times as large says more than history's range and as much again");
        double endless = model.Forecast(More(table, at: 48, times: 1e9))[0];
        Assert.InRange(endless, high, 6 * high);
    }

    [Theory]
    [InlineData(9.0, 0.0, 199)]
    [InlineData(9.0, 9.0, 397)]
    [InlineData(1.0, 0.0, 2.7182818)]
    public void A_logarithm_may_not_explode_on_its_way_back(double value, double opened, double leads)
    {
        var member = new DrivenMember(1, Log: true, 0, [], new ArmaProcess(new ArimaOrder(0, 1, 0), [], [], [], [], 1), [], Lowest: 0, Highest: Math.Log(100));
        Assert.Equal(leads, member.Held(value, opened), 1e-6);
    }

    [Fact]
    public void Media_never_come_in_with_a_falling_effect()
    {
        double[] spend = [.. Enumerable.Range(0, 43).Select(t => 50 + (30 * Math.Sin(t * 1.7)) + (t % 5))];
        double[] leads = [.. Enumerable.Range(0, 40).Select(t => 400 - (3 * spend[t]))];
        KnownTable table = Planted.Table(leads, 3, true, ("tv", spend));
        var model = (DrivenModel)new ArimaXCandidate().Fit(table).Model!;
        Assert.All(model.Members, m => Assert.DoesNotContain(m.Effects, e => e.Term.Driver is not null));
    }

    [Fact]
    public void A_missing_month_and_what_stands_in_for_it_change_nothing()
    {
        (KnownTable table, _) = Driven(months: 48, bursts: true);
        double[] leads = (double[])table.Leads.Clone();
        leads[11] = leads[30] = double.NaN;
        KnownTable holes = table with { Leads = leads };
        double[] whole = new ArimaXCandidate().Fit(table).Model!.Forecast(table);
        double[] forecast = new ArimaXCandidate().Fit(holes).Model!.Forecast(holes);
        for (int s = 0; s < forecast.Length; s++)
            Assert.InRange(forecast[s] / whole[s], 0.9, 1.1);
    }

    [Fact]
    public void Standard_errors_are_those_of_the_planted_noise()
    {
        (KnownTable table, _) = Driven(months: 60, bursts: false);
        double[] errors = new ArimaXCandidate().Fit(table).Model!.StandardErrors(table)!;
        Assert.Equal(table.Steps, errors.Length);
        Assert.All(errors, e => Assert.InRange(e, 2.5, 12));
    }

    [Fact]
    public void Carry_over_keeps_its_share_of_a_burst_and_starts_from_an_average_month()
    {
        KnownTable table = Planted.Table([1, 1, 1], steps: 1, nonNegative: true, ("tv", [0, 120, 0, 0]));
        double[] column = new double[4];
        new ExplainingTerm(ExplainingKind.Driver, 0, "tv", 0.5, Saturation.None).Fill(table, column);
        Assert.Equal([20, 70, 35, 17.5], column);
    }

    [Fact]
    public void Sweeping_a_term_in_and_out_again_gives_back_the_normal_equations()
    {
        var dice = new SeededRandom(5);
        double[] columns = [.. Enumerable.Range(0, 4 * 20).Select(_ => dice.NextNormal())];
        var swept = new SweptRegression(4);
        swept.Load(columns, 20, 4, series: 1);
        swept.Restart([1, 1, 1], 0);
        double before = swept.Squares, pivot = swept.Pivot(2), cross = swept.Cross(1);
        swept.Sweep(1);
        swept.Sweep(2);
        Assert.True(swept.Squares < before, "a term explains something");
        swept.Sweep(1);
        swept.Sweep(2);
        Assert.Equal(before, swept.Squares, 1e-10);
        Assert.Equal(pivot, swept.Pivot(2), 1e-10);
        Assert.Equal(cross, swept.Cross(1), 1e-10);
    }

    // Leads = 200 + 2 x pressure + noise of 4 leads, half of the pressure carried over; two decoys that mean nothing.
    private static (KnownTable Table, double[] Ahead) Driven(int months, bool bursts)
    {
        var dice = new SeededRandom(17);
        double[] Spend() => [.. Enumerable.Range(0, months + 6).Select(_ => bursts && dice.NextDouble() < 0.4 ? 0 : Math.Round(20 + (60 * dice.NextDouble())))];
        (string, double[])[] drivers = [("tv", Spend()), ("decoy-1", Spend()), ("decoy-2", Spend())];
        double pressure = 50;
        double[] leads = new double[months + 6];
        for (int t = 0; t < leads.Length; t++)
        {
            pressure = (0.5 * drivers[0].Item2[t]) + (0.5 * pressure);
            leads[t] = Math.Round(200 + (2 * pressure) + (4 * dice.NextNormal()));
        }

        return (Planted.Table(leads[..months], 6, true, drivers), leads[months..]);
    }

    private static KnownTable More(KnownTable table, int at, double times)
    {
        double[] values = (double[])table.Drivers[0].Values.Clone();
        values[at] *= times;
        return table.With([table.Drivers[0] with { Values = values }, .. table.Drivers.Skip(1)]);
    }

    private static double Error(double[] forecast, double[] actual) => forecast.Zip(actual, (f, y) => Math.Abs(f - y)).Average();
}
