using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Database;

namespace PredictiveMarketing.Storage.Import.Receptacle;

/// <summary>A column of the workspace's tables, or one series of a column: a channel, an external.</summary>
/// <param name="Series">Name of the channel or external that the entry is about; null for the column as a whole.</param>
/// <param name="Unit">Empty for names and words.</param>
/// <param name="DelayMonths">Months from the described month until the value is known; negative: known ahead; null: not said.</param>
/// <param name="Sources">Where its values came from: names of import sources, <c>folder</c> for what somebody wrote by hand.</param>
/// <param name="Rows">How many values there are.</param>
public sealed record DictionaryEntry(
    string Table, string Column, string? Series, string Meaning, string Unit, int? DelayMonths, IReadOnlyList<string> Sources, MonthSpan? Months, int Rows);

/// <summary>What every column of a workspace means, in which unit, how late it is known, and where it came from.</summary>
public static class ColumnMeanings
{
    public const string ByHand = "folder";

    public static IReadOnlyList<DictionaryEntry> Of(Workspace workspace, ImportLedger ledger)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(ledger);
        StatedRow[] rows =
        [
            .. workspace.Leads.Select(StatedRow.Of), .. workspace.Media.Select(StatedRow.Of), .. workspace.Externals.Select(StatedRow.Of),
            .. workspace.Events.Select(StatedRow.Of), .. workspace.Goals.Select(StatedRow.Of),
        ];
        ILookup<TableLayout, StatedRow> tables = rows.ToLookup(r => r.Table);
        return [.. TableLayout.All.Where(l => tables[l].Any()).SelectMany(l => Entries(l, [.. tables[l]], workspace.Contract, ledger.Newest(workspace.Contract.Name, l.Name)))];
    }

    private static IEnumerable<DictionaryEntry> Entries(
        TableLayout layout, StatedRow[] rows, FramingContract contract, IReadOnlyDictionary<string, ValueLineage> lineage)
    {
        foreach (string column in layout.Columns)
        {
            StatedRow[] told = [.. rows.Where(r => r[column].Length > 0)];
            if (told.Length > 0)
                yield return Entry(told, column, null, contract, lineage);
        }

        (string By, string Column)? series = layout == TableLayout.Media ? ("channel", "spend") : layout == TableLayout.Externals ? ("name", "value") : null;
        if (series is not { } split)
            yield break;
        foreach (IGrouping<string, StatedRow> one in rows.GroupBy(r => r[split.By]).OrderBy(g => g.Key, StringComparer.Ordinal))
            yield return Entry([.. one], split.Column, one.Key, contract, lineage);
    }

    private static DictionaryEntry Entry(
        StatedRow[] rows, string column, string? series, FramingContract contract, IReadOnlyDictionary<string, ValueLineage> lineage)
    {
        TableLayout layout = rows[0].Table;
        (string meaning, string unit) = DictionaryWords.Of(layout.Name, column, contract);
        string[] sources = [.. rows.Select(r => lineage.TryGetValue(r.Key, out ValueLineage? from) && from.Value == r.Value ? from.Source : ByHand).Distinct().Order(StringComparer.Ordinal)];
        return new DictionaryEntry(layout.Name, column, series, meaning, unit, Delay(layout, rows, column, contract), sources, new MonthSpan(rows.Min(r => r.Month), rows.Max(r => r.Month)), rows.Length);
    }

    // Of an external, the delay that most of its values have; the longer one when two are as frequent.
    private static int? Delay(TableLayout layout, StatedRow[] rows, string column, FramingContract contract)
    {
        if (layout == TableLayout.Leads && column == "leads")
            return contract.LabelPolicy.MaturationMonths;
        if (layout != TableLayout.Externals || column != "value")
            return null;
        return rows.Where(r => r["published"].Length > 0).GroupBy(r => Month.Parse(r["published"]) - r.Month)
            .OrderByDescending(g => g.Count()).ThenByDescending(g => g.Key).Select(g => (int?)g.Key).FirstOrDefault();
    }
}
