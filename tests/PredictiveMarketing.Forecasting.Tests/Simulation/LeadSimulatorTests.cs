using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Simulation;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Tests.Simulation;

/// <summary>The workspace that comes out: what a planner sees.</summary>
public sealed class LeadSimulatorTests
{
    private static readonly SimulatedWorkspace Sample = LeadSimulator.Simulate(new SimulationSettings());

    private static Workspace Workspace => Sample.Workspace;

    private static Month LastFinal => Month.Of(2026, 8);

    [Fact]
    public void The_same_seed_gives_the_same_workspace_and_truth_on_any_thread()
    {
        string once = TruthJson.Of(Sample.Truth);
        Workspace[] again = new Workspace[4];
        string[] truths = new string[4];
        Parallel.For(0, again.Length, i =>
        {
            SimulatedWorkspace simulated = LeadSimulator.Simulate(new SimulationSettings());
            (again[i], truths[i]) = (simulated.Workspace, TruthJson.Of(simulated.Truth));
        });
        Assert.All(truths, t => Assert.Equal(once, t));
        Assert.All(again, w => Assert.Equal(Workspace.Leads, w.Leads));
        Assert.All(again, w => Assert.Equal(Workspace.Media, w.Media));
        Assert.All(again, w => Assert.Equal(Workspace.Externals, w.Externals));
    }

    [Fact]
    public void Another_seed_gives_another_history() =>
        Assert.NotEqual(Workspace.Leads, LeadSimulator.Simulate(new SimulationSettings { Seed = 2 }).Workspace.Leads);

    [Fact]
    public void The_sample_has_24_series_of_60_months_and_a_plan_of_6_months_more()
    {
        Assert.Equal(24, Workspace.Leads.Select(l => l.Key).Distinct().Count());
        Assert.Equal(24 * 60, Workspace.Leads.Count);
        Assert.Equal(Month.Of(2021, 11), Workspace.Leads.Min(l => l.Month));
        Assert.Equal(Month.Of(2026, 10), Workspace.Leads.Max(l => l.Month));
        Assert.Equal(Month.Of(2027, 4), Workspace.Media.Max(l => l.Month));
        Assert.Equal(Month.Of(2026, 11), Workspace.Contract.AsOf);
        Assert.Equal(6, Workspace.Contract.HorizonMonths);
    }

    [Fact]
    public void Every_line_of_the_media_plan_covers_every_month_of_history_and_plan()
    {
        foreach (var line in Workspace.Media.GroupBy(l => (l.Campaign, l.Market, l.Channel, l.Level)))
        {
            Assert.Equal(Month.Range(Month.Of(2021, 11), Month.Of(2027, 4)), line.Select(l => l.Month));
            Assert.All(line, l => Assert.Equal(l.Month > Month.Of(2026, 10) ? MediaStatus.Planned : MediaStatus.Delivered, l.Status));
        }
    }

    [Fact]
    public void All_eight_channels_are_bought_and_national_lines_name_no_market()
    {
        Assert.Equal(
            ["dealer", "display", "ooh", "radio", "search", "social", "tv", "video"],
            Workspace.Media.Select(l => l.Channel).Distinct().Order(StringComparer.Ordinal));
        Assert.All(Workspace.Media, l => Assert.Equal(l.Level == MediaLevel.National, l.Market == MediaRow.NationalMarket));
        string[] Bought(MediaLevel level) => [.. Workspace.Media.Where(l => l.Level == level).Select(l => l.Channel).Distinct().Order(StringComparer.Ordinal)];
        Assert.Equal(["display", "ooh", "radio", "search", "social", "tv", "video"], Bought(MediaLevel.National));
        Assert.Equal(["dealer", "ooh", "radio", "search", "social"], Bought(MediaLevel.Local));
    }

    [Fact]
    public void Budgets_vary_enough_to_be_told_apart_from_the_base()
    {
        foreach (var line in Workspace.Media.GroupBy(l => (l.Campaign, l.Market, l.Channel)))
        {
            double[] spend = [.. line.Select(l => (double)l.Spend)];
            double mean = spend.Average();
            Assert.InRange(Math.Sqrt(spend.Average(s => (s - mean) * (s - mean))) / mean, 0.2, 3);
        }
    }

    [Fact]
    public void The_last_two_months_are_provisional_and_below_their_mature_values()
    {
        LeadRow[] provisional = [.. Workspace.Leads.Where(l => l.Status == LeadStatus.Provisional)];
        Assert.Equal([Month.Of(2026, 9), Month.Of(2026, 10)], provisional.Select(l => l.Month).Distinct().Order());
        Assert.Equal(48, provisional.Length);
        Assert.All(provisional, l => Assert.InRange(l.Leads, 0, Mature(l)));
        double[] shares =
        [
            .. provisional.GroupBy(l => l.Month).OrderBy(g => g.Key).Select(month => month.Sum(l => l.Leads) / month.Sum(Mature)),
        ];
        // Sums of about 4,700 leads: a binomial share has a standard deviation of at most 0.008.
        Assert.Equal(0.88, shares[0], 0.03);
        Assert.Equal(0.62, shares[1], 0.03);
    }

    [Fact]
    public void Final_months_show_the_mature_leads() =>
        Assert.All(Workspace.Leads.Where(l => l.Status == LeadStatus.Final), l =>
        {
            Assert.True(l.Month <= LastFinal);
            Assert.Equal(Mature(l), l.Leads);
        });

    [Fact]
    public void Markets_differ_in_size_and_the_second_campaign_is_smaller()
    {
        double[] sizes = [.. Workspace.Leads.GroupBy(l => l.Key).Select(s => s.Average(l => l.Leads))];
        Assert.InRange(sizes[0], 500, 680);
        Assert.InRange(sizes[11], 30, 50);
        Assert.True(sizes[12..].Sum() < 0.7 * sizes[..12].Sum());
    }

    [Fact]
    public void March_and_September_are_strong_and_August_is_weak()
    {
        ILookup<int, double> byMonth = Workspace.Leads.Where(l => l.Status == LeadStatus.Final).ToLookup(l => l.Month.Number, l => l.Leads);
        double all = Workspace.Leads.Average(l => l.Leads);
        Assert.True(byMonth[3].Average() > 1.1 * all);
        Assert.True(byMonth[9].Average() > 1.1 * all);
        Assert.True(byMonth[8].Average() < 0.85 * all);
    }

    [Fact]
    public void Goals_are_asked_in_fives_for_history_and_plan()
    {
        Assert.All(Workspace.Goals, g => Assert.Equal(0, g.Leads % 5));
        Assert.Equal(24 * (60 - 12 + 6), Workspace.Goals.Count);
        GoalRow april = Workspace.Goals.Single(g => g.Key == Workspace.Leads[0].Key && g.Month == Month.Of(2027, 4));
        double before = Workspace.Leads.Single(l => l.Key == april.Key && l.Month == Month.Of(2026, 4)).Leads;
        Assert.Equal(before * 1.04, april.Leads, 2.5);
    }

    [Fact]
    public void A_strike_a_stock_out_a_launch_and_an_outage_are_on_record() =>
        Assert.Equal(["launch", "outage", "stock-out", "strike"], Workspace.Events.Select(e => e.Kind).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void A_channel_after_the_eighth_and_a_market_after_the_twelfth_get_numbers()
    {
        Workspace large = LeadSimulator.Simulate(new SimulationSettings { Months = 24, Channels = 9, Markets = 13, Campaigns = 3 }).Workspace;
        Assert.Contains("search-2", large.Media.Select(l => l.Channel));
        Assert.Contains("market-13", large.Leads.Select(l => l.Key.Market));
        Assert.Contains("campaign-3", large.Leads.Select(l => l.Key.Campaign));
    }

    [Theory]
    [InlineData(1, 1, 1, 1)]
    [InlineData(2, 1, 3, 24)]
    [InlineData(1, 2, 8, 12)]
    [InlineData(1, 1, 20, 1)]
    public void Small_and_odd_shapes_are_simulated_too(int campaigns, int markets, int channels, int planMonths)
    {
        for (ulong seed = 1; seed <= 5; seed++)
        {
            SimulatedWorkspace small = LeadSimulator.Simulate(new SimulationSettings
            {
                Months = 24, Campaigns = campaigns, Markets = markets, Channels = channels, PlanMonths = planMonths, Seed = seed,
            });
            Assert.Equal(24 * campaigns * markets, small.Workspace.Leads.Count);
            Assert.All(small.Truth.Series.SelectMany(s => s.Expected), e => Assert.True(e > 0));
            Assert.All(small.Workspace.Externals, e => Assert.True(double.IsFinite(e.Value)));
        }
    }

    private static double Mature(LeadRow row) =>
        Sample.Truth.Series.Single(s => s.Key == row.Key).Funnel.SalesQualified[row.Month - Month.Of(2021, 11)];
}
