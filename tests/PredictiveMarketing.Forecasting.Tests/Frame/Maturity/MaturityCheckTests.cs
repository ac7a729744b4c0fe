using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Frame.Maturity;
using PredictiveMarketing.Forecasting.Numerics;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Tests.Frame.Maturity;

/// <summary>F04, D01: how far months have matured, from event dates or from two imports of the same months.</summary>
public sealed class MaturityCheckTests
{
    // 60 % in the own month, 30 % in the next, 10 % in the one after.
    private static readonly DelayedLeads Steady = DelayedLeads.Exactly(24, 60, 30, 10);

    [Fact]
    public void The_delay_curve_is_that_of_a_hand_sum_although_the_last_months_are_cut_off()
    {
        DelayCurve curve = Assert.Single(Steady.Judge().Curves);
        Assert.Equal(0.6, curve.Share(0), 1e-12);
        Assert.Equal(0.9, curve.Share(1), 1e-12);
        Assert.Equal(1.0, curve.Share(2), 1e-12);
    }

    [Fact]
    public void Two_months_are_proposed_when_the_third_brings_the_last_leads() =>
        Assert.Equal(2, Steady.Judge().ProposedMaturationMonths);

    [Fact]
    public void A_young_month_is_provisional_with_what_it_will_come_to()
    {
        MonthMaturity last = Steady.Judge().Months[^1];
        Assert.Equal(MaturityState.Provisional, last.State);
        Assert.Equal(60, last.Known);
        Assert.Equal(100, last.Estimate!.Leads, 1e-9);
        Assert.True(last.Estimate.Covers80(100));
        Assert.True(last.Estimate.Low95 < last.Estimate.Low80 && last.Estimate.High80 < last.Estimate.High95);
        Assert.True(last.Estimate.Low95 >= 60, "leads that are known do not go away");
    }

    [Fact]
    public void Old_months_are_mature()
    {
        MaturityReport report = Steady.Judge();
        Assert.All(report.Months.Take(22), m => Assert.Equal(MaturityState.Mature, m.State));
        Assert.All(report.Months.Skip(22), m => Assert.Equal(MaturityState.Provisional, m.State));
        Assert.Equal(MaturitySource.EventDates, report.Source);
    }

    [Fact]
    public void Final_months_that_are_still_growing_are_found()
    {
        Assert.Equal([Steady.Last.Previous, Steady.Last], Steady.Judge().TakenAsFinal.Select(m => m.Month));
        Assert.Equal([Steady.Last.Previous], Steady.Judge(provisional: 1).TakenAsFinal.Select(m => m.Month).Take(1));
        Assert.Empty(Steady.Judge(provisional: 2).TakenAsFinal);
    }

    [Fact]
    public void Months_that_the_label_policy_hides_from_training_are_not_taken_as_final() =>
        Assert.Empty(Steady.Judge(policy: new LabelPolicy(2)).TakenAsFinal);

    [Fact]
    public void After_the_qualification_window_a_month_is_mature_whatever_the_curve_says()
    {
        // Within 20 days: at the latest in the month after the request's, so two whole months later nothing can come.
        MaturityReport report = Steady.Judge(policy: new LabelPolicy(0) { WindowDays = 20 });
        Assert.Equal(MaturityState.Mature, report.Months[^3].State);
        Assert.Equal(2, Assert.Single(report.Curves).WindowMonths);
    }

    [Fact]
    public void Without_dates_and_without_an_earlier_import_nothing_can_be_judged()
    {
        MaturityReport report = MaturityCheck.Of(new MaturityEvidence(Steady.Table(Steady.Last), [], []), LabelPolicy.Immediate);
        Assert.False(report.CanBeJudged);
        Assert.Null(report.ProposedMaturationMonths);
        Assert.All(report.Months, m => Assert.Equal(MaturityState.CannotBeJudged, m.State));
        Assert.All(report.Months, m => Assert.Contains("no event dates and no earlier import", m.Reason, StringComparison.Ordinal));
        Assert.Empty(report.TakenAsFinal);
    }

    [Fact]
    public void Growth_since_an_earlier_import_gives_the_same_curve()
    {
        var evidence = new MaturityEvidence(Steady.Table(Steady.Last), [], [Steady.Table(Steady.Last.Plus(-5)), Steady.Table(Steady.Last.Previous)]);
        MaturityReport report = MaturityCheck.Of(evidence, LabelPolicy.Immediate);
        DelayCurve curve = Assert.Single(report.Curves);
        Assert.Equal((0.6, 0.9, 1.0), (Math.Round(curve.Share(0), 12), Math.Round(curve.Share(1), 12), Math.Round(curve.Share(2), 12)));
        Assert.Equal(MaturitySource.EarlierImport, report.Source);
        Assert.Equal(2, report.TakenAsFinal.Count);
        Assert.Equal(100, report.Months[^1].Estimate!.Leads, 1e-9);
    }

    [Fact]
    public void Two_imports_that_lie_two_months_apart_are_enough()
    {
        var evidence = new MaturityEvidence(Steady.Table(Steady.Last), [], [Steady.Table(Steady.Last.Plus(-2))]);
        DelayCurve curve = Assert.Single(MaturityCheck.Of(evidence, LabelPolicy.Immediate).Curves);
        Assert.Equal(2, curve.StepMonths);
        Assert.Equal(0.6, curve.Share(0), 1e-12);
        Assert.Equal(0.9, curve.Share(1), 1e-12);
        Assert.Equal(2, curve.MonthsUntilMature);
    }

    [Fact]
    public void Two_imports_without_a_difference_say_that_all_is_mature()
    {
        DelayedLeads quick = DelayedLeads.Exactly(24, 100);
        var evidence = new MaturityEvidence(quick.Table(quick.Last), [], [quick.Table(quick.Last.Previous)]);
        MaturityReport report = MaturityCheck.Of(evidence, LabelPolicy.Immediate);
        Assert.Equal(0, report.ProposedMaturationMonths);
        Assert.All(report.Months, m => Assert.Equal(MaturityState.Mature, m.State));
    }

    [Fact]
    public void A_history_too_short_to_see_the_end_of_the_delays_cannot_be_judged()
    {
        MaturityReport report = DelayedLeads.Exactly(4, 40, 30, 20, 10).Judge();
        Assert.All(report.Months, m => Assert.Equal(MaturityState.CannotBeJudged, m.State));
        Assert.Contains("more history", report.Months[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_handful_of_leads_is_no_curve() =>
        Assert.False(DelayedLeads.Exactly(9, 1, 1).Judge().CanBeJudged);

    [Fact]
    public void A_month_after_the_last_event_dates_cannot_be_judged()
    {
        LeadVersion table = Steady.Table(Steady.Last);
        var evidence = new MaturityEvidence(table, Steady.Seen(Steady.Last.Plus(-3)), []);
        MaturityReport report = MaturityCheck.Of(evidence, LabelPolicy.Immediate);
        Assert.Equal(MaturityState.CannotBeJudged, report.Months[^1].State);
        Assert.Contains($"end in {Steady.Last.Plus(-3)}", report.Months[^1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_evidence_gives_the_same_interval() =>
        Assert.Equal(Steady.Judge().Months[^1].Estimate, Steady.Judge().Months[^1].Estimate);

    /// <summary>Nominal 80 % and 95 %; 4 points are three standard errors of 1,000 draws at 80 %, the 95 % interval gets 2.5 points.</summary>
    /// <param name="concentration">Of the Dirichlet distribution by which months differ in their delays; 0: all months are alike.</param>
    [Theory]
    [InlineData(300, 0, 0, false)]
    [InlineData(300, 1, 0, false)]
    [InlineData(40, 0, 0, false)]
    [InlineData(300, 0, 60, false)]
    [InlineData(300, 0, 0, true)]
    public void The_interval_covers_the_true_number_as_often_as_it_says(double perMonth, int age, double concentration, bool byVersions)
    {
        var dice = new SeededRandom(4);
        double[] shares = [0.62, 0.26, 0.09, 0.03];
        int in80 = 0, in95 = 0;
        for (int i = 0; i < 1000; i++)
        {
            DelayedLeads drawn = DelayedLeads.Drawn(24, perMonth, shares, dice, concentration);
            Month month = drawn.Last.Plus(-age);
            MaturityReport report = byVersions
                ? MaturityCheck.Of(new MaturityEvidence(drawn.Table(drawn.Last), [], [drawn.Table(drawn.Last.Previous)]), LabelPolicy.Immediate)
                : drawn.Judge();
            MaturedEstimate estimate = report.Months.Single(m => m.Month == month).Estimate!;
            in80 += estimate.Covers80(drawn.Truth(month)) ? 1 : 0;
            in95 += estimate.Covers95(drawn.Truth(month)) ? 1 : 0;
        }

        Assert.InRange(in80, 760, 840);
        Assert.InRange(in95, 925, 975);
    }

    [Fact]
    public void Clean_months_raise_no_alarm_and_early_ones_nearly_always_do()
    {
        var dice = new SeededRandom(5);
        int falseAlarms = 0, caught = 0;
        for (int i = 0; i < 200; i++)
        {
            DelayedLeads drawn = DelayedLeads.Drawn(24 + dice.NextInt(37), 40 + dice.NextInt(400), [0.62, 0.26, 0.12], dice);
            falseAlarms += drawn.Judge(provisional: 2).TakenAsFinal.Count > 0 ? 1 : 0;
            caught += drawn.Judge(provisional: 0).TakenAsFinal.Count > 0 ? 1 : 0;
        }

        Assert.InRange(falseAlarms, 0, 10);
        Assert.InRange(caught, 190, 200);
    }

    [Fact]
    public void Step_1_hands_the_judgement_on_and_looks_at_nothing_after_its_clock()
    {
        var contract = new FramingContract("w", null, null, new("leads", "leads", "acquisition", true), 6, null, Scope.Everything, LabelPolicy.Immediate, Approval.ByPeople, Schedule.Default, Gates.Default, null);
        var workspace = new Workspace(contract, Steady.Table(Steady.Last).Leads, [], [], [], []) { Delays = Steady.Seen(Steady.Last) };
        Assert.Equal(2, FrameStep.Run(workspace, clock: null).Maturity.TakenAsFinal.Count);
        MaturityReport earlier = FrameStep.Run(workspace, clock: Steady.Last).Maturity;
        Assert.Equal(Steady.Last.Previous, earlier.Months[^1].Month);
        Assert.Equal(0.6, earlier.Months[^1].Share, 1e-12);
    }
}
