using PredictiveMarketing.Forecasting.Kpis;

namespace PredictiveMarketing.Forecasting.Boards;

/// <summary>Where in the pirate funnel a KPI stands; the order is the funnel's own.</summary>
public enum BoardStage
{
    Awareness,
    Acquisition,
    Activation,
    Revenue,
    Retention,
    Referral,
}

/// <summary>A KPI as boards show it: one or several variants of one question.</summary>
/// <param name="Key">Stable, lower-case: <c>conversion</c>.</param>
/// <param name="Variants">The first one that can be computed is the headline; the others stand beside it.</param>
/// <param name="Stage">Null for what is no stage of the funnel.</param>
public sealed record BoardKpi(string Key, IReadOnlyList<KpiDefinition> Variants, BoardStage? Stage = null)
{
    /// <summary>Costs: below the target is met.</summary>
    public bool LowerIsBetter { get; init; }

    /// <summary>Counts what we do (mails sent, calls made) and not what comes of it.</summary>
    public bool IsActivity { get; init; }

    /// <summary>Stands for a month that is still ahead, not for the last one.</summary>
    public bool IsAhead { get; init; }

    public bool IsVanity => Variants.All(v => v.Kind == MetricKind.Vanity);

    /// <summary>Needs leads that are final: known only once a month is mature.</summary>
    public bool NeedsFinalLeads => Variants.Any(v => v.Inputs.Count > 1 && v.Inputs.Contains("leads"));
}
