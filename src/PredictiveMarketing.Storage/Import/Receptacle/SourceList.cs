using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Storage.Import.Receptacle;

/// <summary>A source of data: what it brought, when, and how fresh that is.</summary>
/// <param name="Imports">How many of its files were applied.</param>
/// <param name="Months">Months of the values that it stands for today; null when others took them all over.</param>
/// <param name="MonthsBehind">Whole months between its newest value, of those up to now, and the last whole month; 0 is fresh. Null without values.</param>
/// <param name="Values">How many values of each table stand by it today.</param>
public sealed record DataSource(
    string Kind, string Source, int Imports, KeptImport Last, MonthSpan? Months, int? MonthsBehind, IReadOnlyDictionary<string, int> Values);

/// <summary>Every source of a workspace.</summary>
public static class SourceList
{
    /// <param name="clock">The month in which the workspace stands; the one before it is the last whole month.</param>
    public static IReadOnlyList<DataSource> Of(string workspace, ImportLedger ledger, Month clock)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        var standing = TableLayout.All.SelectMany(l => ledger.Newest(workspace, l.Name).Values).Where(v => v.Value is not null).ToLookup(v => (v.Kind, v.Source));
        return
        [
            .. ledger.List(workspace).GroupBy(i => (i.Kind, i.Source)).OrderBy(g => g.Key.Kind, StringComparer.Ordinal).ThenBy(g => g.Key.Source, StringComparer.Ordinal).Select(g =>
            {
                ValueLineage[] values = [.. standing[g.Key]];
                Month[] past = [.. values.Select(v => v.Month).Where(m => m < clock)];
                return new DataSource(
                    g.Key.Kind,
                    g.Key.Source,
                    g.Count(),
                    g.First(),
                    values.Length == 0 ? null : new MonthSpan(values.Min(v => v.Month), values.Max(v => v.Month)),
                    past.Length == 0 ? null : clock.Previous - past.Max(),
                    values.GroupBy(v => v.Table).ToDictionary(t => t.Key, t => t.Count()));
            }),
        ];
    }
}
