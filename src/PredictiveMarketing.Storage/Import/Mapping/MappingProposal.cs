using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import.Raw;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.Mapping;

/// <summary>Proposes which column fills which field. A person looks at it before anything is applied.</summary>
internal static class MappingProposal
{
    /// <summary>Headers stand within the first rows; above them are titles and logos.</summary>
    private const int SearchedRows = 50;

    /// <summary>
    /// Finds sheet and header row and maps by name and synonym. A remembered mapping is used again as long as its headers are still there, wherever
    /// their columns have moved. Null, with errors in the log, when a required field has no column.
    /// </summary>
    public static ColumnMapping? For(IReadOnlyList<ImportField> fields, IRawFile file, ColumnMapping? remembered, FindingLog log)
    {
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(log);
        ColumnMapping? mapping = remembered is null ? null : RememberedMapping.In(file, Headers(file), remembered, log);
        mapping ??= Proposed(fields, file, log);
        if (mapping is not null && !file.Sheets.First(s => s.Name == mapping.Sheet).Rows().Any(r => r.Number > mapping.HeaderRow && !r.IsBlank))
            log.Warning(new Place(file.Name, mapping.HeaderRow, Sheet: mapping.Sheet), "mapping.no-rows", "Below the header there is no row.", "Check that the right file and sheet were exported.");
        return mapping;
    }

    private static ColumnMapping? Proposed(IReadOnlyList<ImportField> fields, IRawFile file, FindingLog log)
    {
        (IRawSheet Sheet, HeaderMatch Match)[] best = [.. file.Sheets
            .Select(s => (Sheet: s, Match: Best(fields, s)))
            .Where(s => s.Match is { Fields.Count: > 0 })
            .OrderBy(s => s.Sheet.IsHidden).ThenByDescending(s => s.Match!.Score(fields))
            .Select(s => (s.Sheet, s.Match!))];
        if (best.Length == 0)
        {
            log.Error(new Place(file.Name), "mapping.no-header", $"No row among the first {SearchedRows} looks like a header with the columns that are needed: {Required(fields)}.",
                "Give the columns these names in one row, or start from our template.");
            return null;
        }

        (IRawSheet sheet, HeaderMatch match) = best[0];
        var place = new Place(file.Name, match.Header.LastRow, Sheet: sheet.Name);
        foreach ((IRawSheet other, HeaderMatch like) in best.Skip(1).Where(o => o.Match.HasAll(fields) && o.Match.Fields.Count * 2 >= match.Fields.Count))
            log.Warning(place with { Sheet = other.Name, Row = like.Header.LastRow }, "mapping.other-sheet", $"The sheet '{other.Name}' has the needed columns too{(other.IsHidden ? " and is hidden" : "")}; it is not read, '{sheet.Name}' is.", "Import it as a file of its own if it is needed.");
        bool complete = MappingReport.Missing(fields, match, place, log);
        MappingReport.Twice(match, place, log);
        if (!complete)
            return null;
        MappedColumn[] columns = [.. match.Fields.OrderBy(f => f.Value).Select(f => new MappedColumn(f.Value, match.Header.Names[f.Value], f.Key))];
        string[] ignored = [.. match.Header.Names.Where((n, i) => n.Length > 0 && !match.Fields.Values.Contains(i))];
        return new ColumnMapping(sheet.Name, match.Header.LastRow, columns, ignored);
    }

    /// <summary>Every row that may be the header, with the row above where both belong together.</summary>
    internal static IEnumerable<(IRawSheet Sheet, SheetHeader Header)> Headers(IRawFile file) => file.Sheets.SelectMany(s => Headers(s).Select(h => (s, h)));

    private static IEnumerable<SheetHeader> Headers(IRawSheet sheet)
    {
        RawRow? above = null;
        foreach (RawRow row in sheet.Rows().TakeWhile(r => r.Number <= SearchedRows))
        {
            if (!row.IsBlank)
                yield return SheetHeader.Of(sheet, above?.Number == row.Number - 1 ? above : null, row);
            above = row;
        }
    }

    private static HeaderMatch? Best(IReadOnlyList<ImportField> fields, IRawSheet sheet) =>
        Headers(sheet).Select(h => HeaderMatch.Of(fields, h)).OrderByDescending(m => m.Score(fields)).ThenBy(m => m.Header.LastRow).FirstOrDefault();

    private static string Required(IReadOnlyList<ImportField> fields) => string.Join(", ", fields.Where(f => f.Required).Select(f => f.Name));
}
