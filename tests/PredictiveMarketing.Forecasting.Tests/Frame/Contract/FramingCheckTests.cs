using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Frame.Contract;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Tests.Frame.Contract;

/// <summary>F01, F05, F26, F27: what stands between a draft and its signature is said for every field at once.</summary>
public class FramingCheckTests
{
    [Fact]
    public void A_sound_framing_has_no_error() => Assert.Empty(SoundFraming.Errors(SoundFraming.Draft));

    [Fact]
    public void An_empty_draft_hears_of_every_field_at_once()
    {
        IReadOnlyList<Finding> findings = FramingCheck.Of(new FramingDraft());

        string[] fields = [.. findings.Where(f => f.Severity == Severity.Error).Select(f => f.Place.Column!).Order(StringComparer.Ordinal)];
        Assert.Equal(
            ["acceptance", "approvers", "area", "costOver", "costUnder", "decision", "horizonMonths", "kpi.name", "kpi.unit", "name", "need", "objective", "stakeholders"], fields);
        Assert.All(findings, f => Assert.True(f.Message.Length > 0 && f.Cure.Length > 0, f.Rule));
    }

    /// <summary>F27: first the area, then the KPI.</summary>
    [Fact]
    public void A_KPI_without_an_area_to_improve_is_refused() =>
        Assert.Equal(["framing.area-missing"], SoundFraming.Errors(SoundFraming.Draft with { Details = SoundFraming.Draft.Details with { Area = null } }));

    /// <summary>F26: others understand why.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    public void A_signature_with_an_empty_rationale_is_refused(string? rationale)
    {
        Finding finding = Assert.Single(FramingCheck.ForSigning(SoundFraming.Draft, rationale), f => f.Severity == Severity.Error);

        Assert.Equal("framing.rationale-missing", finding.Rule);
        Assert.DoesNotContain(FramingCheck.ForSigning(SoundFraming.Draft, "The regions asked for it"), f => f.Severity == Severity.Error);
    }

    /// <summary>F26: stakeholders are named.</summary>
    [Fact]
    public void A_framing_that_concerns_nobody_is_refused() =>
        Assert.Equal(["framing.stakeholders-missing"], SoundFraming.Errors(SoundFraming.Draft with { Details = SoundFraming.Draft.Details with { Stakeholders = [] } }));

    /// <summary>F05: vanity cannot be a target.</summary>
    [Theory]
    [InlineData("followers")]
    [InlineData("page views")]
    [InlineData("nombre d'abonnés")]
    public void A_vanity_metric_cannot_be_the_target(string name)
    {
        FramingDraft draft = SoundFraming.Draft with { Kpi = new DraftKpi { Name = name, Unit = "per month" } };

        Finding finding = Assert.Single(FramingCheck.Of(draft), f => f.Rule == "framing.kpi-vanity");
        Assert.Contains(name, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_approvals_need_two_people_who_may_give_them() =>
        Assert.Equal(["framing.approvers-missing"], SoundFraming.Errors(SoundFraming.Draft with { Approval = new Approval(ApprovalMode.People, 2, null) }));

    [Theory]
    [InlineData(0)]
    [InlineData(25)]
    public void A_horizon_outside_one_to_24_months_is_refused(int months) =>
        Assert.Equal(["framing.range"], SoundFraming.Errors(SoundFraming.Draft with { HorizonMonths = months }));

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.0)]
    [InlineData(double.NaN)]
    public void An_acceptance_bar_is_a_share_between_nothing_and_all(double bar)
    {
        FramingDetails details = SoundFraming.Draft.Details with { Acceptance = new AcceptanceBar(AcceptanceMeasure.Wape, bar) };
        Assert.Equal(["framing.acceptance-range"], SoundFraming.Errors(SoundFraming.Draft with { Details = details }));
    }

    [Fact]
    public void A_bar_accepts_what_reaches_it_and_nothing_that_is_not_measured()
    {
        AcceptanceBar gain = new(AcceptanceMeasure.GainOverSeasonalNaive, 0.1), wape = new(AcceptanceMeasure.Wape, 0.15);

        Assert.True(gain.Accepts(wape: 0.18, naive: 0.2));
        Assert.False(gain.Accepts(wape: 0.19, naive: 0.2));
        Assert.True(wape.Accepts(0.15, double.NaN));
        Assert.False(wape.Accepts(double.NaN, 0.2));
        Assert.False(gain.Accepts(0.1, double.NaN));
    }

    [Fact]
    public void Two_versions_differ_in_the_fields_that_were_changed_and_in_no_other()
    {
        FramingDraft later = SoundFraming.Draft with { HorizonMonths = 9, Name = " stock-requests " };

        Assert.Equal([new FramingDifference("horizonMonths", "6", "9")], FramingFields.Between(SoundFraming.Draft, later));
        Assert.Contains(FramingFields.Between(null, later), d => d is { Field: "need", Before: null });
    }
}
