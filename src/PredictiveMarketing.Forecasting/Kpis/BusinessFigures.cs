namespace PredictiveMarketing.Forecasting.Kpis;

/// <summary>A monthly figure of the business that a workspace may carry as an external, for all markets or per market.</summary>
/// <param name="Column">Name in externals.csv: <c>recurring_revenue</c>.</param>
/// <param name="Names">What the formulas of the KPI catalogue call it.</param>
/// <param name="IsLevel">It stands at the end of a month: months cannot be added up.</param>
public sealed record BusinessFigure(string Column, IReadOnlyList<string> Names, bool IsLevel = false);

/// <summary>
/// The figures of sales and finance that leads and media plan do not hold, and that the starter set asks for (B07). They come after the leads: none of
/// them is a candidate driver unless the framing names it.
/// </summary>
public static class BusinessFigures
{
    public static IReadOnlyList<BusinessFigure> All { get; } =
    [
        new("recurring_revenue", ["monthly fee", "monthly recurring revenue"], IsLevel: true),
        new("paying_users", ["users"], IsLevel: true),
        new("new_customers", ["new customers"]),
        new("marketing_qualified_leads", ["marketing-qualified leads"]),
        new("sales_qualified_leads", ["sales-qualified leads"]),
        new("revenue", ["revenue"]),
        new("orders", ["orders"]),
        new("customers_who_ordered", ["customers who ordered"], IsLevel: true),
    ];

    /// <summary>Whether an external of that name is a figure of the business.</summary>
    public static bool Holds(string external) => All.Any(f => f.Column == external);
}
