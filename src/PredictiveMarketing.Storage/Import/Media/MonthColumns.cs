using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import.Mapping;
using PredictiveMarketing.Storage.Import.Raw;
using PredictiveMarketing.Storage.Import.Raw.Xlsx;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.Media;

/// <summary>A column of a flowchart that holds the amounts of a month.</summary>
internal sealed record MonthColumn(int Column, Month Month, string Header);

/// <summary>Recognises a flowchart by its headers: 2026-01, janv. 2026, Jan-26, date cells, month names under a year.</summary>
internal static class MonthColumns
{
    private static readonly Month Earliest = Month.Of(2000, 1);
    private static readonly Month Latest = Month.Of(2100, 12);

    /// <summary>The month columns, none in the long form, and the mapping with the header row that ends above the data.</summary>
    public static (IReadOnlyList<MonthColumn> Months, ColumnMapping Mapping) Of(IRawSheet sheet, ColumnMapping mapping)
    {
        List<MonthColumn> months = SheetHeader.Of(sheet, mapping.HeaderRow) is { } header ? In(header, mapping) : [];
        if (MonthsBelow(sheet, mapping) is { } below && In(below, mapping) is { } lower && lower.Count > months.Count)
            (months, mapping) = (lower, mapping with { HeaderRow = below.LastRow, Ignored = [.. below.Names.Where(n => n.Length > 0)] });
        // A single month counts only where nothing else gives dates.
        bool hasDates = mapping.Of(MediaPlanFields.Start) >= 0 || mapping.Of(MediaPlanFields.InMonth) >= 0;
        return months.Count >= 2 || !hasDates ? (months, mapping) : ([], mapping);
    }

    /// <summary>The mapping as a person sees it and as it is remembered: month columns fill their months.</summary>
    public static ColumnMapping With(ColumnMapping mapping, IReadOnlyList<MonthColumn> months)
    {
        HashSet<string> headers = [.. months.Select(m => m.Header)];
        return mapping with
        {
            Columns = [.. mapping.Columns.Concat(months.Select(m => new MappedColumn(m.Column, m.Header, MediaPlanFields.MonthPrefix + m.Month))).OrderBy(c => c.Column)],
            Ignored = [.. mapping.Ignored.Where(h => !headers.Contains(h))],
        };
    }

    /// <summary>Next month's flowchart has other months: only the columns to their left are remembered.</summary>
    public static ColumnMapping? Without(ColumnMapping? mapping) =>
        mapping is null ? null : mapping with { Columns = [.. mapping.Columns.Where(c => !c.Field.StartsWith(MediaPlanFields.MonthPrefix, StringComparison.Ordinal))] };

    /// <summary>False, with errors, when two columns claim the same month.</summary>
    public static bool AreClear(IReadOnlyList<MonthColumn> months, Place header, FindingLog log)
    {
        bool clear = true;
        foreach (IGrouping<Month, MonthColumn> same in months.GroupBy(m => m.Month).Where(g => g.Count() > 1))
        {
            clear = false;
            log.Error(header with { Column = CellAddress.Letters(same.Last().Column) }, "media-plan.month-twice",
                $"{same.Key} has {same.Count()} columns: {string.Join(", ", same.Select(m => $"{CellAddress.Letters(m.Column)} ('{m.Header}')"))}.",
                "Keep one column of net amounts per month: add weeks up, and move gross amounts or volumes to a sheet of their own.");
        }

        return clear;
    }

    private static List<MonthColumn> In(SheetHeader header, ColumnMapping mapping)
    {
        HashSet<int> taken = [.. mapping.Columns.Select(c => c.Column)];
        var months = new List<MonthColumn>();
        for (int i = 0; i < header.Names.Count; i++)
        {
            if (!taken.Contains(i) && MonthOf(header, i) is { } month)
                months.Add(new MonthColumn(i, month, header.Names[i]));
        }

        return months;
    }

    /// <summary>The names of the columns may stand beside the years, with the months in a row of their own below; a year reaches to the right until the next one.</summary>
    private static SheetHeader? MonthsBelow(IRawSheet sheet, ColumnMapping mapping)
    {
        HashSet<int> taken = [.. mapping.Columns.Select(c => c.Column)];
        RawRow[] rows = [.. sheet.Rows().TakeWhile(r => r.Number <= mapping.HeaderRow + 1).Where(r => r.Number >= mapping.HeaderRow)];
        if (rows.Length != 2 || taken.Any(c => !rows[1][c].IsEmpty))
            return null;
        int width = Math.Max(rows[0].Cells.Count, rows[1].Cells.Count);
        string[] names = new string[width];
        var cells = new RawCell[width];
        string year = "";
        for (int i = 0; i < width; i++)
        {
            RawCell upper = taken.Contains(i) ? RawCell.Empty : rows[0][i], lower = rows[1][i];
            year = upper.IsEmpty ? year : upper.Text.Trim();
            (names[i], cells[i]) = lower.IsEmpty ? (upper.Text.Trim(), upper) : ($"{year} {lower.Text.Trim()}".Trim(), lower);
        }

        return new SheetHeader(rows[0].Number, rows[1].Number, names, cells);
    }

    private static Month? MonthOf(SheetHeader header, int column)
    {
        RawCell cell = header.Cells[column];
        // The name carries the year of the row above; the cell alone is surer where it is a date, and enough where what stands above is no year.
        if (cell.Kind is CellKind.Date or CellKind.Number)
            return CellReading.Month(cell, out Month dated) && IsPlausible(dated) ? dated : null;
        if (CellReading.Month(RawCell.Of(header.Names[column]), out Month named) && IsPlausible(named))
            return named;
        return CellReading.Month(cell, out Month alone) && IsPlausible(alone) ? alone : null;
    }

    private static bool IsPlausible(Month month) => month >= Earliest && month <= Latest;
}
