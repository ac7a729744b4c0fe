using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Simulation;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Tests.Simulation;

/// <summary>Externals: what is known when, and which of them are decoys.</summary>
public sealed class SimulatedExternalsTests
{
    private static readonly SimulatedWorkspace Sample = LeadSimulator.Simulate(new SimulationSettings());

    private static readonly Month AsOf = Sample.Truth.AsOf;

    [Fact]
    public void What_is_known_ahead_reaches_the_end_of_the_plan_and_was_published_in_time()
    {
        foreach (Driver driver in Sample.Workspace.Contract.Drivers!.Where(d => d is { Source: DriverSource.External, KnownAhead: true }))
        {
            ExternalRow[] rows = Rows(driver.Name);
            Assert.Equal(Month.Of(2027, 4), rows[^1].Month);
            // The farthest step of a forecast: the horizon and the two months that are still maturing.
            Assert.All(rows, r => Assert.True(r.Published <= r.Month.Plus(-(6 + 2))));
            Assert.All(rows, r => Assert.True(r.Published < AsOf));
        }
    }

    [Fact]
    public void What_is_not_known_ahead_ends_with_the_history()
    {
        foreach (Driver driver in Sample.Workspace.Contract.Drivers!.Where(d => d is { Source: DriverSource.External, KnownAhead: false }))
            Assert.All(Rows(driver.Name), r => Assert.True(r.Month < AsOf && r.Published >= r.Month));
    }

    [Theory]
    [InlineData("stringency", 0)]
    [InlineData("ga4_sessions", 0)]
    [InlineData("weather_index", 0)]
    [InlineData("brand_survey", 1)]
    [InlineData("crm_stock_requests", 1)]
    public void Each_external_is_published_after_its_own_delay(string name, int months) =>
        Assert.All(Rows(name), r => Assert.Equal(r.Month.Plus(months), r.Published));

    [Fact]
    public void The_leak_moves_with_the_leads_themselves()
    {
        foreach (SeriesTruth series in Sample.Truth.Series.Where(s => s.Key.Campaign == "stock-requests"))
        {
            double[] leaked = [.. Rows("crm_stock_requests").Where(r => r.Market == series.Key.Market).Select(r => r.Value)];
            Assert.InRange(Correlation(leaked, [.. series.Funnel.SalesQualified.Take(60).Select(n => (double)n)]), 0.99, 1);
        }
    }

    [Fact]
    public void The_survey_was_given_up_before_the_end() => Assert.Equal(Month.Of(2025, 4), Rows("brand_survey")[^1].Month);

    [Fact]
    public void No_decoy_contributes_to_any_series()
    {
        Assert.Equal(["brand_survey", "crm_stock_requests", "weather_index"], Sample.Truth.Decoys.Select(d => d.External).Order(StringComparer.Ordinal));
        Assert.Equal(["ends-early", "leak", "no-effect"], Sample.Truth.Decoys.Select(d => d.Kind).Order(StringComparer.Ordinal));
        Assert.Empty(Sample.Truth.Series.SelectMany(s => s.Contributions).Select(c => c.Name).Intersect(Sample.Truth.Decoys.Select(d => d.External)));
    }

    [Fact]
    public void The_weather_has_no_effect_beyond_the_season_it_follows()
    {
        // Deseasonalised weather against deseasonalised leads, one market, over 60 seeds: 0 on average.
        double sum = 0;
        const int seeds = 60;
        for (ulong seed = 1; seed <= seeds; seed++)
        {
            SimulatedWorkspace one = LeadSimulator.Simulate(new SimulationSettings { Campaigns = 1, Markets = 1, Seed = seed });
            double[] weather = [.. one.Workspace.Externals.Where(r => r.Name == "weather_index").Select(r => r.Value)];
            double[] leads = [.. one.Truth.Series[0].Funnel.SalesQualified.Take(60).Select(n => (double)n)];
            sum += Correlation(WithoutSeason(weather), WithoutSeason(leads));
        }

        // 60 correlations of about 48 free months each: standard error 1 / sqrt(60 x 48) = 0.019; four of them.
        Assert.InRange(sum / seeds, -0.075, 0.075);
    }

    [Fact]
    public void Sessions_follow_the_raw_leads_and_the_clicks()
    {
        SeriesTruth[] paris = [.. Sample.Truth.Series.Where(s => s.Key.Market == "Ile-de-France")];
        double[] raw = [.. Enumerable.Range(0, 60).Select(t => (double)paris.Sum(s => s.Funnel.Raw[t]))];
        double[] sessions = [.. Rows("ga4_sessions").Where(r => r.Market == "Ile-de-France").Select(r => r.Value)];
        Assert.InRange(Correlation(sessions, raw), 0.6, 0.99);
    }

    [Fact]
    public void Stringency_rises_in_waves_and_its_effect_saturates()
    {
        double[] stringency = [.. Rows("stringency").Select(r => r.Value)];
        Assert.All(stringency, s => Assert.InRange(s, 0, 100));
        Assert.InRange(stringency.Count(s => s > 30), 6, 16);
        Assert.Equal(0.5, OrganicDemand.CovidPressure(45), 12);
        Assert.True(OrganicDemand.CovidPressure(20) < 0.05);
        Assert.True(OrganicDemand.CovidPressure(1000) <= 1);
        foreach (SeriesTruth series in Sample.Truth.Series)
        {
            Contribution covid = series.Contributions.Single(c => c.Name == "covid");
            Assert.All(covid.Leads, leads => Assert.True(leads <= 0));
            Assert.True(covid.Leads.Zip(series.Expected, (lost, left) => -lost / (left - lost)).Max() is > 0.15 and < 0.40);
        }
    }

    private static ExternalRow[] Rows(string name) => [.. Sample.Workspace.Externals.Where(r => r.Name == name)];

    private static double[] WithoutSeason(double[] values)
    {
        double[] means = [.. Enumerable.Range(0, 12).Select(m => values.Where((_, t) => t % 12 == m).Average())];
        return [.. values.Select((v, t) => v - means[t % 12])];
    }

    private static double Correlation(double[] a, double[] b)
    {
        double ma = a.Average(), mb = b.Average();
        double ab = a.Zip(b, (x, y) => (x - ma) * (y - mb)).Sum();
        return ab / Math.Sqrt(a.Sum(x => (x - ma) * (x - ma)) * b.Sum(y => (y - mb) * (y - mb)));
    }
}
