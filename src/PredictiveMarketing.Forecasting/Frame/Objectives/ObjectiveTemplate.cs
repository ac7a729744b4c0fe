namespace PredictiveMarketing.Forecasting.Frame.Objectives;

/// <summary>The three models of the product (F30).</summary>
public enum ObjectiveKind
{
    Leads,
    Sales,
    Traffic,
}

/// <summary>From an objective to a KPI to the metrics that move it; the names are codes, their words are the pages'.</summary>
/// <param name="Kpi">What the goal is stated in.</param>
/// <param name="Metrics">What is watched to move the KPI, names of the KPI catalogue where it has them.</param>
/// <param name="Actuals">Where the workspace finds what came: <c>leads</c>, or names of externals.</param>
public sealed record ObjectiveTemplate(ObjectiveKind Kind, string Kpi, IReadOnlyList<string> Metrics, IReadOnlyList<string> Actuals)
{
    public static IReadOnlyList<ObjectiveTemplate> All { get; } =
    [
        new(ObjectiveKind.Leads, "qualified-leads", ["visitor-to-lead", "cost-per-lead"], ["leads"]),
        new(ObjectiveKind.Sales, "new-sales", ["lead-to-client", "average-order-value-per-customer"], ["new_customers", "sales", "orders"]),
        new(ObjectiveKind.Traffic, "sessions", ["bounce-rate", "conversion-rate"], ["ga4_sessions", "sessions"]),
    ];

    public static ObjectiveTemplate Of(ObjectiveKind kind) => All.Single(t => t.Kind == kind);
}
