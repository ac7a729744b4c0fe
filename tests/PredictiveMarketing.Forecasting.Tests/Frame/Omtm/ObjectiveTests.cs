using PredictiveMarketing.Forecasting.Frame.Objectives;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Tests.Frame.Omtm;

/// <summary>F30, F31: objectives with monthly steps, and success indicators.</summary>
public class ObjectiveTests
{
    private static readonly Objective Leads = new(ObjectiveKind.Leads, Month.Of(2026, 12), 6, 100, 160, 160, 130);

    /// <summary>F30.</summary>
    [Fact]
    public void There_are_exactly_three_templates_each_with_a_kpi_and_metrics()
    {
        Assert.Equal([ObjectiveKind.Leads, ObjectiveKind.Sales, ObjectiveKind.Traffic], ObjectiveTemplate.All.Select(t => t.Kind));
        Assert.All(ObjectiveTemplate.All, t => Assert.True(t.Kpi.Length > 0 && t.Metrics.Count > 0));
        Assert.All(ObjectiveTemplate.All.SelectMany(t => t.Metrics), m => Assert.NotNull(Forecasting.Kpis.KpiCatalogue.Named(m)));
    }

    /// <summary>F30.</summary>
    [Fact]
    public void From_100_to_160_in_six_months_every_month_adds_ten()
    {
        Assert.Equal([110.0, 120, 130, 140, 150, 160], Leads.Steps.Select(s => s.Value));
        Assert.Equal((Month.Of(2026, 12), Month.Of(2027, 5)), (Leads.Steps[0].Month, Leads.Steps[^1].Month));
        Assert.Equal(130, Leads.GoalOf(Month.Of(2027, 2)));
        Assert.Null(Leads.GoalOf(Month.Of(2027, 6)));
        Assert.Empty(Leads.Check());
    }

    /// <summary>F30: the last step is the goal itself, without a rounding rest.</summary>
    [Fact]
    public void The_last_step_is_the_goal_to_the_last_bit() =>
        Assert.All(Enumerable.Range(1, 24), months => Assert.Equal(0.7, (Leads with { Months = months, Now = 0.1, Goal = 0.7 }).Steps[^1].Value));

    /// <summary>F30.</summary>
    [Fact]
    public void Success_and_failure_are_said_before_it_starts()
    {
        Assert.Equal(["objective.success-missing", "objective.failure-missing"], (Leads with { SuccessAt = null, FailureBelow = null }).Check().Select(f => f.Rule));
        Assert.Equal("objective.failure-above-success", Assert.Single((Leads with { FailureBelow = 161 }).Check()).Rule);
        Assert.Equal("objective.goal-behind", Assert.Single((Leads with { Now = 160 }).Check()).Rule);
        Assert.Equal("objective.months", Assert.Single((Leads with { Months = 0 }).Check()).Rule);
        Assert.Equal(["objective.now", "objective.goal"], (Leads with { Now = null, Goal = double.NaN }).Check().Select(f => f.Rule));
    }

    /// <summary>F30.</summary>
    [Fact]
    public void How_it_ended_follows_what_was_said() =>
        Assert.Equal(
            [ObjectiveOutcome.Success, ObjectiveOutcome.Partial, ObjectiveOutcome.Partial, ObjectiveOutcome.Failure, ObjectiveOutcome.Open],
            new double?[] { 160, 159.9, 130, 129, null }.Select(Leads.OutcomeOf));

    /// <summary>F31.</summary>
    [Theory]
    [InlineData(SuccessKind.NewSales, 200, 220, true)]
    [InlineData(SuccessKind.NewSales, 200, 219, false)]
    [InlineData(SuccessKind.Pipeline, 1000, 1050, true)]
    [InlineData(SuccessKind.Pipeline, 1000, 1049, false)]
    [InlineData(SuccessKind.LargerDeals, 1000, 1000, false)]
    [InlineData(SuccessKind.LargerDeals, 1000, 1001, true)]
    [InlineData(SuccessKind.FasterDeals, 40, 40, false)]
    [InlineData(SuccessKind.FasterDeals, 40, 39, true)]
    public void A_success_indicator_is_met_or_not(SuccessKind kind, int before, int after, bool met) =>
        Assert.Equal(met, SuccessIndicator.Of(kind).IsMet(before, after));
}
