using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.Raw;

/// <summary>How each column of a sheet writes its numbers and days, found in one pass; reads its cells accordingly.</summary>
public sealed class ColumnStyles
{
    private readonly Dictionary<int, NumberStyle> numbers;
    private readonly Dictionary<int, DayOrder> days;
    private readonly bool since1904;
    private readonly HashSet<int> toldByOthers = [];

    private ColumnStyles(Dictionary<int, NumberStyle> numbers, Dictionary<int, DayOrder> days, bool since1904)
    {
        (this.numbers, this.days, this.since1904) = (numbers, days, since1904);
        NumberStyle[] clear = [.. numbers.Values.Where(s => s is NumberStyle.DecimalPoint or NumberStyle.DecimalComma).Distinct()];
        if (clear.Length != 1 || numbers.ContainsValue(NumberStyle.Mixed))
            return;
        foreach (int column in numbers.Where(n => n.Value == NumberStyle.Ambiguous).Select(n => n.Key).ToArray())
        {
            numbers[column] = clear[0];
            toldByOthers.Add(column);
        }
    }

    /// <summary>Looks at every row below the header. A column of nothing but <c>1,234</c> is read as the sheet's other columns are written.</summary>
    /// <param name="columns">Those that will be read, counted from 0.</param>
    public static ColumnStyles Of(IRawFile file, IRawSheet sheet, int headerRow, IEnumerable<int> columns) =>
        Of(RawNotes.Since1904(file), sheet.Rows().Where(r => r.Number > headerRow), [.. columns], [.. columns]);

    /// <summary>The same where it is known which columns hold amounts and which days: each is asked for one of the two, in half the time.</summary>
    /// <param name="rows">Those below the header.</param>
    internal static ColumnStyles Of(bool since1904, IEnumerable<RawRow> rows, IReadOnlyCollection<int> amounts, IReadOnlyCollection<int> days)
    {
        Dictionary<int, NumberStyle> numbers = amounts.Where(c => c >= 0).Distinct().ToDictionary(c => c, _ => NumberStyle.Plain);
        Dictionary<int, DayEvidence> orders = days.Where(c => c >= 0).Distinct().ToDictionary(c => c, _ => new DayEvidence());
        int[] asked = [.. numbers.Keys];
        foreach (RawRow row in rows)
        {
            foreach (int column in asked)
            {
                if (HasDigits(row[column]))
                    numbers[column] = NumberWriting.With(numbers[column], row[column]);
            }

            foreach ((int column, DayEvidence evidence) in orders)
            {
                if (HasDigits(row[column]))
                    evidence.Add(row[column]);
            }
        }

        return new ColumnStyles(numbers, orders.ToDictionary(o => o.Key, o => o.Value.Order), since1904);
    }

    private static bool HasDigits(RawCell cell) => cell.Kind == CellKind.Text && cell.Text.AsSpan().ContainsAnyInRange('0', '9');

    public NumberStyle NumbersOf(int column) => numbers.GetValueOrDefault(column);

    public DayOrder DaysOf(int column) => days.GetValueOrDefault(column);

    /// <inheritdoc cref="CellReading.Amount(RawCell, NumberStyle, out decimal, out string)"/>
    public bool Amount(RawRow row, int column, out decimal value, out string wrong) => CellReading.Amount(At(row, column), NumbersOf(column), out value, out wrong);

    /// <inheritdoc cref="CellReading.Day(RawCell, DayOrder, out DateOnly)"/>
    public bool Day(RawRow row, int column, out DateOnly day) => CellReading.Day(At(row, column), DaysOf(column), out day, since1904);

    /// <inheritdoc cref="CellReading.Month(RawCell, DayOrder, out Month)"/>
    public bool Month(RawRow row, int column, out Month month)
    {
        if (CellReading.Month(At(row, column), DaysOf(column), out month))
            return true;
        if (!Day(row, column, out DateOnly day))
            return false;
        month = Forecasting.Vocabulary.Month.Of(day);
        return true;
    }

    /// <summary>Says what was assumed about a column of amounts.</summary>
    internal void ReportNumbers(Place column, int index, FindingLog log)
    {
        if (toldByOthers.Contains(index))
            log.Note(column, "columns.numbers-by-neighbours", $"Its numbers are read with {Sign(NumbersOf(index))}, as in the other columns; nothing in the column itself tells.");
        else if (NumbersOf(index) == NumberStyle.Mixed)
            log.Warning(column, "columns.numbers-mixed", "Some of its numbers have a decimal point and others a decimal comma; only those that are clear by themselves are read.", "Write the whole column in one way.");
    }

    /// <summary>Says what was assumed about a column of days.</summary>
    internal void ReportDays(Place column, int index, FindingLog log)
    {
        if (DaysOf(index) == DayOrder.Assumed)
            log.Note(column, "columns.day-first", "Its dates are read day first, as in 31/12/2026; nothing in the column tells.", "If the month comes first, write the days like 2026-12-31.");
        else if (DaysOf(index) == DayOrder.Mixed)
            log.Warning(column, "columns.days-mixed", "Some of its dates have the day first and others the month; only those that are clear by themselves are read.", "Write the whole column like 2026-12-31.");
    }

    private static RawCell At(RawRow row, int column)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row[column];
    }

    private static string Sign(NumberStyle style) => style == NumberStyle.DecimalComma ? "a decimal comma" : "a decimal point";
}
