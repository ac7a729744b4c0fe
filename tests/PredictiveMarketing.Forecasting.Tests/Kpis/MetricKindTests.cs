using PredictiveMarketing.Forecasting.Kpis;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Tests.Kpis;

/// <summary>F05, F10: vanity, actionable, result; and definitions that can be measured.</summary>
public class MetricKindTests
{
    private static readonly Place Here = new("test", null, "definition");

    /// <summary>F05: the acceptance line.</summary>
    [Theory]
    [InlineData("followers", MetricKind.Vanity)]
    [InlineData("page views", MetricKind.Vanity)]
    [InlineData("pages vues", MetricKind.Vanity)]
    [InlineData("Abonnés Instagram", MetricKind.Vanity)]
    [InlineData("conversion rate", MetricKind.Actionable)]
    [InlineData("CPA", MetricKind.Actionable)]
    [InlineData("bounce rate", MetricKind.Actionable)]
    [InlineData("taux de rebond", MetricKind.Actionable)]
    [InlineData("Coût par lead", MetricKind.Actionable)]
    [InlineData("qualified leads", MetricKind.Kpi)]
    [InlineData("demandes de véhicule", MetricKind.Kpi)]
    public void A_name_tells_what_kind_of_figure_it_is(string name, MetricKind kind) => Assert.Equal(kind, MetricKinds.Of(name).Kind);

    [Fact]
    public void A_rate_of_visits_is_actionable_although_visits_are_not() =>
        Assert.Equal(new MetricJudgement(MetricKind.Actionable, "rate-or-cost", "taux"), MetricKinds.Of("taux de visites engagées"));

    [Fact]
    public void A_name_that_tells_nothing_is_left_to_a_person() => Assert.Equal(new MetricJudgement(null, "not-known", null), MetricKinds.Of("brio"));

    /// <summary>F10: the three strings of the acceptance line, and their French twins.</summary>
    [Theory]
    [InlineData("customer satisfaction", DefinitionLinter.Vague)]
    [InlineData("satisfaction client", DefinitionLinter.Vague)]
    [InlineData("notoriété", DefinitionLinter.Vague)]
    [InlineData("satisfaction score", DefinitionLinter.NoThreshold)]
    [InlineData("note de satisfaction", DefinitionLinter.NoThreshold)]
    [InlineData("", "metric.missing")]
    [InlineData("number of recommendations", null)]
    [InlineData("nombre de recommandations", null)]
    [InlineData("score > 8/10", null)]
    [InlineData("note supérieure à 8/10", null)]
    [InlineData("leçons suivies par utilisateur et par mois", null)]
    public void A_definition_needs_a_unit_or_a_count_and_a_score_needs_its_bar(string definition, string? rule) =>
        Assert.Equal(rule, DefinitionLinter.Check(definition, Here)?.Rule);

    /// <summary>Digits of another script are no bar, and letters that cannot be compared are only letters.</summary>
    [Theory]
    [InlineData("score > \u0668")]
    [InlineData("score \ufffe > x")]
    public void A_definition_of_any_letters_is_read(string definition)
    {
        Assert.Null(MetricThreshold.Find(definition));
        Assert.NotNull(DefinitionLinter.Check(definition, Here));
    }

    /// <summary>F10: 8.0 is false, 8.1 is true.</summary>
    [Theory]
    [InlineData("score > 8/10", 8.0, false)]
    [InlineData("score > 8/10", 8.1, true)]
    [InlineData("note d'au moins 8,5 / 10", 8.5, true)]
    [InlineData("délai inférieur à 3 jours", 3.0, false)]
    [InlineData("answer within less than 3 days", 2.9, true)]
    public void A_bar_is_read_and_held(string definition, double value, bool meets) =>
        Assert.Equal(meets, MetricThreshold.Find(definition)!.Meets(value));
}
