using PredictiveMarketing.Storage.Import.Mapping;
using PredictiveMarketing.Storage.Import.Raw;

namespace PredictiveMarketing.Storage.Import.Media;

/// <summary>Reads the rows of a plan once and keeps what is needed of them.</summary>
internal static class SheetRows
{
    private const int LongestPooled = 60;

    public static IReadOnlyList<HeldRow> Held(IRawSheet sheet, ColumnMapping mapping)
    {
        HashSet<int> details = [.. mapping.Columns.Where(c => MediaPlanFields.Details.Contains(c.Field)).Select(c => c.Column)];
        int[] kept = [.. mapping.Columns.Select(c => c.Column).Where(c => !details.Contains(c)).Order()];
        int width = kept.Length == 0 ? 0 : kept[^1] + 1;
        var pool = new Dictionary<string, string>(StringComparer.Ordinal);
        var rows = new List<HeldRow>();
        foreach (RawRow row in sheet.Rows())
        {
            if (row.Number <= mapping.HeaderRow || row.IsBlank)
                continue;
            var cells = new RawCell[width];
            Array.Fill(cells, RawCell.Empty);
            foreach (int column in kept)
                cells[column] = Pooled(row[column], pool);
            int label = FirstText(row);
            rows.Add(new HeldRow(
                new RawRow(row.Number, cells), label < 0 ? "" : Pooled(row[label], pool).Text, label, details.Any(d => !row[d].IsEmpty), Print(row)));
        }

        return rows;
    }

    private static int FirstText(RawRow row)
    {
        for (int i = 0; i < row.Cells.Count; i++)
        {
            if (row.Cells[i].Kind == CellKind.Text && row.Cells[i].Text.Any(char.IsLetter))
                return i;
        }

        return -1;
    }

    /// <summary>The same campaign is written on thousands of rows; one copy will do.</summary>
    private static RawCell Pooled(RawCell cell, Dictionary<string, string> pool)
    {
        if (cell.Kind != CellKind.Text || cell.Text.Length > LongestPooled)
            return cell;
        if (pool.TryGetValue(cell.Text, out string? same))
            return cell with { Text = same };
        pool.Add(cell.Text, cell.Text);
        return cell;
    }

    /// <summary>FNV-1a over the texts of the row (Fowler, Noll and Vo); a chance collision costs a needless warning, once in some million files.</summary>
    private static ulong Print(RawRow row)
    {
        const ulong Prime = 1_099_511_628_211;
        ulong print = 14_695_981_039_346_656_037;
        int last = row.Cells.Count - 1;
        while (last >= 0 && row.Cells[last].IsEmpty)
            last--;
        for (int i = 0; i <= last; i++)
        {
            foreach (char letter in row.Cells[i].Text)
                print = (print ^ letter) * Prime;
            print = (print ^ 0x1F) * Prime;
        }

        return print;
    }
}
