using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Simulation.Trials;

namespace PredictiveMarketing.Forecasting.Tests.Simulation.Trials;

public sealed class TrialWorkspaceTests
{
    [Fact]
    public void The_same_settings_draw_the_same_workspace()
    {
        TrialSettings settings = TrialSettings.Of(7, horizon: 3, seed: 5);
        Workspace one = TrialWorkspace.Draw(settings);
        Workspace again = TrialWorkspace.Draw(settings);
        Assert.Equal(one.Leads, again.Leads);
        Assert.Equal(one.Media, again.Media);
        Assert.Equal(one.Externals, again.Externals);
    }

    [Fact]
    public void A_hundred_trials_keep_to_thirty_to_sixty_months_and_one_to_three_series_and_half_are_driven()
    {
        TrialSettings[] trials = [.. Enumerable.Range(0, 100).Select(i => TrialSettings.Of(i, 3, seed: 5))];
        Assert.All(trials, t => Assert.InRange(t.Months, 30, 60));
        Assert.All(trials, t => Assert.InRange(t.Markets, 1, 3));
        Assert.Equal(50, trials.Count(t => t.DriversMatter));
        Assert.Equal(3, trials.Select(t => t.Markets).Distinct().Count());
    }

    [Fact]
    public void Leads_and_the_plan_reach_to_the_end_of_the_last_horizon()
    {
        TrialSettings settings = TrialSettings.Of(4, horizon: 3, seed: 5);
        Workspace drawn = TrialWorkspace.Draw(settings);
        Assert.Equal(TrialWorkspace.LastOrigin(settings).Plus(3), drawn.Leads.Max(l => l.Month));
        Assert.Equal(TrialWorkspace.LastOrigin(settings).Plus(3), drawn.Media.Max(l => l.Month));
        Assert.Equal(settings.Months + 3, drawn.Leads.Count / settings.Markets);
    }

    [Fact]
    public void Where_media_bring_nothing_another_plan_leaves_every_lead_as_it_was()
    {
        TrialSettings settings = TrialSettings.Of(1, 3, seed: 5);
        Workspace few = TrialWorkspace.Draw(settings with { Channels = 2 });
        Workspace many = TrialWorkspace.Draw(settings with { Channels = 5 });
        Assert.False(settings.DriversMatter);
        Assert.NotEqual(few.Media.Count, many.Media.Count);
        Assert.Equal(few.Leads, many.Leads);
        Assert.NotEqual(few.Leads, TrialWorkspace.Draw(settings with { DriversMatter = true }).Leads);
    }
}
