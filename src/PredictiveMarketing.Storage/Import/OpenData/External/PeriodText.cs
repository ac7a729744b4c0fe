using System.Globalization;
using System.Text.RegularExpressions;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import.Raw;

namespace PredictiveMarketing.Storage.Import.OpenData.External;

/// <summary>How long a period is.</summary>
internal enum Grain
{
    Day,
    Week,
    Month,
    Quarter,
}

/// <summary>A period from its first day to its last one.</summary>
internal readonly record struct Period(Grain Grain, DateOnly First, DateOnly Last);

/// <summary>Reads the periods of statistical offices and spreadsheets: <c>2026-01</c>, <c>2026M01</c>, <c>202601</c>, <c>2026-Q1</c>, <c>2026-T1</c>, <c>2026-W05</c>, days.</summary>
internal static partial class PeriodText
{
    public static Period? Read(MappedTable table, RawRow row, string field)
    {
        RawCell cell = table.Cell(row, field);
        string text = cell.Text.Trim();
        if (cell.Kind == CellKind.Text && Quarter().Match(text) is { Success: true } quarter)
            return OfQuarter(Number(quarter, "y"), Number(quarter, "q"));
        if (cell.Kind == CellKind.Text && Week().Match(text) is { Success: true } week)
            return OfWeek(Number(week, "y"), Number(week, "w"));
        if (table.Styles.Day(row, table.Mapping.Of(field), out DateOnly day))
            return new Period(Grain.Day, day, day);
        return table.Styles.Month(row, table.Mapping.Of(field), out Month month) ? new Period(Grain.Month, month.FirstDay, month.FirstDay.AddDays(month.Days - 1)) : null;
    }

    private static Period OfQuarter(int year, int quarter)
    {
        var first = new DateOnly(year, (3 * quarter) - 2, 1);
        return new Period(Grain.Quarter, first, first.AddMonths(3).AddDays(-1));
    }

    /// <summary>Monday to Sunday; week 1 is the one with the first Thursday of the year (ISO 8601).</summary>
    private static Period? OfWeek(int year, int week)
    {
        if (week < 1 || week > ISOWeek.GetWeeksInYear(year))
            return null;
        var monday = DateOnly.FromDateTime(ISOWeek.ToDateTime(year, week, DayOfWeek.Monday));
        return new Period(Grain.Week, monday, monday.AddDays(6));
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<y>(19|20|21)[0-9]{2})[-_ ]?[QTqt](?<q>[1-4])$", RegexOptions.CultureInvariant)]
    private static partial Regex Quarter();

    [GeneratedRegex(@"^(?<y>(19|20|21)[0-9]{2})[-_ ]?[WSws](?<w>[0-9]{1,2})$", RegexOptions.CultureInvariant)]
    private static partial Regex Week();
}
