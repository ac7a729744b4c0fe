namespace PredictiveMarketing.Forecasting.Kpis;

/// <summary>Every KPI that the product computes, in decimals. One entry is one formula; where the world uses two, both are here under their own names.</summary>
public static class KpiCatalogue
{
    private const string Usual = "usual definition";

    public static KpiDefinition ConversionRate { get; } =
        Division("conversion-rate", "conversions", "visitors", KpiUnit.Share, KpiType.Performance, Usual);

    public static KpiDefinition VisitorToLead { get; } =
        Division("visitor-to-lead", "leads", "visitors", KpiUnit.Share, KpiType.Performance, "conversion rate, from visitor to prospect");

    public static KpiDefinition MarketingToSales { get; } =
        Division("mql-to-sql", "sales-qualified leads", "marketing-qualified leads", KpiUnit.Share, KpiType.Performance, "conversion rate, from marketing to sales");

    public static KpiDefinition LeadToClient { get; } =
        Division("lead-to-client", "new customers", "leads", KpiUnit.Share, KpiType.Performance, "conversion rate, from lead to client");

    /// <summary>A second order of the same customer raises it; <see cref="OrderValuePerOrder"/> it does not.</summary>
    public static KpiDefinition OrderValuePerCustomer { get; } =
        Division("average-order-value-per-customer", "revenue", "customers who ordered", KpiUnit.Money, KpiType.Performance, "the variant per customer who ordered: shows cross-selling and up-selling");

    public static KpiDefinition OrderValuePerOrder { get; } =
        Division("average-order-value-per-order", "revenue", "orders", KpiUnit.Money, KpiType.Performance, "the usual variant, per order");

    public static KpiDefinition Romi { get; } = new(
        "romi", "(gain - cost) / cost", KpiUnit.Share, MetricKind.Actionable, KpiType.Performance, "return on marketing investment: profit against cost", ["gain", "cost"])
    {
        Divisors = ["cost"],
        Compute = v => (v[0] - v[1]) / v[1],
    };

    public static KpiDefinition Roas { get; } =
        Division("roas", "campaign revenue", "advertising spend", KpiUnit.Ratio, KpiType.Performance, "return on advertising spend");

    public static KpiDefinition CustomerAcquisitionCost { get; } =
        Division("customer-acquisition-cost", "cost", "new customers", KpiUnit.Money, KpiType.Cost, Usual);

    public static KpiDefinition CostPerLead { get; } =
        Division("cost-per-lead", "cost", "leads", KpiUnit.Money, KpiType.Cost, "usual definition, for paid campaigns");

    public static KpiDefinition CustomerRetentionRate { get; } = new(
        "customer-retention-rate", "(customers at the end - new customers) / customers at the start", KpiUnit.Share, MetricKind.Actionable, KpiType.Retention, Usual,
        ["customers at the end", "new customers", "customers at the start"])
    {
        Divisors = ["customers at the start"],
        Compute = v => (v[0] - v[1]) / v[2],
    };

    public static KpiDefinition CustomerLifetimeValue { get; } = new(
        "customer-lifetime-value", "average order value x orders a year x years", KpiUnit.Money, MetricKind.Actionable, KpiType.Retention, "simple form: no margin, no discount rate",
        ["average order value", "orders a year", "years"])
    {
        Compute = v => v[0] * v[1] * v[2],
    };

    /// <summary>Takes any number of <c>monthly fee</c> figures and adds them up.</summary>
    public static KpiDefinition MonthlyRecurringRevenue { get; } = new(
        "monthly-recurring-revenue", "sum of every customer's monthly fee", KpiUnit.MoneyPerMonth, MetricKind.Actionable, KpiType.Performance, Usual, ["monthly fee"])
    {
        Summed = "monthly fee",
        Compute = v => v[0],
    };

    public static KpiDefinition RevenuePerUser { get; } =
        Division("average-revenue-per-user", "monthly recurring revenue", "users", KpiUnit.MoneyPerMonth, KpiType.Performance, Usual);

    public static KpiDefinition BounceRate { get; } =
        Division("bounce-rate", "bounced sessions", "sessions", KpiUnit.Share, KpiType.Performance, "in GA4: sessions without engagement / sessions");

    public static KpiDefinition NewToReturning { get; } =
        Division("new-to-returning", "new visitors", "returning visitors", KpiUnit.Ratio, KpiType.Retention, Usual);

    public static KpiDefinition AverageSessionDuration { get; } =
        Division("average-session-duration", "seconds in sessions", "sessions", KpiUnit.Seconds, KpiType.Performance, Usual);

    public static KpiDefinition RevenueFromSales { get; } = new(
        "revenue-projection-sales", "number of sales x average order value", KpiUnit.Money, MetricKind.Actionable, KpiType.Performance, "decided once for the product",
        ["number of sales", "average order value"])
    {
        Compute = v => v[0] * v[1],
    };

    public static KpiDefinition RevenueFromSubscriptions { get; } = new(
        "revenue-projection-subscriptions", "monthly recurring revenue x 12", KpiUnit.Money, MetricKind.Actionable, KpiType.Performance, "a year of today's subscriptions: no growth, nobody leaves",
        ["monthly recurring revenue"])
    {
        Compute = v => v[0] * 12,
    };

    public static KpiDefinition PageViews { get; } = Vanity("page-views", "page views");

    public static KpiDefinition Followers { get; } = Vanity("followers", "followers");

    public static IReadOnlyList<KpiDefinition> All { get; } =
    [
        ConversionRate, VisitorToLead, MarketingToSales, LeadToClient, OrderValuePerCustomer, OrderValuePerOrder, Romi, Roas, CustomerAcquisitionCost, CostPerLead,
        CustomerRetentionRate, CustomerLifetimeValue, MonthlyRecurringRevenue, RevenuePerUser, BounceRate, NewToReturning, AverageSessionDuration,
        RevenueFromSales, RevenueFromSubscriptions, PageViews, Followers,
    ];

    /// <summary>The definition of that name; null when there is none.</summary>
    public static KpiDefinition? Named(string name) => All.FirstOrDefault(k => k.Name == name);

    private static KpiDefinition Division(string name, string above, string below, KpiUnit unit, KpiType type, string source) =>
        new(name, $"{above} / {below}", unit, MetricKind.Actionable, type, source, [above, below]) { Divisors = [below], Compute = v => v[0] / v[1] };

    private static KpiDefinition Vanity(string name, string counted) =>
        new(name, $"number of {counted}", KpiUnit.Count, MetricKind.Vanity, KpiType.Performance, "a count that decides nothing by itself", [counted]) { Compute = v => v[0] };
}
