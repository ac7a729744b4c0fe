namespace PredictiveMarketing.Forecasting.Frame.Omtm;

/// <summary>The north star metric that an OMTM serves: one, by its version.</summary>
public sealed record NorthStarLink(int Version);

/// <summary>One metric that matters, as a team writes it down. A draft may have gaps; what is active has none.</summary>
/// <param name="Team">The growth team whose metric it is.</param>
/// <param name="Metric">The metric and whom it is about.</param>
public sealed record OmtmDraft(string Team, MetricSegment Metric)
{
    /// <summary>The stage of the funnel that it works on; more than one is refused.</summary>
    public IReadOnlyList<FunnelStage> Stages { get; init; } = [];

    /// <summary>The north star metrics that it serves; it has to be exactly one.</summary>
    public IReadOnlyList<NorthStarLink> Serves { get; init; } = [];

    /// <summary>People in the company, which says whether a segment is needed; null: not answered.</summary>
    public int? Staff { get; init; }

    public SmartAnswers Smart { get; init; } = new(Goal: null);

    public DateOnly? Start { get; init; }

    /// <summary>How long it matters, 2 to 4.</summary>
    public int? Months { get; init; }

    /// <summary>Null until start and months are known.</summary>
    public OmtmTerm? Term => Start is DateOnly start && Months is int months and > 0 and < 1200 ? new OmtmTerm(start, months) : null;
}
