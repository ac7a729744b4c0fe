using PredictiveMarketing.Forecasting.Simulation;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Tests.Simulation;

public sealed class SimulationSettingsTests
{
    [Fact]
    public void The_settings_of_the_sample_are_within_bounds() => Assert.Empty(new SimulationSettings().Check());

    [Fact]
    public void Everything_out_of_bounds_is_told_at_once_with_its_flag_and_cure()
    {
        var settings = new SimulationSettings { Months = 23, PlanMonths = 0, Campaigns = 0, Markets = 501, Channels = 33, First = Month.Of(1850, 1) };
        IReadOnlyList<Finding> findings = settings.Check();
        Assert.Equal(
            ["--months", "--plan-months", "--campaigns", "--markets", "--channels", "--first"],
            findings.Select(f => f.Place.Column));
        Assert.All(findings, f => Assert.Equal(Severity.Error, f.Severity));
        Assert.Contains("Choose --months between 24 and 360.", findings[0].Cure, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_years_are_the_least_history() => Assert.Empty(new SimulationSettings { Months = 24 }.Check());

    [Fact]
    public void Settings_out_of_bounds_are_not_simulated() =>
        Assert.Throws<ArgumentException>(() => LeadSimulator.Simulate(new SimulationSettings { Months = 12 }));
}
