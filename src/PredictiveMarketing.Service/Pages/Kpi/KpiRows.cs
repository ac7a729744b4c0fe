using PredictiveMarketing.Forecasting.Kpis;

namespace PredictiveMarketing.Service.Pages.Kpi;

/// <summary>Part of the catalogue as a table.</summary>
/// <param name="Name">What a reader who cannot see it hears of the table.</param>
public sealed record KpiRows(KpiModel Page, string Name, IReadOnlyList<KpiResult> Results);
