using PredictiveMarketing.Forecasting.Kpis;

namespace PredictiveMarketing.Forecasting.Boards;

/// <summary>Every KPI that a board may show: those of the catalogue, and the counts that need no formula.</summary>
public static class BoardKpis
{
    /// <summary>Leads of a month as far as they are known: final, or the estimate of a month that is still being qualified.</summary>
    public const string LeadsOfTheMonth = "leads of the month";

    public static BoardKpi UniqueVisitors { get; } = new("unique-visitors", [Count("unique-visitors", "visitors", "as GA4 counts users of a month; sessions where no users are imported")], BoardStage.Acquisition);

    /// <summary>One question in three variants: visitor to prospect, MQL to SQL, lead to client (B07).</summary>
    public static BoardKpi Conversion { get; } =
        new("conversion", [KpiCatalogue.VisitorToLead, KpiCatalogue.MarketingToSales, KpiCatalogue.LeadToClient], BoardStage.Activation);

    public static BoardKpi Leads { get; } = new("leads", [Count("leads", LeadsOfTheMonth, "the framing contract's definition of a qualified lead")], BoardStage.Activation);

    public static BoardKpi RecurringRevenue { get; } = new("monthly-recurring-revenue", [KpiCatalogue.MonthlyRecurringRevenue], BoardStage.Revenue);

    public static BoardKpi RevenuePerUser { get; } = new("average-revenue-per-user", [KpiCatalogue.RevenuePerUser], BoardStage.Revenue);

    /// <summary>Per new customer where customers are known, with the cost per lead beside it.</summary>
    public static BoardKpi AcquisitionCost { get; } =
        new("acquisition-cost", [KpiCatalogue.CustomerAcquisitionCost, KpiCatalogue.CostPerLead]) { LowerIsBetter = true };

    public static BoardKpi CostPerLead { get; } = new("cost-per-lead", [KpiCatalogue.CostPerLead]) { LowerIsBetter = true };

    public static BoardKpi MediaSpend { get; } = new("media-spend", [Money("media-spend", "cost", "delivered lines of the media plan, national ones included")]) { LowerIsBetter = true };

    public static BoardKpi ForecastLeads { get; } =
        new("forecast-leads", [Count("forecast-leads", "forecast leads", "middle (P50) of the latest forecast for the approved media plan")]) { IsAhead = true };

    /// <summary>The six that a company starts with (B07).</summary>
    public static IReadOnlyList<BoardKpi> Starter { get; } = [UniqueVisitors, Conversion, Leads, RecurringRevenue, RevenuePerUser, AcquisitionCost];

    public static IReadOnlyList<BoardKpi> All { get; } =
    [
        .. Starter,
        CostPerLead,
        MediaSpend,
        ForecastLeads,
        Activity("emails-sent"),
        Activity("posts-published"),
        Activity("calls-made"),
        Activity("meetings-held"),
        .. KpiCatalogue.All.Where(k => !IsAbove(k)).Select(k => new BoardKpi(k.Name, [k]) { LowerIsBetter = k.Type == KpiType.Cost || k == KpiCatalogue.BounceRate }),
    ];

    /// <summary>Null when no board can show it.</summary>
    public static BoardKpi? Named(string key) => All.FirstOrDefault(k => k.Key == key);

    private static bool IsAbove(KpiDefinition kpi) =>
        Starter.Append(CostPerLead).Any(s => s.Key == kpi.Name || s.Variants.Contains(kpi));

    private static BoardKpi Activity(string key) =>
        new(key, [Count(key, key.Replace('-', ' '), "our own doing, counted; says nothing about its result")]) { IsActivity = true };

    private static KpiDefinition Count(string name, string counted, string source) => Plain(name, $"number of {counted}", KpiUnit.Count, counted, source);

    private static KpiDefinition Money(string name, string summed, string source) => Plain(name, $"sum of {summed}", KpiUnit.Money, summed, source);

    private static KpiDefinition Plain(string name, string formula, KpiUnit unit, string input, string source) =>
        new(name, formula, unit, MetricKind.Actionable, KpiType.Performance, source, [input]) { Compute = v => v[0] };
}
