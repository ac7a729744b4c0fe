using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Simulation;

/// <summary>Leads that one cause adds (or takes away) each month, history and plan; in thousandths of a lead.</summary>
public sealed record Contribution(string Name, IReadOnlyList<double> Leads);

/// <summary>The truth about one series. The contributions add up to the expected leads, to the last decimal.</summary>
/// <param name="Expected">Mean of the qualified leads of a month, history and plan.</param>
/// <param name="Funnel">What really came, history and plan: the plan's months are one draw of the future.</param>
/// <param name="Shown">Leads as leads.csv shows them: the provisional months hold only what is qualified so far.</param>
public sealed record SeriesTruth(
    SeriesKey Key,
    IReadOnlyList<Contribution> Contributions,
    IReadOnlyList<double> Expected,
    LeadFunnel Funnel,
    IReadOnlyList<long> Shown);

/// <summary>The lead funnel of a series: raw leads, those that marketing qualified, those that sales qualified (the KPI, mature).</summary>
public sealed record LeadFunnel(IReadOnlyList<long> Raw, IReadOnlyList<long> MarketingQualified, IReadOnlyList<long> SalesQualified);
