using System.Globalization;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import.Mapping;
using PredictiveMarketing.Storage.Import.Raw;
using PredictiveMarketing.Storage.Import.Raw.Xlsx;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.Media;

/// <summary>A row of the plan below the header. Cells that fill nothing are let go, so that 100,000 rows stay small.</summary>
/// <param name="Label">The first text of the row, whatever its column: there a totals row says what it is.</param>
/// <param name="HasDetail">A column such as partner or placement is filled.</param>
/// <param name="Print">Of all its cells; equal for rows written twice.</param>
internal sealed record HeldRow(RawRow Row, string Label, int LabelColumn, bool HasDetail, ulong Print)
{
    private static readonly string[] Dashes = ["-", "–", "—", "\u2212"];

    public int Number => Row.Number;

    /// <summary>Accountants' dashes are empty cells.</summary>
    public bool IsFilled(int column) => Row[column] is { IsEmpty: false } cell && !(cell.Kind == CellKind.Text && Dashes.Contains(cell.Text.Trim(), StringComparer.Ordinal));
}

/// <summary>The sheet of the plan, held once, and its cells as amounts, days and words with their place.</summary>
internal sealed class PlanSheet
{
    private readonly ColumnStyles styles;
    private readonly Dictionary<string, int> columns;
    private readonly Dictionary<int, string> addresses;
    private readonly FindingLog log;

    public PlanSheet(IRawFile file, IRawSheet sheet, ColumnMapping mapping, IReadOnlyList<MonthColumn> months, FindingLog log)
    {
        this.log = log;
        Months = months;
        File = file.Name;
        Name = sheet.Name;
        HeaderRow = mapping.HeaderRow;
        Merged = sheet.Merged;
        // Two columns of one month are an error of their own; here the first one counts.
        columns = mapping.Columns.DistinctBy(c => c.Field).ToDictionary(c => c.Field, c => c.Column);
        addresses = mapping.Columns.ToDictionary(c => c.Column, c => $"{CellAddress.Letters(c.Column)} ({c.Header.ReplaceLineEndings(" ").Trim()})");
        Rows = SheetRows.Held(sheet, mapping);
        int[] amounts = [.. MediaPlanFields.Amounts.Select(Column).Concat(months.Select(m => m.Column)).Where(c => c >= 0)];
        int[] days = [.. MediaPlanFields.Days.Append(MediaPlanFields.InMonth).Select(Column).Where(c => c >= 0)];
        styles = ColumnStyles.Of(RawNotes.Since1904(file), Rows.Select(r => r.Row), amounts, days);
        foreach (int column in amounts)
            styles.ReportNumbers(Header(column), column, log);
        foreach (int column in days)
            styles.ReportDays(Header(column), column, log);
    }

    public string File { get; }

    public string? Name { get; }

    public int HeaderRow { get; }

    public IReadOnlyList<MergedCells> Merged { get; }

    /// <summary>Empty in the long form.</summary>
    public IReadOnlyList<MonthColumn> Months { get; }

    public IReadOnlyList<HeldRow> Rows { get; }

    /// <summary>Counted from 0; -1 when no column fills the field.</summary>
    public int Column(string field) => columns.GetValueOrDefault(field, -1);

    public bool Has(string field) => Column(field) >= 0;

    public Place Header(int column) => At(HeaderRow, column);

    public Place Header(string field) => At(HeaderRow, Column(field));

    public Place At(HeldRow row, string field) => At(row.Number, Column(field));

    /// <summary>The cell's address: row and column as a spreadsheet names them, with the header in brackets.</summary>
    public Place At(int row, int column)
    {
        string? address = column < 0 ? null : addresses.TryGetValue(column, out string? known) ? known : CellAddress.Letters(column);
        return new Place(File, row, address, Name);
    }

    /// <summary>As written, without the spaces around it; empty where there is nothing.</summary>
    public string Text(HeldRow row, string field) => row.Row[Column(field)].Text.Trim();

    public bool IsFilled(HeldRow row, string field) => row.IsFilled(Column(field));

    /// <summary>The amount of a cell, null where there is none; what cannot be read is an error and makes <paramref name="sound"/> false.</summary>
    public decimal? Amount(HeldRow row, int column, ref bool sound)
    {
        if (!row.IsFilled(column))
            return null;
        if (styles.Amount(row.Row, column, out decimal value, out string wrong))
            return value;
        sound = false;
        bool formula = row.Row[column].Kind == CellKind.FormulaWithoutValue;
        log.Error(At(row.Number, column), formula ? "media-plan.formula-without-value" : "media-plan.not-a-number", wrong,
            formula ? "Open the file in a spreadsheet program, let it calculate, and save it; or write the number." : CellReading.AmountCure);
        return null;
    }

    /// <summary>The amount of a cell for a sum; null where there is none that can be read.</summary>
    public decimal? Quietly(HeldRow row, int column) => row.IsFilled(column) && styles.Amount(row.Row, column, out decimal value, out _) ? value : null;

    public bool Day(HeldRow row, string field, out DateOnly day) => styles.Day(row.Row, Column(field), out day);

    public bool Month(HeldRow row, string field, out Month month) => styles.Month(row.Row, Column(field), out month);

    public string Shown(HeldRow row, string field)
    {
        string text = Text(row, field);
        return text.Length <= 60 ? text : text[..60] + "...";
    }

    public static string Number(decimal value) => value.ToString("0.00##", CultureInfo.InvariantCulture);
}
