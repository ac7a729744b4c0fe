using System.Globalization;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import.Feeds;
using PredictiveMarketing.Storage.Import.Mapping;
using PredictiveMarketing.Storage.Import.Raw;

namespace PredictiveMarketing.Storage.Import.Ga4;

/// <summary>Finds the days that a row is about: in its own column, or in the comments above the table.</summary>
internal sealed class Ga4Periods
{
    private static readonly string[] FinestFirst =
        [Ga4Fields.Date, Ga4Fields.IsoWeek, Ga4Fields.SundayWeek, Ga4Fields.YearMonth, Ga4Fields.Month, Ga4Fields.NthDay, Ga4Fields.NthMonth];

    private readonly ColumnMapping mapping;
    private readonly ColumnStyles styles;
    private readonly Ga4Table table;

    public Ga4Periods(Ga4Table table, ColumnMapping mapping, ColumnStyles styles)
    {
        (this.table, this.mapping, this.styles) = (table, mapping, styles);
        Field = FinestFirst.FirstOrDefault(f => mapping.Of(f) >= 0 && (table.Start is not null || f is not (Ga4Fields.NthDay or Ga4Fields.NthMonth)));
    }

    /// <summary>The column that tells; null: the comments do.</summary>
    public string? Field { get; }

    /// <summary>Rows may begin or end within a month.</summary>
    public bool ByDay => Field is not (Ga4Fields.YearMonth or Ga4Fields.Month);

    public bool ByWeek => Field is Ga4Fields.IsoWeek or Ga4Fields.SundayWeek;

    /// <summary>Why no row can have a month; null when all is well.</summary>
    public string? Trouble => Field is null && table is not { Start: not null, End: not null }
        ? "No column and no comment tells the month of its rows."
        : Field is null && Month.Of(table.Start!.Value) != Month.Of(table.End!.Value)
            ? string.Create(CultureInfo.InvariantCulture, $"Its numbers are of {table.Start:yyyy-MM-dd} to {table.End:yyyy-MM-dd} in one, not month by month.")
            : null;

    public bool Of(RawRow row, out DaySpan span)
    {
        span = Field is null ? new DaySpan(table.Start ?? default, table.End ?? default) : default;
        if (Field is null)
            return true;
        RawCell cell = row[mapping.Of(Field)];
        switch (Field)
        {
            case Ga4Fields.Date when styles.Day(row, mapping.Of(Field), out DateOnly day):
                span = DaySpan.Of(day);
                return true;
            case Ga4Fields.YearMonth or Ga4Fields.Month when styles.Month(row, mapping.Of(Field), out Month month):
                span = DaySpan.Of(month);
                return true;
            case Ga4Fields.Month when Whole(cell, 1, 12, out int number) && Whole(row[mapping.Of(Ga4Fields.Year)], 2005, 2200, out int year):
                span = DaySpan.Of(Month.Of(year, number));
                return true;
            case Ga4Fields.IsoWeek or Ga4Fields.SundayWeek when Whole(cell, 200_501, 220_053, out int week):
                return Week(week / 100, week % 100, Field == Ga4Fields.IsoWeek, out span);
            case Ga4Fields.NthDay when Whole(cell, 0, 10_000, out int days):
                span = DaySpan.Of(table.Start!.Value.AddDays(days));
                return true;
            case Ga4Fields.NthMonth when Whole(cell, 0, 400, out int months):
                return Nth(months, out span);
            default:
                return false;
        }
    }

    // The first and the last month of the comments may be cut.
    private bool Nth(int months, out DaySpan span)
    {
        DaySpan whole = DaySpan.Of(Month.Of(table.Start!.Value).Plus(months));
        span = new DaySpan(whole.First < table.Start ? table.Start.Value : whole.First, table.End is { } end && end < whole.Last ? end : whole.Last);
        return span.Days > 0;
    }

    /// <summary>ISO 8601, or GA4's own weeks: they begin on Sunday, 1 January is in week 1, and a week ends with its year.</summary>
    private static bool Week(int year, int week, bool iso, out DaySpan span)
    {
        span = default;
        if (week < 1 || (iso ? week > ISOWeek.GetWeeksInYear(year) : week > 54))
            return false;
        DateOnly newYear = new(year, 1, 1);
        DateOnly first = iso ? DateOnly.FromDateTime(ISOWeek.ToDateTime(year, week, DayOfWeek.Monday)) : newYear.AddDays((7 * (week - 1)) - (int)newYear.DayOfWeek);
        DateOnly last = first.AddDays(6);
        DateOnly yearsEnd = new(year, 12, 31);
        span = iso ? new DaySpan(first, last) : new DaySpan(first < newYear ? newYear : first, last > yearsEnd ? yearsEnd : last);
        return span.Days > 0;
    }

    private static bool Whole(RawCell cell, int least, int most, out int number) =>
        int.TryParse(cell.Text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= least && number <= most;
}
