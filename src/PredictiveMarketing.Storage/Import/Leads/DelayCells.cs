using PredictiveMarketing.Forecasting.Frame.Maturity;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Storage.Import.Leads;

/// <summary>Counts leads by the month of the request and the months that their qualification took.</summary>
internal static class DelayCells
{
    /// <summary>Two years, the longest maturation that a label policy can ask for, and one more: what comes later says nothing about young months.</summary>
    private const int LongestDelay = 36;

    /// <summary>Only cells that were whole at the end of the last whole month, zeros included; up to the longest delay in the file.</summary>
    public static IReadOnlyList<Traced<DelayCount>> Of(IReadOnlyList<CountedLead> counted, IReadOnlyList<MonthLeads> months, Month lastWhole, LeadSheet sheet)
    {
        if (!sheet.Has(LeadColumns.Qualified))
            return [];
        ILookup<(SeriesKey, Month, int), int> rows = counted.Where(c => c.CountsFrom is not null)
            .ToLookup(c => (c.Record.Key, c.Record.Month, Month.Of(c.CountsFrom!.Value) - c.Record.Month), c => c.Record.Row);
        if (rows.Count == 0)
            return [];
        int longest = Math.Min(LongestDelay, rows.Max(r => r.Key.Item3));
        return
        [
            .. months.Where(m => m.Month <= lastWhole).SelectMany(m => Enumerable.Range(0, Math.Min(longest, lastWhole - m.Month) + 1).Select(delay =>
                new Traced<DelayCount>(new DelayCount(m.Key, m.Month, delay, rows[(m.Key, m.Month, delay)].Count()), sheet.Trace(rows[(m.Key, m.Month, delay)])))),
        ];
    }
}
