using System.Text.Json;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Simulation;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Tests.Simulation;

/// <summary>The truth explains the workspace, and anybody can check it with pencil and paper.</summary>
public sealed class SimulationTruthTests
{
    private static readonly SimulatedWorkspace Sample = LeadSimulator.Simulate(new SimulationSettings());

    private static readonly JsonDocument Json = JsonDocument.Parse(TruthJson.Of(Sample.Truth));

    [Fact]
    public void Contributions_in_the_file_add_up_to_the_expected_leads_to_the_last_decimal()
    {
        foreach (JsonElement series in Json.RootElement.GetProperty("series").EnumerateArray())
        {
            JsonElement[] expected = [.. series.GetProperty("expected").EnumerateArray()];
            JsonElement.ArrayEnumerator[] parts = [.. series.GetProperty("contributions").EnumerateObject().Select(c => c.Value.EnumerateArray())];
            Assert.Equal(66, expected.Length);
            Assert.Equal(20, parts.Length);
            for (int t = 0; t < expected.Length; t++)
            {
                decimal sum = 0;
                for (int c = 0; c < parts.Length; c++)
                {
                    Assert.True(parts[c].MoveNext());
                    sum += parts[c].Current.GetDecimal();
                }

                Assert.Equal(expected[t].GetDecimal(), sum);
            }
        }
    }

    [Fact]
    public void A_channels_leads_follow_from_its_plan_its_price_and_its_curve()
    {
        foreach (MediaTruth line in Sample.Truth.Media)
        {
            double[] spend = [.. Rows(line).Select(r => (double)r.Spend)];
            double pressure = line.Response.CarriedIn;
            var leads = new List<double>();
            for (int t = 0; t < spend.Length; t++)
            {
                pressure = (spend[t] / line.Price[t]) + (line.Response.CarryOver * pressure);
                double x = Math.Pow(pressure / line.Response.HalfSaturation, line.Response.Slope);
                leads.Add(line.Ceilings[0].Leads * x / (1 + x));
            }

            string driver = line.Level == MediaLevel.National ? $"{line.Channel} (national)" : line.Channel;
            SeriesTruth series = Sample.Truth.Series.Single(s => s.Key == new SeriesKey(line.Campaign, line.Ceilings[0].Market));
            Contribution told = series.Contributions.Single(c => c.Name == driver);
            Assert.All(told.Leads.Zip(leads), pair => Assert.Equal(pair.First, pair.Second, 0.00051));
        }
    }

    [Fact]
    public void National_lines_reach_every_market_and_local_ones_their_own() =>
        Assert.All(Sample.Truth.Media, line => Assert.Equal(line.Level == MediaLevel.National ? 12 : 1, line.Ceilings.Count));

    [Fact]
    public void Cost_per_lead_is_the_spend_of_the_history_over_the_leads_it_brought()
    {
        ChannelCost tv = Sample.Truth.CostPerLead().Single(c => c is { Campaign: "stock-requests", Channel: "tv" });
        decimal spend = Sample.Workspace.Media
            .Where(r => r is { Campaign: "stock-requests", Channel: "tv", Status: MediaStatus.Delivered })
            .Sum(r => r.Spend);
        double leads = Sample.Truth.Series
            .Where(s => s.Key.Campaign == "stock-requests")
            .Sum(s => s.Contributions.Single(c => c.Name == "tv (national)").Leads.Take(60).Sum());
        Assert.Equal((double)spend / leads, tv.National!.Value, 9);
        Assert.Null(tv.Local);
        Assert.Equal(tv.National, tv.All);
    }

    [Fact]
    public void Response_curves_start_at_nothing_and_rise_ever_more_slowly_in_the_end()
    {
        foreach (MediaTruth line in Sample.Truth.Media)
        {
            double[] leads = [.. line.CurveSpend.Select(line.SteadyLeads)];
            Assert.Equal(0, leads[0]);
            Assert.All(leads.Zip(leads.Skip(1)), step => Assert.True(step.Second > step.First));
            Assert.True(leads[^1] - leads[^2] < leads[^2] - leads[^3]);
            Assert.True(leads[^1] < line.Ceilings.Sum(c => c.Leads));
        }
    }

    [Fact]
    public void Prices_change_with_the_year_and_get_dearer()
    {
        MediaTruth search = Sample.Truth.Media.First(l => l is { Channel: "search", Level: MediaLevel.National });
        Assert.True(search.Price.Skip(48).Take(12).Average() > 1.05 * search.Price.Take(12).Average());
        MediaRow row = Rows(search)[0];
        Assert.Equal((double)row.Spend / search.Price[0] * 1000, (double)row.Impressions!.Value, 0.5);
    }

    [Fact]
    public void The_funnel_narrows_at_every_stage()
    {
        foreach (LeadFunnel funnel in Sample.Truth.Series.Select(s => s.Funnel))
        {
            for (int t = 0; t < funnel.Raw.Count; t++)
            {
                Assert.InRange(funnel.MarketingQualified[t], 0, funnel.Raw[t]);
                Assert.InRange(funnel.SalesQualified[t], 0, funnel.MarketingQualified[t]);
            }
        }
    }

    [Fact]
    public void Media_bring_a_third_to_a_half_of_the_leads_of_every_campaign()
    {
        foreach (var campaign in Sample.Truth.Series.GroupBy(s => s.Key.Campaign))
        {
            string[] channels = [.. Sample.Workspace.Contract.Drivers!.Where(d => d.Source == DriverSource.Media).Select(d => d.Name)];
            double media = campaign.Sum(s => s.Contributions.Where(c => channels.Contains(c.Name.Split(' ')[0])).Sum(c => c.Leads.Take(60).Sum()));
            Assert.InRange(media / campaign.Sum(s => s.Expected.Take(60).Sum()), 0.33, 0.50);
        }
    }

    [Fact]
    public void Leads_scatter_more_than_a_poisson_count_and_as_much_as_the_truth_says()
    {
        double told = 0, seen = 0, poisson = 0;
        for (ulong seed = 1; seed <= 150; seed++)
        {
            SimulationTruth truth = LeadSimulator.Simulate(new SimulationSettings { Months = 24, Campaigns = 1, Markets = 3, Seed = seed }).Truth;
            double shock = truth.Noise.ShockDeviation * truth.Noise.ShockDeviation;
            foreach (SeriesTruth series in truth.Series)
            {
                for (int t = 0; t < series.Expected.Count; t++)
                {
                    double mean = series.Expected[t], gap = series.Funnel.SalesQualified[t] - mean;
                    seen += gap * gap / mean;
                    told += 1 + (mean / truth.Noise.Size) + (mean * shock);
                    poisson++;
                }
            }
        }

        // 13,500 squared gaps: the ratio has a standard error of about sqrt(2 / 13,500) = 0.012, a little more for the common shock.
        Assert.True(seen / poisson > 1.1);
        Assert.InRange(seen / told, 0.95, 1.05);
    }

    [Fact]
    public void Each_months_leads_scatter_around_their_expected_value()
    {
        double expected = Sample.Truth.Series.Sum(s => s.Expected.Sum());
        Assert.InRange(Sample.Truth.Series.Sum(s => s.Funnel.SalesQualified.Sum()) / expected, 0.99, 1.01);
    }

    private static MediaRow[] Rows(MediaTruth line) =>
        [.. Sample.Workspace.Media.Where(r => r.Campaign == line.Campaign && r.Market == line.Market && r.Channel == line.Channel)];
}
