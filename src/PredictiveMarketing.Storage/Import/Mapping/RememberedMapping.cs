using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import.Raw;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.Mapping;

/// <summary>A mapping that was confirmed for this source before.</summary>
internal static class RememberedMapping
{
    /// <summary>The same mapping with today's columns; null, with a warning, when one of its headers is gone.</summary>
    public static ColumnMapping? In(IRawFile file, IEnumerable<(IRawSheet Sheet, SheetHeader Header)> headers, ColumnMapping remembered, FindingLog log)
    {
        (IRawSheet Sheet, SheetHeader Header)[] all = [.. headers];
        // The sheet of last time first; its name may carry the month.
        foreach ((IRawSheet sheet, SheetHeader header) in all.OrderByDescending(h => h.Sheet.Name == remembered.Sheet).ThenByDescending(h => h.Header.LastRow == remembered.HeaderRow))
        {
            MappedColumn?[] columns = [.. remembered.Columns.Select(c => Moved(c, header.Names))];
            if (columns.Any(c => c is null) || columns.Length == 0)
                continue;
            var place = new Place(file.Name, header.LastRow, Sheet: sheet.Name);
            foreach (MappedColumn column in columns.OfType<MappedColumn>().Where(c => header.Names.Count(n => Same(n, c.Header)) > 1))
                log.Error(place with { Column = column.Header }, "mapping.header-twice", $"More than one column is called '{column.Header}'.", "Remove or rename all but one.");
            string[] ignored = [.. header.Names.Where((n, i) => n.Length > 0 && columns.All(c => c!.Column != i))];
            foreach (string added in ignored.Where(i => !remembered.Ignored.Any(known => Same(known, i))))
                log.Note(place with { Column = added }, "mapping.header-new", $"The column '{added}' was not there last time; it fills nothing.", "Choose a field for it in the mapping if it is needed.");
            return new ColumnMapping(sheet.Name, header.LastRow, [.. columns.OfType<MappedColumn>()], ignored);
        }

        string[] gone = [.. remembered.Columns.Where(c => !all.Any(h => Moved(c, h.Header.Names) is not null)).Select(c => c.Header)];
        log.Warning(new Place(file.Name), "mapping.changed",
            gone.Length > 0 ? $"The header{(gone.Length > 1 ? "s" : "")} '{string.Join("', '", gone)}' of the last import {(gone.Length > 1 ? "are" : "is")} gone; the columns were looked for anew." : "The headers of the last import no longer stand in one row; the columns were looked for anew.",
            "Look at the mapping before you apply it.");
        return null;
    }

    private static MappedColumn? Moved(MappedColumn column, IReadOnlyList<string> names)
    {
        // A column that did not move wins over a namesake.
        int at = column.Column < names.Count && Same(names[column.Column], column.Header) ? column.Column : names.ToList().FindIndex(n => Same(n, column.Header));
        return at < 0 ? null : column with { Column = at, Header = names[at] };
    }

    private static bool Same(string a, string b) => a == b || (PlainText.Key(a) is { Length: > 0 } key && key == PlainText.Key(b));
}
