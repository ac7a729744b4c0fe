using System.Globalization;
using PredictiveMarketing.Storage.Import.Raw;

namespace PredictiveMarketing.Storage.Import.Mapping;

/// <summary>The header of a sheet, whether it stands in one row or in two (month over week). Merged cells count for every column they cover.</summary>
/// <param name="LastRow">The row right above the data.</param>
/// <param name="Names">One per column, two rows joined by a space; empty where the column has no header.</param>
/// <param name="Cells">The lower cell of each column, or the upper one where there is no lower: a date in it is still a date.</param>
public sealed record SheetHeader(int FirstRow, int LastRow, IReadOnlyList<string> Names, IReadOnlyList<RawCell> Cells)
{
    /// <summary>The lower names alone, where the header has two rows.</summary>
    internal IReadOnlyList<string> LowerNames { get; init; } = Names;

    /// <summary>Reads the header that ends in a row; null when that row is not there.</summary>
    public static SheetHeader? Of(IRawSheet sheet, int lastRow)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        RawRow[] rows = [.. sheet.Rows().TakeWhile(r => r.Number <= lastRow).Where(r => r.Number >= lastRow - 1)];
        return rows.Length > 0 && rows[^1].Number == lastRow ? Of(sheet, rows.Length > 1 ? rows[0] : null, rows[^1]) : null;
    }

    internal static SheetHeader Of(IRawSheet sheet, RawRow? above, RawRow row)
    {
        RawCell[] lower = Filled(sheet, row);
        string[] names = [.. lower.Select(Name)];
        if (above is null || above.IsBlank || UpperRow(sheet, above, lower) is not { } upper)
            return new SheetHeader(row.Number, row.Number, names, lower);
        int width = Math.Max(upper.Length, lower.Length);
        RawCell At(RawCell[] cells, int i) => i < cells.Length ? cells[i] : RawCell.Empty;
        return new SheetHeader(
            above.Number,
            row.Number,
            [.. Enumerable.Range(0, width).Select(i => Joined(Name(At(upper, i)), Name(At(lower, i))))],
            [.. Enumerable.Range(0, width).Select(i => At(lower, i).IsEmpty ? At(upper, i) : At(lower, i))])
        {
            LowerNames = [.. Enumerable.Range(0, width).Select(i => Name(At(lower, i)))],
        };
    }

    private static string Name(RawCell cell) => cell.Text.ReplaceLineEndings(" ").Trim();

    private static string Joined(string upper, string lower) => upper.Length == 0 || upper == lower ? lower : lower.Length == 0 ? upper : $"{upper} {lower}";

    /// <summary>The cells of the row above when it belongs to the header, else null: a title over the table does not.</summary>
    private static RawCell[]? UpperRow(IRawSheet sheet, RawRow above, RawCell[] lower)
    {
        RawCell[] upper = Filled(sheet, above);
        int firstNamed = Array.FindIndex(lower, c => !c.IsEmpty);
        string[] values = [.. upper.Where(c => !c.IsEmpty).Select(Name).Distinct()];
        int firstFilled = Array.FindIndex(upper, c => !c.IsEmpty);
        bool isTitle = values.Length < 2 && firstFilled <= firstNamed;
        bool hasSpans = sheet.Merged.Any(m => m.Holds(above.Number, m.FirstColumn) && (m.LastColumn > m.FirstColumn || m.LastRow > above.Number));
        bool isCalendar = firstFilled >= 0 && upper.Where(c => !c.IsEmpty).All(c => IsYear(c) || CellReading.Month(c, out _));
        if (isTitle || !(hasSpans || isCalendar))
            return null;
        return isCalendar && !hasSpans ? Spread(upper, lower) : upper;
    }

    /// <summary>In a text nothing is merged: a month reaches to the right until the next one.</summary>
    private static RawCell[] Spread(RawCell[] upper, RawCell[] lower)
    {
        var spread = new RawCell[lower.Length];
        RawCell last = RawCell.Empty;
        for (int i = 0; i < spread.Length; i++)
        {
            if (i < upper.Length && !upper[i].IsEmpty)
                last = upper[i];
            spread[i] = lower[i].IsEmpty ? RawCell.Empty : last;
        }

        return spread;
    }

    private static bool IsYear(RawCell cell) =>
        int.TryParse(cell.Text, NumberStyles.None, CultureInfo.InvariantCulture, out int year) && year is >= 1900 and <= 2200;

    private static RawCell[] Filled(IRawSheet sheet, RawRow row)
    {
        MergedCells[] here = [.. sheet.Merged.Where(m => m.FirstRow <= row.Number && row.Number <= m.LastRow)];
        int width = Math.Max(row.Cells.Count, here.Length == 0 ? 0 : Math.Min(FileLimits.Columns, here.Max(m => m.LastColumn) + 1));
        var cells = new RawCell[width];
        for (int i = 0; i < width; i++)
            cells[i] = row[i];
        foreach (MergedCells block in here.Where(m => m.FirstRow == row.Number))
        {
            for (int i = block.FirstColumn; i <= block.LastColumn && i < width; i++)
                cells[i] = row[block.FirstColumn];
        }

        return cells;
    }
}
