using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import.Mapping;
using PredictiveMarketing.Storage.Import.Raw;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.OpenData;

/// <summary>The sheet of a file whose columns are understood, read row by row; what cannot be read is a finding with its place.</summary>
/// <param name="Kind">First part of every rule: <c>covid</c>, <c>external</c>.</param>
internal sealed record MappedTable(string Kind, IRawFile File, IRawSheet Sheet, ColumnMapping Mapping, ColumnStyles Styles, FindingLog Log)
{
    /// <summary>Null, with errors in the log, when the columns are not understood.</summary>
    public static MappedTable? Open(string kind, IRawFile file, IReadOnlyList<ImportField> fields, ColumnMapping? remembered, FindingLog log)
    {
        if (MappingProposal.For(fields, file, remembered, log) is not { } mapping)
            return null;
        IRawSheet sheet = file.Sheets.First(s => s.Name == mapping.Sheet);
        var styles = ColumnStyles.Of(file, sheet, mapping.HeaderRow, mapping.Columns.Select(c => c.Column));
        return new MappedTable(kind, file, sheet, mapping, styles, log);
    }

    /// <summary>The file, for a finding that concerns all of it.</summary>
    public Place Place => new(File.Name, Sheet: Sheet.Name);

    public IEnumerable<RawRow> Rows => Sheet.Rows().Where(r => r.Number > Mapping.HeaderRow && !r.IsBlank);

    public bool Has(string field) => Mapping.Of(field) >= 0;

    public RawCell Cell(RawRow row, string field) => row[Mapping.Of(field)];

    /// <summary>The text of a cell without spaces around it; empty where the column is not there.</summary>
    public string Text(RawRow row, string field) => Cell(row, field).Text.Trim();

    /// <summary>Where a cell stands, its column by the header as written.</summary>
    public Place At(RawRow row, string field) =>
        Place with { Row = row.Number, Column = Mapping.Columns.FirstOrDefault(c => c.Field == field)?.Header ?? field };

    /// <summary>The name in a cell; null with a finding when it is empty.</summary>
    public string? Name(RawRow row, string field)
    {
        string text = Text(row, field);
        if (text.Length > 0)
            return text;
        Log.Error(At(row, field), $"{Kind}.name-missing", $"The {field} is empty.", "Fill it in on every row.");
        return null;
    }

    public DateOnly? Day(RawRow row, string field)
    {
        if (Styles.Day(row, Mapping.Of(field), out DateOnly day))
            return day;
        Log.Error(At(row, field), $"{Kind}.day-format", Wrong(Cell(row, field), "day"), CellReading.DayCure);
        return null;
    }

    public Month? Month(RawRow row, string field)
    {
        if (Styles.Month(row, Mapping.Of(field), out Month month))
            return month;
        Log.Error(At(row, field), $"{Kind}.month-format", Wrong(Cell(row, field), "month"), CellReading.MonthCure);
        return null;
    }

    /// <summary>Null without a finding when the cell is empty.</summary>
    public double? Amount(RawRow row, string field) =>
        Cell(row, field).IsEmpty ? null : Read(At(row, field), Cell(row, field), Styles.NumbersOf(Mapping.Of(field)));

    /// <summary>As <see cref="Amount"/>, for formats whose decimal sign is known to be a point.</summary>
    public double? PointAmount(RawRow row, string field) =>
        Cell(row, field).IsEmpty ? null : Read(At(row, field), Cell(row, field), NumberStyle.DecimalPoint);

    /// <summary>Reads an amount that stands at a place; null with a finding when it is none.</summary>
    public double? Read(Place place, RawCell cell, NumberStyle style)
    {
        if (CellReading.Amount(cell, style, out decimal value, out string wrong))
            return (double)value;
        Log.Error(place, $"{Kind}.not-a-number", wrong, CellReading.AmountCure);
        return null;
    }

    /// <summary>Says what was assumed about the columns that were read.</summary>
    public void ReportStyles(IReadOnlyList<string> days, IReadOnlyList<string> amounts)
    {
        foreach (MappedColumn column in Mapping.Columns)
        {
            Place place = Place with { Column = column.Header };
            if (days.Contains(column.Field))
                Styles.ReportDays(place, column.Column, Log);
            if (amounts.Contains(column.Field))
                Styles.ReportNumbers(place, column.Column, Log);
        }
    }

    public static string Wrong(RawCell cell, string what) => cell.IsEmpty ? $"The {what} is empty." : $"'{cell.Text}' is not a {what}.";
}
