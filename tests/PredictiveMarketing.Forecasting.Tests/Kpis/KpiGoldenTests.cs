using PredictiveMarketing.Forecasting.Kpis;

namespace PredictiveMarketing.Forecasting.Tests.Kpis;

/// <summary>K01 to K09, D07 and T04: every formula against its golden numbers, exactly, in decimals.</summary>
public sealed class KpiGoldenTests
{
    [Fact]
    public void K01_conversion_is_conversions_over_visitors()
    {
        KpiResult result = Of(KpiCatalogue.ConversionRate, ("conversions", 20), ("visitors", 200));
        Assert.Equal(0.10m, result.Value);
        Assert.Equal("10 %", result.ToString());
    }

    [Fact]
    public void K01_three_conversions_of_the_funnel()
    {
        Assert.Equal(0.05m, Of(KpiCatalogue.VisitorToLead, ("leads", 50), ("visitors", 1000)).Value);
        Assert.Equal(0.46m, Of(KpiCatalogue.MarketingToSales, ("sales-qualified leads", 46), ("marketing-qualified leads", 100)).Value);
        Assert.Equal(0.2m, Of(KpiCatalogue.LeadToClient, ("new customers", 10), ("leads", 50)).Value);
    }

    [Fact]
    public void K02_average_order_value_is_there_both_ways_and_labelled()
    {
        KpiResult perCustomer = Of(KpiCatalogue.OrderValuePerCustomer, ("revenue", 10_000), ("customers who ordered", 80));
        KpiResult perOrder = Of(KpiCatalogue.OrderValuePerOrder, ("revenue", 10_000), ("orders", 100));
        Assert.Equal((125m, 100m), (perCustomer.Value, perOrder.Value));
        Assert.Contains("per customer who ordered", perCustomer.Definition.Source, StringComparison.Ordinal);
        Assert.Contains("per order", perOrder.Definition.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void K02_a_second_purchase_by_the_same_customer_raises_the_value_per_customer_only()
    {
        Assert.Equal(126.25m, Of(KpiCatalogue.OrderValuePerCustomer, ("revenue", 10_100), ("customers who ordered", 80)).Value);
        Assert.Equal(100m, Of(KpiCatalogue.OrderValuePerOrder, ("revenue", 10_100), ("orders", 101)).Value);
    }

    [Fact]
    public void K03_romi_is_profit_over_cost() =>
        Assert.Equal(0.50m, Of(KpiCatalogue.Romi, ("gain", 15_000), ("cost", 10_000)).Value);

    [Fact]
    public void K04_roas_is_campaign_revenue_over_its_spend() =>
        Assert.Equal(4.0m, Of(KpiCatalogue.Roas, ("campaign revenue", 40_000), ("advertising spend", 10_000)).Value);

    [Fact]
    public void K05_acquisition_cost_is_cost_over_new_customers() =>
        Assert.Equal(200m, Of(KpiCatalogue.CustomerAcquisitionCost, ("cost", 10_000), ("new customers", 50)).Value);

    [Fact]
    public void K06_cost_per_lead() =>
        Assert.Equal(20m, Of(KpiCatalogue.CostPerLead, ("cost", 5_000), ("leads", 250)).Value);

    [Fact]
    public void K07_retention_leaves_new_customers_out() =>
        Assert.Equal(0.80m, Of(KpiCatalogue.CustomerRetentionRate, ("customers at the end", 110), ("new customers", 30), ("customers at the start", 100)).Value);

    [Fact]
    public void K08_lifetime_value_is_order_value_times_frequency_times_years() =>
        Assert.Equal(1_200m, Of(KpiCatalogue.CustomerLifetimeValue, ("average order value", 100), ("orders a year", 4), ("years", 3)).Value);

    [Fact]
    public void K09_recurring_revenue_is_the_sum_of_all_fees_and_revenue_per_user_its_share()
    {
        KpiResult mrr = KpiCatalogue.MonthlyRecurringRevenue.Of([.. Enumerable.Repeat(Figure("monthly fee", 30), 120)]);
        Assert.Equal(3_600m, mrr.Value);
        Assert.Equal(30m, Of(KpiCatalogue.RevenuePerUser, ("monthly recurring revenue", mrr.Value), ("users", 120)).Value);
    }

    [Fact]
    public void T04_revenue_projections()
    {
        Assert.Equal(2_500m, Of(KpiCatalogue.RevenueFromSales, ("number of sales", 20), ("average order value", 125)).Value);
        Assert.Equal(43_200m, Of(KpiCatalogue.RevenueFromSubscriptions, ("monthly recurring revenue", 3_600)).Value);
    }

    [Fact]
    public void D07_new_to_returning_and_bounce_rate()
    {
        Assert.Equal(1.5m, Of(KpiCatalogue.NewToReturning, ("new visitors", 120), ("returning visitors", 80)).Value);
        Assert.Equal(0.15m, Of(KpiCatalogue.BounceRate, ("bounced sessions", 30), ("sessions", 200)).Value);
        Assert.Equal(95m, Of(KpiCatalogue.AverageSessionDuration, ("seconds in sessions", 19_000), ("sessions", 200)).Value);
    }

    [Fact]
    public void A_third_of_a_cent_is_not_lost_to_binary_fractions() =>
        Assert.Equal("0.1", Of(KpiCatalogue.Roas, ("campaign revenue", 0.3m), ("advertising spend", 3m)).ToCsv());

    internal static KpiFigure Figure(string name, decimal? value) => new(name, value, "crm.csv", new DateOnly(2026, 10, 31));

    internal static KpiResult Of(KpiDefinition kpi, params (string Name, decimal? Value)[] figures) =>
        kpi.Of([.. figures.Select(f => Figure(f.Name, f.Value))]);
}
