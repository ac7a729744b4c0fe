using PredictiveMarketing.Storage.Import.Feeds;
using PredictiveMarketing.Storage.Import.Mapping;
using PredictiveMarketing.Storage.Import.Raw;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.Ga4;

/// <summary>Finds the columns of every table of a file.</summary>
internal static class Ga4Columns
{
    /// <summary>Tables with measures and what their columns are. A mapping that a person confirmed is used where the file has one table.</summary>
    public static List<(Ga4Table Table, ColumnMapping Mapping)> Of(IRawFile file, ImportQuestion question, FeedLog log)
    {
        IReadOnlyList<ImportField> fields = question.Option("market-dimension") is { } dimension
            ? [.. Ga4Fields.All.Select(f => f.Name == Ga4Fields.Market ? f with { Synonyms = [.. f.Synonyms, dimension] } : f)]
            : Ga4Fields.All;
        IReadOnlyList<Ga4Table> tables = Ga4Tables.Of(file);
        var found = new List<(Ga4Table, ColumnMapping)>();
        foreach (Ga4Table table in tables)
        {
            FindingLog own = tables.Count == 1 ? log.Log : new FindingLog();
            ColumnMapping? mapping = Proposed(fields, file, table, (tables.Count == 1 ? question.Mapping : null, own));
            if (mapping is not null && (mapping = WithKeyEvents(mapping, table)).Columns.Any(c => Ga4TableReading.MeasureOf(c.Field) is not null))
                found.Add((table, mapping));
            else
                log.At(table.Sheet.Name, table.HeaderRow == 0 ? 1 : table.HeaderRow).Note("table-unused", "The table holds none of the measures that are used, or its header is not known; it is left out.");
        }

        if (found.Count == 0)
            log.Error("no-measure", "No table of the file holds sessions, users, key events or another measure that is used.", "Export a report with the metric sessions at least.");
        return found;
    }

    private static ColumnMapping? Proposed(IReadOnlyList<ImportField> fields, IRawFile file, Ga4Table table, (ColumnMapping? Remembered, FindingLog Log) how)
    {
        if (table.HeaderRow == 0)
            return MappingProposal.For(fields, new HeldFile(file.Name, [table.Sheet], file.Notes), how.Remembered, how.Log);
        // Its header is known, however far down it stands.
        var header = new HeldSheet(table.Sheet.Name, [table.Sheet.Rows().First() with { Number = 1 }]);
        return MappingProposal.For(fields, new HeldFile(file.Name, [header], file.Notes), how.Remembered, how.Log) is { } mapping
            ? mapping with { HeaderRow = table.HeaderRow }
            : null;
    }

    /// <summary>The Data API gives one key event as a metric named <c>keyEvents:generate_lead</c>.</summary>
    private static ColumnMapping WithKeyEvents(ColumnMapping mapping, Ga4Table table)
    {
        RawRow header = table.Sheet.Rows().First(r => r.Number == mapping.HeaderRow);
        MappedColumn[] more =
        [
            .. header.Cells.Select((c, i) => (c.Text, Column: i))
                .Where(c => c.Text.StartsWith("keyEvents:", StringComparison.OrdinalIgnoreCase) || c.Text.StartsWith("conversions:", StringComparison.OrdinalIgnoreCase))
                .Select(c => new MappedColumn(c.Column, c.Text, Ga4Fields.OneKeyEvent + c.Text[(c.Text.IndexOf(':', StringComparison.Ordinal) + 1)..]))
                .Where(m => mapping.Columns.All(c => c.Column != m.Column)),
        ];
        return more.Length == 0 ? mapping : mapping with
        {
            Columns = [.. mapping.Columns.Concat(more).OrderBy(c => c.Column)],
            Ignored = [.. mapping.Ignored.Where(i => more.All(m => m.Header != i))],
        };
    }
}
