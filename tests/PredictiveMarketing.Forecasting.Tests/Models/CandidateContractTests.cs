using PredictiveMarketing.Forecasting.Choose;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Models;
using PredictiveMarketing.Forecasting.Models.Intermittent;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Tests.Models;

/// <summary>What every candidate promises, whatever its family.</summary>
public sealed class CandidateContractTests
{
    public static TheoryData<string> Names => [.. Candidates.All.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_empty_series_is_refused_with_a_reason(string name)
    {
        Fit fit = Fitted(name, Planted.Table([double.NaN, double.NaN]));
        Assert.Null(fit.Model);
        Assert.False(string.IsNullOrWhiteSpace(fit.Refused));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_input_gives_the_same_model(string name)
    {
        KnownTable table = Planted.Table(Served(name, Planted.Seasonal(36, 100, 0.1, seed: 4)));
        Assert.Equal(ModelJson.Write(Fitted(name, table).Model), ModelJson.Write(Fitted(name, table).Model));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Months_after_the_origin_change_nothing(string name)
    {
        double[] leads = Served(name, Planted.Seasonal(36, 100, 0.1, seed: 9));
        KnownTable cut = Ending(leads, later: 0), longer = Ending(leads, later: 12);
        Fit one = Fitted(name, cut), other = Fitted(name, longer);
        Assert.NotNull(one.Model);
        Assert.Equal(ModelJson.Write(one.Model), ModelJson.Write(other.Model));
        Assert.Equal(one.Model.Forecast(cut), other.Model!.Forecast(longer));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_constant_series_gives_the_constant(string name)
    {
        double[] leads = Served(name, [.. Enumerable.Repeat(42.0, 36)]);
        Assert.All(Forecast(name, Planted.Table(leads)), y => Assert.Equal(leads[0], y, 1e-9));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_series_of_zeros_gives_zeros(string name) =>
        Assert.All(Forecast(name, Planted.Table(new double[36])), y => Assert.Equal(0, y, 1e-12));

    [Theory]
    [MemberData(nameof(Names))]
    public void Counts_are_never_negative(string name)
    {
        double[] falling = [.. Enumerable.Range(0, 36).Select(t => Math.Max(0, 100.0 - (4 * t)))];
        Assert.All(Forecast(name, Planted.Table(Served(name, falling))), y => Assert.True(y >= 0, $"{y}"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Leads_in_another_unit_give_forecasts_in_that_unit(string name)
    {
        double[] leads = Planted.Seasonal(36, 100, 0.1, seed: 5);
        double[] served = Served(name, leads);
        // Small counts are still small counts when they are three times as many.
        double unit = served == leads ? 1024 : 3;
        double[] one = Forecast(name, Planted.Table(served));
        double[] many = Forecast(name, Planted.Table([.. served.Select(y => y * unit)]));
        for (int s = 0; s < one.Length; s++)
        {
            Assert.True(many[s] > 0);
            Assert.Equal(one[s] * unit, many[s], 1e-6 * many[s]);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Missing_months_and_an_extreme_outlier_leave_a_finite_forecast(string name)
    {
        double[] leads = Planted.Seasonal(36, 100, 0.1, seed: 6);
        leads[7] = leads[20] = double.NaN;
        leads[30] = 1e7;
        Assert.All(Forecast(name, Planted.Table(Served(name, leads))), y => Assert.True(double.IsFinite(y)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Thirteen_months_give_a_forecast_or_a_reason(string name)
    {
        Fit fit = Fitted(name, Planted.Table(Served(name, Planted.Seasonal(13, 100, 0.1, seed: 7))));
        Assert.True(fit.Model is not null ^ fit.Refused is not null);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_model_read_back_from_its_document_forecasts_the_same_bits(string name)
    {
        double[] spend = [.. Enumerable.Range(0, 39).Select(t => 100.0 + (17 * (t % 7)))];
        KnownTable table = Planted.Table(Served(name, Planted.Seasonal(36, 100, 0.1, seed: 8)), 3, true, ("tv", spend));
        LeadModel model = Fitted(name, table).Model!;
        LeadModel read = ModelJson.Read<LeadModel>(ModelJson.Write(model));
        Assert.Equal(model.Forecast(table), read.Forecast(table));
    }

    // A candidate for small counts refuses larger series, with or without drivers: it must keep its promises on counts of the same pattern.
    private static double[] Served(string name, double[] leads) =>
        name == new IntermittentCandidate().Name ? Planted.Rare(leads) : leads;

    /// <summary>A series as known at its last month, from a table that goes on for some more: other leads, a plan that is known ahead and a price that is not.</summary>
    private static KnownTable Ending(double[] leads, int later)
    {
        int months = leads.Length;
        Month origin = Planted.First.Plus(months - 1);
        int length = months + later;
        var unknown = new MonthlySeries(Planted.First, [.. Enumerable.Repeat(double.NaN, length)]);
        var plan = new MonthlySeries(Planted.First, [.. Enumerable.Range(0, length + 3).Select(t => 100.0 + (17 * (t % 7)) + (t >= months + 3 ? 1e4 : 0))]);
        var price = new MonthlySeries(Planted.First, [.. Enumerable.Range(0, length).Select(t => 9.0 + (t % 5) + (t >= months ? 1e4 : 0))]);
        double[] all = [.. leads, .. Enumerable.Range(1, later).Select(t => 1e5 * t)];
        DriverColumn[] columns =
        [
            new("tv", DriverSource.Media, KnownAhead: true, plan, Published: null),
            new("price", DriverSource.External, KnownAhead: false, price, Published: null),
        ];
        var table = new TrainingTable(Planted.Key, new MonthlySeries(Planted.First, all), unknown, columns);
        return table.KnownAt(new Cutoff(Planted.First, origin, origin, Steps: 3), nonNegative: true);
    }

    // A candidate that lives on drivers may refuse a series without any: then it must keep its promises on the same series with one.
    private static double[] Forecast(string name, KnownTable table)
    {
        if (Fitted(name, table).Model is { } alone)
            return alone.Forecast(table);
        double[] spend = [.. Enumerable.Range(0, table.Count + table.Steps).Select(t => 100.0 + (17 * (t % 7)))];
        KnownTable driven = Planted.Table(table.Leads, table.Steps, table.NonNegative, ("tv", spend));
        return Fitted(name, driven).Model!.Forecast(driven);
    }

    private static Fit Fitted(string name, KnownTable table)
    {
        ICandidate candidate = Candidates.All.Single(c => c.Name == name);
        var cutoff = new Cutoff(table.First, table.Origin, table.Origin, table.Steps);
        return candidate.Fit(new KnownPanel(cutoff, [table]), seed: 1)[0];
    }
}
