using PredictiveMarketing.Storage.Import;
using PredictiveMarketing.Storage.Import.Mapping;
using PredictiveMarketing.Storage.Import.Receptacle;

namespace PredictiveMarketing.Service.Pages.Import;

/// <summary>A column of the file as the mapping step shows it.</summary>
/// <param name="Place">Counted from 0.</param>
/// <param name="Letters">As a spreadsheet names it: A, B ... AA.</param>
/// <param name="Field">What it fills; null when it is left out.</param>
/// <param name="Samples">Its first values.</param>
public sealed record MappingColumn(int Place, string Letters, string Header, string? Field, IReadOnlyList<string> Samples);

/// <summary>The table of the mapping step: every column of the file with the field that it fills.</summary>
/// <param name="HeaderRow">Row number of the header.</param>
public sealed record MappingSheet(string? Sheet, int HeaderRow, IReadOnlyList<MappingColumn> Columns, IReadOnlyList<ImportField> Fields)
{
    private const int SampleRows = 3;

    /// <summary>Null when the file shows no rows, or the kind has no columns.</summary>
    /// <param name="headerRow">The row that a person named; null takes the mapping's, else the first one.</param>
    public static MappingSheet? Of(ImportPreview preview, IImporter importer, int? headerRow)
    {
        ArgumentNullException.ThrowIfNull(preview);
        ArgumentNullException.ThrowIfNull(importer);
        if (preview.Shown is not { Rows.Count: > 0 } shown || importer.Fields.Count == 0)
            return null;
        // A mapping that was refused is still what the person chose.
        ColumnMapping? mapping = preview.Mapping ?? preview.Request.Mapping;
        int header = headerRow ?? mapping?.HeaderRow ?? shown.Rows[0].Number;
        ShownRow top = shown.Rows.FirstOrDefault(r => r.Number == header) ?? shown.Rows[0];
        ShownRow[] below = [.. shown.Rows.Where(r => r.Number > top.Number)];
        int width = Math.Max(top.Cells.Count, mapping?.Columns.Select(c => c.Column + 1).DefaultIfEmpty(0).Max() ?? 0);
        return new MappingSheet(shown.Sheet, top.Number, [.. Enumerable.Range(0, width).Select(i => Column(i, top, below, mapping))], importer.Fields);
    }

    /// <summary>The mapping that a person made of it.</summary>
    /// <param name="chosen">The field of each column, by its place; empty where it is left out.</param>
    public ColumnMapping With(IReadOnlyList<string?> chosen)
    {
        ArgumentNullException.ThrowIfNull(chosen);
        // Some fields are made of the file's own headers, such as a month each in a flowchart: they stand only in the columns.
        bool exists(string? field) => field is not null && (Fields.Any(f => f.Name == field) || Columns.Any(c => c.Field == field));
        string? Chosen(MappingColumn column) => column.Place < chosen.Count && exists(chosen[column.Place]) ? chosen[column.Place] : null;
        return new ColumnMapping(
            Sheet,
            HeaderRow,
            [.. Columns.Where(c => Chosen(c) is not null && c.Header.Length > 0).DistinctBy(Chosen).Select(c => new MappedColumn(c.Place, c.Header, Chosen(c)!))],
            [.. Columns.Where(c => Chosen(c) is null && c.Header.Length > 0).Select(c => c.Header)]);
    }

    /// <summary>The column as a spreadsheet names it: 0 is A, 26 is AA.</summary>
    public static string LettersOf(int column)
    {
        string letters = "";
        for (int n = column + 1; n > 0; n = (n - 1) / 26)
            letters = (char)('A' + ((n - 1) % 26)) + letters;
        return letters;
    }

    private static MappingColumn Column(int place, ShownRow top, IReadOnlyList<ShownRow> below, ColumnMapping? mapping)
    {
        MappedColumn? mapped = mapping?.Columns.FirstOrDefault(c => c.Column == place);
        string cell = (place < top.Cells.Count ? top.Cells[place] : "").ReplaceLineEndings(" ").Trim();
        // A header of two rows is known by both of them.
        string header = mapped?.Header ?? mapping?.Ignored.FirstOrDefault(i => i == cell || (cell.Length > 0 && i.EndsWith($" {cell}", StringComparison.Ordinal))) ?? cell;
        string[] samples = [.. below.Select(r => place < r.Cells.Count ? r.Cells[place] : "").Where(t => t.Length > 0).Take(SampleRows)];
        return new MappingColumn(place, LettersOf(place), header, mapped?.Field, samples);
    }
}
