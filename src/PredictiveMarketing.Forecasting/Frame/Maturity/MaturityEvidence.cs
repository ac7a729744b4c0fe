using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Frame.Maturity;

/// <summary>What tells how late leads are qualified: dates of events, or the same months as an earlier import saw them. Dates are believed first.</summary>
/// <param name="Now">The table that is judged, and the last whole month that it saw.</param>
/// <param name="Earlier">Earlier versions of the same table, in any order.</param>
public sealed record MaturityEvidence(LeadVersion Now, IReadOnlyList<DelayCount> Delays, IReadOnlyList<LeadVersion> Earlier)
{
    /// <summary>The latest version that is at least a month older than the present one.</summary>
    internal LeadVersion? Before => Earlier.Where(v => v.SeenThrough < Now.SeenThrough).MaxBy(v => v.SeenThrough);
}
