using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Frame.Maturity;

/// <summary>What tells how late leads are qualified: dates of events, or the same months as an earlier import saw them. Dates are believed first.</summary>
/// <param name="Now">The table that is judged, and the last whole month that it saw.</param>
/// <param name="Earlier">Earlier versions of the same table, in any order.</param>
public sealed record MaturityEvidence(LeadVersion Now, IReadOnlyList<DelayCount> Delays, IReadOnlyList<LeadVersion> Earlier)
{
    internal bool HasDates(string campaign) => Delays.Any(d => d.Key.Campaign == campaign);

    /// <summary>The last whole month that the dates of a series have seen; null without dates.</summary>
    internal Month? DatesSeenThrough(SeriesKey key)
    {
        Month? last = null;
        foreach (DelayCount cell in Delays)
        {
            if (cell.Key == key && (last is null || cell.SeenIn > last))
                last = cell.SeenIn;
        }

        return last;
    }

    /// <summary>The latest version that is at least a month older than the present one.</summary>
    internal LeadVersion? Before => Earlier.Where(v => v.SeenThrough < Now.SeenThrough).MaxBy(v => v.SeenThrough);
}
