using System.Text.Json;
using PredictiveMarketing.Forecasting.Kpis;
using static PredictiveMarketing.Forecasting.Tests.Kpis.KpiGoldenTests;

namespace PredictiveMarketing.Forecasting.Tests.Kpis;

/// <summary>K11, B08, F05, F18: no answer is "n/a" everywhere; every result carries its formula, source and date.</summary>
public sealed class KpiResultTests
{
    public static TheoryData<string> Divided() => [.. KpiCatalogue.All.Where(k => k.Divisors.Count > 0).Select(k => k.Name)];

    [Theory]
    [MemberData(nameof(Divided))]
    public void K11_nothing_over_zero_and_something_over_zero_are_not_available(string name)
    {
        KpiDefinition kpi = KpiCatalogue.Named(name)!;
        foreach (decimal above in new[] { 0m, 5m })
        {
            KpiResult result = kpi.Of([.. kpi.Inputs.Select(i => Figure(i, kpi.Divisors.Contains(i) ? 0 : above))]);
            Assert.Null(result.Value);
            Assert.Equal("n/a", result.ToString());
            Assert.Equal("", result.ToCsv());
            Assert.Contains("\"value\":null", JsonSerializer.Serialize(result), StringComparison.Ordinal);
            Assert.Contains($"{kpi.Divisors[0]}: zero", result.WhyNot, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_zero_above_the_line_is_a_zero_and_not_missing() =>
        Assert.Equal(0m, Of(KpiCatalogue.CostPerLead, ("cost", 0), ("leads", 250)).Value);

    [Fact]
    public void A_figure_that_is_missing_unknown_or_there_twice_is_named()
    {
        Assert.Equal("leads: not given", Of(KpiCatalogue.CostPerLead, ("cost", 10)).WhyNot);
        Assert.Equal("cost: not known", Of(KpiCatalogue.CostPerLead, ("cost", null), ("leads", 3)).WhyNot);
        Assert.Equal("cost: given 2 times", Of(KpiCatalogue.CostPerLead, ("cost", 1), ("cost", 2), ("leads", 3)).WhyNot);
        Assert.Contains("negative", Of(KpiCatalogue.CostPerLead, ("cost", 1), ("leads", -3)).WhyNot, StringComparison.Ordinal);
    }

    [Fact]
    public void A_result_too_large_for_a_decimal_is_not_available() =>
        Assert.Contains("too large", Of(KpiCatalogue.CustomerLifetimeValue, ("average order value", decimal.MaxValue), ("orders a year", 2), ("years", 2)).WhyNot, StringComparison.Ordinal);

    [Fact]
    public void A_result_carries_formula_source_and_the_date_of_its_oldest_figure()
    {
        KpiResult result = KpiCatalogue.CostPerLead.Of(
            new KpiFigure("leads", 250, "leads.csv", new DateOnly(2026, 10, 31)), new KpiFigure("cost", 5_000, "media_plan.csv", new DateOnly(2026, 9, 30)));
        Assert.Equal("cost / leads", result.Definition.Formula);
        Assert.Equal(["media_plan.csv", "leads.csv"], result.Inputs.Select(i => i.Source));
        Assert.Equal(new DateOnly(2026, 9, 30), result.AsOf);
        Assert.Equal(
            """{"name":"cost-per-lead","value":20,"whyNot":null,"unit":"money","formula":"cost / leads","source":"usual definition, for paid campaigns","inputs":[{"name":"cost","value":5000,"source":"media_plan.csv","date":"2026-09-30"},{"name":"leads","value":250,"source":"leads.csv","date":"2026-10-31"}]}""",
            JsonSerializer.Serialize(result));
    }

    [Fact]
    public void F18_cost_performance_and_retention_are_told_apart()
    {
        Assert.Equal(KpiType.Performance, KpiCatalogue.Romi.Type);
        Assert.Equal(KpiType.Cost, KpiCatalogue.CustomerAcquisitionCost.Type);
        Assert.Equal(KpiType.Cost, KpiCatalogue.CostPerLead.Type);
        Assert.Equal(KpiType.Retention, KpiCatalogue.CustomerRetentionRate.Type);
    }

    [Fact]
    public void F05_followers_and_page_views_are_vanity_and_rates_are_not()
    {
        Assert.Equal(["page-views", "followers"], KpiCatalogue.All.Where(k => k.Kind == MetricKind.Vanity).Select(k => k.Name));
        Assert.Equal(MetricKind.Actionable, KpiCatalogue.BounceRate.Kind);
    }

    [Fact]
    public void Every_KPI_has_a_name_of_its_own_a_formula_and_a_source()
    {
        Assert.Equal(KpiCatalogue.All.Count, KpiCatalogue.All.Select(k => k.Name).Distinct().Count());
        Assert.All(KpiCatalogue.All, k => Assert.True(k.Formula.Length > 0 && k.Source.Length > 0));
        Assert.All(KpiCatalogue.All, k => Assert.All(k.Inputs, i => Assert.Contains(i, k.Formula, StringComparison.Ordinal)));
        Assert.Null(KpiCatalogue.Named("luck"));
    }
}
