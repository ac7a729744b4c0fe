using PredictiveMarketing.Forecasting.Frame.Omtm;
using PredictiveMarketing.Forecasting.Kpis;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Tests.Frame.Omtm;

/// <summary>F18, F20, F21, F22, F24, F25, F28, C04: the rules of a team's one metric that matters.</summary>
public class TeamMetricTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    private static readonly OmtmDraft Draft = new("Growth", new MetricSegment("visitor conversion") { Country = "Germany" })
    {
        Stages = [FunnelStage.Acquisition],
        Serves = [new NorthStarLink(1)],
        Staff = 120,
        Start = new DateOnly(2026, 12, 1),
        Months = 3,
        Smart = new SmartAnswers("Visitor conversion in Germany ≥ 3.5 % by 2027-02-28")
        {
            Baseline = 2.9,
            Achievable = "Austria has 3.6 % with the same site.",
            Realistic = "One developer for 20 days is planned.",
            Relevant = "Every point is 80 more qualified leads a month.",
        },
    };

    /// <summary>F18.</summary>
    [Theory]
    [InlineData("romi", KpiType.Performance)]
    [InlineData("customer-acquisition-cost", KpiType.Cost)]
    [InlineData("cost-per-lead", KpiType.Cost)]
    [InlineData("customer-retention-rate", KpiType.Retention)]
    public void A_kpi_of_the_catalogue_has_its_type(string name, KpiType type) => Assert.Equal(type, WatchedMetric.TypeOf(name));

    /// <summary>F18.</summary>
    [Fact]
    public void A_dimension_that_nothing_covers_is_named_in_a_warning()
    {
        MetricCoverage coverage = MetricCoverage.Of([Watched("cost-per-lead", GrowthDimension.Acquisition), Watched("visits", GrowthDimension.Engagement, MetricNature.Qualitative)]);
        Assert.Equal([GrowthDimension.Retention], coverage.Missing);
        Finding finding = Assert.Single(coverage.Findings);
        Assert.Equal((Severity.Warning, "metrics.missing-retention"), (finding.Severity, finding.Rule));
        Assert.Equal(3, MetricCoverage.Of([]).Missing.Count);
    }

    /// <summary>F18.</summary>
    [Fact]
    public void A_metric_under_the_wrong_type_is_refused() =>
        Assert.Contains(MetricCoverage.Of([Watched("romi", GrowthDimension.Acquisition)]).Findings, f => f is { Rule: "metrics.type", Severity: Severity.Error });

    /// <summary>F28.</summary>
    [Fact]
    public void A_set_of_numbers_only_is_a_warning_and_a_voice_of_the_customer_lifts_it()
    {
        WatchedMetric[] numbers = [Watched("cost-per-lead", GrowthDimension.Acquisition), Watched("visits", GrowthDimension.Engagement), Watched("returns", GrowthDimension.Retention)];
        Assert.Equal("metrics.quantitative-only", Assert.Single(MetricCoverage.Of(numbers).Findings).Rule);
        Assert.Empty(MetricCoverage.Of([.. numbers, Watched("dealer calls", GrowthDimension.Engagement, MetricNature.Qualitative)]).Findings);
    }

    /// <summary>F20.</summary>
    [Theory]
    [InlineData(null, false)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(3, true)]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public void A_metric_matters_for_two_to_four_months(int? months, bool allowed)
    {
        OmtmReview review = OmtmReview.Of(Draft with { Months = months }, Today);
        Assert.Equal(allowed, review.MayStart);
        if (!allowed)
        {
            Finding finding = Assert.Single(review.Findings, f => f.Severity == Severity.Error);
            Assert.Equal(("omtm.months", "months"), (finding.Rule, finding.Place.Column));
        }
    }

    /// <summary>F20: what would be over on its first day is not started.</summary>
    [Fact]
    public void A_term_that_is_over_already_is_refused()
    {
        Assert.Equal(("omtm.term-over", "start"), Only(Draft with { Start = new DateOnly(2026, 8, 22), Smart = Draft.Smart with { Goal = "Visitor conversion in Germany ≥ 3.5 % by 2026-11-23" } }, Severity.Error));
        Assert.True(OmtmReview.Of(Draft with { Start = new DateOnly(2026, 8, 23) }, Today).MayStart);
    }

    /// <summary>F20.</summary>
    [Fact]
    public void The_days_of_a_term_are_counted_and_it_expires_on_its_end()
    {
        OmtmTerm term = new(new DateOnly(2026, 12, 1), 3);
        Assert.Equal((new DateOnly(2027, 3, 1), 90), (term.End, term.Days));
        Assert.Equal((0, TermPhase.NotYet), (term.DayOf(new DateOnly(2026, 11, 30)), term.PhaseOn(new DateOnly(2026, 11, 30))));
        Assert.Equal((1, TermPhase.Running), (term.DayOf(term.Start), term.PhaseOn(term.Start)));
        Assert.Equal(TermPhase.Running, term.PhaseOn(new DateOnly(2027, 2, 14)));
        Assert.Equal(TermPhase.Expiring, term.PhaseOn(new DateOnly(2027, 2, 15)));
        Assert.Equal((90, TermPhase.Expired), (term.DayOf(term.End), term.PhaseOn(term.End)));
    }

    /// <summary>C04.</summary>
    [Fact]
    public void A_reminder_comes_before_the_end_once_per_moment_and_none_after_renewal()
    {
        OmtmTerm term = new(new DateOnly(2026, 12, 1), 3);
        OmtmReminder? On(DateOnly day, bool isActive = true) => OmtmReminder.On(term, "7", day, isActive);
        Assert.Null(On(new DateOnly(2027, 2, 14)));
        Assert.Equal((ReminderMoment.Notice, 14), (On(new DateOnly(2027, 2, 15))!.Moment, On(new DateOnly(2027, 2, 15))!.DaysLeft));
        Assert.Equal(On(new DateOnly(2027, 2, 15))!.Key, On(new DateOnly(2027, 2, 25))!.Key);
        Assert.Equal(ReminderMoment.LastCall, On(new DateOnly(2027, 2, 26))!.Moment);
        Assert.Equal(ReminderMoment.Expired, On(new DateOnly(2027, 3, 20))!.Moment);
        Assert.All(Enumerable.Range(-100, 300), d => Assert.Null(On(term.End.AddDays(d), isActive: false)));
    }

    /// <summary>F21.</summary>
    [Fact]
    public void Two_stages_no_stage_and_no_north_star_are_refused_with_their_fields()
    {
        Assert.True(OmtmReview.Of(Draft, Today).MayStart);
        Assert.Equal(("omtm.stage-two", "stages"), Only(Draft with { Stages = [FunnelStage.Activation, FunnelStage.Revenue] }));
        Assert.Equal(("omtm.stage-missing", "stages"), Only(Draft with { Stages = [] }));
        Assert.Equal(("omtm.north-star-missing", "serves"), Only(Draft with { Serves = [] }));
        Assert.Equal(("omtm.north-star-two", "serves"), Only(Draft with { Serves = [new NorthStarLink(1), new NorthStarLink(2)] }));
    }

    /// <summary>F22.</summary>
    [Theory]
    [InlineData(1, CompanySize.StartUp)]
    [InlineData(49, CompanySize.StartUp)]
    [InlineData(50, CompanySize.ScaleUp)]
    [InlineData(200, CompanySize.ScaleUp)]
    [InlineData(201, CompanySize.Enterprise)]
    public void The_size_class_follows_the_staff(int staff, CompanySize size) => Assert.Equal(size, CompanySizes.Of(staff));

    /// <summary>F22.</summary>
    [Theory]
    [InlineData(49, true, 0)]
    [InlineData(50, true, 1)]
    [InlineData(200, true, 1)]
    [InlineData(201, false, 1)]
    public void An_enterprise_needs_a_segment_and_a_start_up_may_skip_it(int staff, bool mayStart, int findings)
    {
        OmtmReview review = OmtmReview.Of(Draft with { Staff = staff, Metric = new MetricSegment("visitor conversion") }, Today);
        Assert.Equal((mayStart, findings), (review.MayStart, review.Findings.Count));
        Assert.Empty(OmtmReview.Of(Draft with { Staff = staff }, Today).Findings);
    }

    /// <summary>F24.</summary>
    [Fact]
    public void A_metric_is_narrowed_by_country_channel_demographic_or_sub_stage()
    {
        Assert.Equal("visitor conversion, Germany", new MetricSegment("visitor conversion") { Country = "Germany" }.Label);
        Assert.Equal("7-day retention, freemium", new MetricSegment("7-day retention") { SubStage = "freemium" }.Label);
        Assert.Equal("leads, France, search, 25-34, trial", new MetricSegment("leads") { SubStage = "trial", Demographic = "25-34", Channel = "search", Country = "France" }.Label);
        Assert.False(new MetricSegment("leads") { Country = "  " }.IsNarrowed);
    }

    /// <summary>F05, F21: a metric that decides nothing is no team's metric.</summary>
    [Theory]
    [InlineData("Page views")]
    [InlineData("Pages vues")]
    [InlineData("Nombre d'abonnés")]
    [InlineData("impressions")]
    public void A_vanity_metric_is_refused_in_both_languages_as_it_is_as_a_north_star(string metric) =>
        Assert.Equal(("omtm.metric-vanity", "metric"), Only(Draft with { Metric = new MetricSegment(metric) { Country = "Germany" } }));

    /// <summary>F25.</summary>
    [Fact]
    public void Of_ten_experiments_the_four_direct_ones_are_ranked()
    {
        Experiment[] ten =
        [
            Of("d1", Directness.Direct, 3, 5), Of("i1", Directness.Indirect, 5, 5), Of("d2", Directness.Direct, 5, 4), Of("n1", Directness.None, 5, 5), Of("d3", Directness.Direct, 4, 3),
            Of("i2", Directness.Indirect, 5, 5), Of("n2", Directness.None, 1, 1), Of("i3", Directness.Indirect, 2, 2), Of("d4", Directness.Direct, 5, 3), Of("n3", Directness.None, 3, 3),
        ];
        ExperimentBacklog<Experiment> backlog = ExperimentBacklog.Of(ten);
        Assert.Equal(["d2", "d4", "d1", "d3"], backlog.Ranked.Select(e => e.Name));
        Assert.Equal(6, backlog.SetAside.Count);
        Assert.Equal(3, backlog.SetAside.Count(e => e.Contributes == Directness.Indirect));
    }

    /// <summary>F25.</summary>
    [Theory]
    [InlineData(0, 3)]
    [InlineData(3, 6)]
    public void Marks_are_one_to_five(int impact, int ease) => Assert.Single(Of("x", Directness.Direct, impact, ease).Check());

    private static Experiment Of(string name, Directness directness, int impact, int ease) => new(name, "because", directness, impact, ease);

    private static WatchedMetric Watched(string name, GrowthDimension dimension, MetricNature nature = MetricNature.Quantitative) =>
        new(name, WatchedMetric.TypeOf(name) is null or KpiType.Performance ? (name == "romi" ? KpiType.Cost : KpiType.Performance) : WatchedMetric.TypeOf(name)!.Value, dimension, nature, "heard at the dealers'");

    private static (string Rule, string? Field) Only(OmtmDraft draft, Severity least = Severity.Warning)
    {
        OmtmReview review = OmtmReview.Of(draft, Today);
        Assert.False(review.MayStart);
        Finding finding = Assert.Single(review.Findings, f => f.Severity >= least);
        return (finding.Rule, finding.Place.Column);
    }
}
