namespace PredictiveMarketing.Forecasting.Frame.NorthStar;

/// <summary>What a north star metric has to be (F06).</summary>
public enum Criterion
{
    Measurable,
    LeadsToRevenue,
    ReflectsCustomerValue,
    Actionable,
    Understandable,
}

/// <summary>A criterion, ticked or not, with what supports it.</summary>
public sealed record CriterionEvidence(Criterion Criterion, bool Met, string? Evidence)
{
    /// <summary>Ticked, and somebody said why: no evidence is never a pass.</summary>
    public bool Holds => Met && !string.IsNullOrWhiteSpace(Evidence);
}

/// <summary>The five boxes: only all five together make a metric eligible.</summary>
public static class Criteria
{
    public static IReadOnlyList<Criterion> All { get; } = Enum.GetValues<Criterion>();

    /// <summary>The criteria that fail, in their order; empty: eligible.</summary>
    public static IReadOnlyList<Criterion> Failed(IReadOnlyList<CriterionEvidence> evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        return [.. All.Where(c => !evidence.Any(e => e.Criterion == c && e.Holds))];
    }
}
