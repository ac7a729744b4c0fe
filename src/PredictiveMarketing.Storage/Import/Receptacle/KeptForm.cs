using System.Globalization;
using PredictiveMarketing.Storage.Import.Mapping;
using PredictiveMarketing.Storage.Import.Raw;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.Receptacle;

/// <summary>
/// What is kept of an imported table: CSV with the sheet, the row number and the cell texts of the mapped columns as they were. Columns outside
/// the mapping and rows above the header are dropped, the ids of people are keyed hashes, and whoever was erased stays out.
/// </summary>
internal sealed class KeptForm(PersonIds people, IReadOnlySet<string> erased)
{
    /// <summary>Stands before the field's name in the header of a column of person ids.</summary>
    public const string PersonColumn = "person:";

    public void Write(IRawFile file, ColumnMapping mapping, IReadOnlyList<ImportField> fields, Stream to)
    {
        var isPerson = fields.Where(f => f.IsPerson).Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        MappedColumn[] columns = [.. mapping.Columns.OrderBy(c => c.Column)];
        string header = string.Join(',', columns.Select(c => CanonicalRows.Quoted(isPerson.Contains(c.Field) ? PersonColumn + c.Field : c.Field)).Prepend("row").Prepend("sheet"));
        using var rows = new CanonicalRows(to, header);
        IRawSheet? sheet = SheetOf(file, mapping.Sheet);
        if (sheet is null)
            return;
        foreach (RawRow row in sheet.Rows().Where(r => r.Number >= mapping.HeaderRow && !r.IsBlank))
        {
            bool isHeader = row.Number == mapping.HeaderRow;
            string[] cells = [.. columns.Select(c => isPerson.Contains(c.Field) && !isHeader ? people.Hash(row[c.Column].Text) : row[c.Column].Text)];
            if (Array.Exists(cells, erased.Contains))
                continue;
            rows.Text(sheet.Name ?? "").Word(row.Number.ToString(CultureInfo.InvariantCulture));
            foreach (string cell in cells)
                rows.Text(cell);
            rows.End();
        }
    }

    /// <summary>Every sheet with all its cells: for kinds without a mapping, whose files hold no person.</summary>
    public static void WriteAll(IRawFile file, Stream to)
    {
        using var rows = new CanonicalRows(to, "sheet,row,cells");
        foreach (IRawSheet sheet in file.Sheets)
        {
            foreach (RawRow row in sheet.Rows().Where(r => !r.IsBlank))
            {
                rows.Text(sheet.Name ?? "").Word(row.Number.ToString(CultureInfo.InvariantCulture));
                foreach (RawCell cell in row.Cells)
                    rows.Text(cell.Text);
                rows.End();
            }
        }
    }

    /// <summary>The sheet that a mapping speaks about; the first one when it names none.</summary>
    public static IRawSheet? SheetOf(IRawFile file, string? name) =>
        name is null ? file.Sheets is [var first, ..] ? first : null : file.Sheets.FirstOrDefault(s => s.Name == name);
}
