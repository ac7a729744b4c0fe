using System.Diagnostics.CodeAnalysis;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Storage.Import.Raw;

/// <summary>Turns a cell into an amount, a day or a month, whatever the culture of the machine. What cannot be read comes back as false, never as a guess.</summary>
public static class CellReading
{
    public const string AmountCure = "Write digits with one decimal sign, like 1234.50 or 1 234,50.";

    public const string DayCure = "Write the day like 2026-03-15, or make the cell a date.";

    public const string MonthCure = "Write the month like 2026-03, or make the cell a date.";

    /// <summary>Reads <c>1 234,50 €</c> (any of the three spaces), <c>1.234,50</c>, <c>1,234.50</c>, <c>(123.45)</c>, <c>12 %</c> (which is 0.12) and number cells.</summary>
    /// <param name="style">Of the whole column: what tells whether <c>1,234</c> is a thousand; see <see cref="NumberWriting.Of"/>.</param>
    /// <param name="wrong">A sentence with the value, empty when it could be read.</param>
    public static bool Amount(RawCell cell, NumberStyle style, out decimal value, out string wrong)
    {
        value = 0;
        switch (cell.Kind)
        {
            case CellKind.Number when !double.IsFinite(cell.Number):
                wrong = $"'{cell.Text}' is not a finite number.";
                return false;
            case CellKind.Number when Math.Abs(cell.Number) > (double)AmountText.Largest:
                wrong = AmountText.TooLarge(cell.Text);
                return false;
            case CellKind.Number:
                value = (decimal)cell.Number;
                wrong = "";
                return true;
            case CellKind.Text:
                return AmountText.TryRead(cell.Text, style, out value, out wrong);
            default:
                wrong = cell.IsEmpty ? "The cell is empty." : $"'{cell.Text}' is {Kind(cell.Kind)}, not a number.";
                return false;
        }
    }

    /// <summary>Reads a cell by itself; where <c>1,234</c> could be two numbers it says so.</summary>
    public static bool Amount(RawCell cell, out decimal value, out string wrong) => Amount(cell, NumberStyle.Ambiguous, out value, out wrong);

    /// <summary>The three-letter code of the currency written beside the amount, as in <c>12 €</c>; null without one.</summary>
    public static string? Currency(RawCell cell) => cell.Kind == CellKind.Text ? AmountText.CurrencyOf(cell.Text) : null;

    /// <summary>Reads date cells, <c>2026-03-15</c>, <c>15/03/2026</c>, <c>15 mars 2026</c>, <c>Mar 15, 2026</c>, <c>20260315</c> and serials of the 1900 system; a time of day is dropped.</summary>
    public static bool Day(RawCell cell, DayOrder order, out DateOnly day) => Day(cell, order, out day, since1904: false);

    /// <param name="since1904">The workbook counts days from 1904; true for old Mac workbooks (<see cref="RawNotes.DateSystem"/>).</param>
    [SuppressMessage("Design", "CA1021", Justification = "The shape of a TryParse.")]
    public static bool Day(RawCell cell, DayOrder order, out DateOnly day, bool since1904)
    {
        day = cell.Date ?? default;
        return cell.Kind switch
        {
            CellKind.Date => cell.Date is not null,
            CellKind.Number when cell.Number is >= 19_000_101 and <= 22_001_231 => DayText.TryDay(cell.Text, order, out day),
            CellKind.Number => DayText.Serial(cell.Number, since1904, out day),
            CellKind.Text => DayText.TryDay(cell.Text, order, out day),
            _ => false,
        };
    }

    /// <summary>Reads <c>2026-03</c>, <c>03/2026</c>, <c>202603</c>, <c>mars 2026</c>, <c>Mar-26</c>, and every day that <see cref="Day(RawCell, DayOrder, out DateOnly)"/> reads.</summary>
    public static bool Month(RawCell cell, DayOrder order, out Month month)
    {
        month = default;
        if (cell.Kind == CellKind.Text || (cell.Kind == CellKind.Number && cell.Number is >= 190_001 and <= 220_012))
            return DayText.TryMonth(cell.Text, order, out month);
        if (!Day(cell, order, out DateOnly day))
            return false;
        month = Forecasting.Vocabulary.Month.Of(day);
        return true;
    }

    public static bool Month(RawCell cell, out Month month) => Month(cell, DayOrder.Assumed, out month);

    private static string Kind(CellKind kind) => kind switch
    {
        CellKind.Date => "a date",
        CellKind.YesNo => "yes or no",
        CellKind.FormulaWithoutValue => "a formula without a result",
        CellKind.Error => "an error of the spreadsheet",
        _ => "a text",
    };
}
