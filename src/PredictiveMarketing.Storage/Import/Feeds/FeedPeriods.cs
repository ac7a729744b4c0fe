using System.Text.RegularExpressions;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import.Mapping;
using PredictiveMarketing.Storage.Import.Raw;

namespace PredictiveMarketing.Storage.Import.Feeds;

/// <summary>Finds the days of a row of a platform's export: a day, a week, a month, a range in one cell or in two.</summary>
internal sealed partial class FeedPeriods
{
    public const string Date = "date";
    public const string Week = "week";
    public const string Month = "month";
    public const string Start = "start";
    public const string End = "end";

    private const string Cure = "Write the day like 2026-03-15, a range like 2026-03-09 - 2026-03-15, or the month like 2026-03.";

    /// <summary>Ten years: a row of more days holds a mistyped date.</summary>
    private const int LongestRow = 3_660;

    private static readonly string[] FinestFirst = [Date, Week, Month, Start];

    private readonly FeedTable table;
    private readonly string? told;

    public FeedPeriods(FeedTable table) => (this.table, told) = (table, FinestFirst.FirstOrDefault(table.Has));

    /// <summary>Its columns, French and English.</summary>
    /// <param name="dates">More headers of the day.</param>
    public static IReadOnlyList<ImportField> Fields(params string[] dates) =>
    [
        new(Date, Required: false, ["Day", "Jour", "By day", "Par jour", "Stat time day", .. dates]),
        new(Week, Required: false, ["Semaine", "By week", "Par semaine"]),
        new(Month, Required: false, ["Mois", "By month", "Par mois"]),
        new(Start, Required: false, ["Reporting starts", "Début des rapports", "Début du rapport", "Start date (in UTC)", "Start date", "Date de début", "Début", "from"]),
        new(End, Required: false, ["Reporting ends", "Fin des rapports", "Fin du rapport", "End date (in UTC)", "End date", "Date de fin", "Fin", "to"]),
    ];

    public static IReadOnlyList<string> DayFields { get; } = [Date, Start, End];

    /// <summary>False when no column tells, which is then an error of the whole table.</summary>
    public bool IsKnown => told is not null;

    /// <summary>The days of a row; null with an error in the log when they cannot be read.</summary>
    public DaySpan? Of(RawRow row)
    {
        if (told is null)
            return null;
        DaySpan? span = told == Start ? FromTo(row) : InOneCell(row, told);
        if (span is { Days: >= 1 and <= LongestRow })
            return span;
        string shown = told == Start && table.Has(End) ? $"{table.Cell(row, Start).Text}' to '{table.Cell(row, End).Text}" : table.Cell(row, told).Text;
        table.At(row, told).Error("period", $"'{AmountText.Shown(shown)}' is no day, week or month.", Cure);
        return null;
    }

    private DaySpan? FromTo(RawRow row)
    {
        if (!table.Styles.Day(row, table.Mapping.Of(Start), out DateOnly first))
            return InOneCell(row, Start);
        if (!table.Has(End) || table.Cell(row, End).IsEmpty)
            return DaySpan.Of(first);
        return table.Styles.Day(row, table.Mapping.Of(End), out DateOnly last) ? new DaySpan(first, last) : null;
    }

    private DaySpan? InOneCell(RawRow row, string name)
    {
        int column = table.Mapping.Of(name);
        RawCell cell = row[column];
        DayOrder order = table.Styles.DaysOf(column);
        if (cell.Kind == CellKind.Text && Range(cell.Text.Trim(), order) is DaySpan range)
            return range;
        if (name != Month && table.Styles.Day(row, column, out DateOnly day))
            return name == Week ? new DaySpan(day, day.AddDays(6)) : DaySpan.Of(day);
        return table.Styles.Month(row, column, out Forecasting.Vocabulary.Month month) ? DaySpan.Of(month) : null;
    }

    private static DaySpan? Range(string text, DayOrder order) =>
        Between().Match(text) is { Success: true } between
        && DayText.TryDay(text[..between.Index], order, out DateOnly from) && DayText.TryDay(text[(between.Index + between.Length)..], order, out DateOnly to)
            ? new DaySpan(from, to)
            : null;

    // No quantifier: a cell of 32,767 blanks is read in one pass.
    [GeneratedRegex(@"\s(?:-|–|—|to|au|→)\s")]
    private static partial Regex Between();
}
