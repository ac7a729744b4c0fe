using System.Globalization;

namespace PredictiveMarketing.Forecasting.Boards;

/// <summary>A week by ISO 8601, Monday to Sunday; week 1 holds the year's first Thursday. Written <c>2026-W53</c>.</summary>
public readonly record struct IsoWeek : IComparable<IsoWeek>
{
    private IsoWeek(int year, int number) => (Year, Number) = (year, number);

    /// <summary>The ISO year; in the days around New Year not always the calendar's.</summary>
    public int Year { get; }

    public int Number { get; }

    public DateOnly Monday => DateOnly.FromDateTime(ISOWeek.ToDateTime(Year, Number, DayOfWeek.Monday));

    public DateOnly Sunday => Monday.AddDays(6);

    public IsoWeek Next => Of(Monday.AddDays(7));

    public IsoWeek Previous => Of(Monday.AddDays(-7));

    /// <summary>52 or 53.</summary>
    public static int WeeksIn(int isoYear) => ISOWeek.GetWeeksInYear(isoYear);

    public static IsoWeek Of(DateOnly day)
    {
        DateTime moment = day.ToDateTime(TimeOnly.MinValue);
        return new IsoWeek(ISOWeek.GetYear(moment), ISOWeek.GetWeekOfYear(moment));
    }

    /// <summary>Reads <c>yyyy-Www</c> and nothing else.</summary>
    public static bool TryParse(string? text, out IsoWeek week)
    {
        week = default;
        if (text is not { Length: 8 } || text[4] != '-' || text[5] != 'W'
            || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out int year)
            || !int.TryParse(text.AsSpan(6, 2), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            || year is < 2 or > 9998 || number < 1 || number > WeeksIn(year))
            return false;
        week = new IsoWeek(year, number);
        return true;
    }

    /// <exception cref="FormatException">The text is not <c>yyyy-Www</c>.</exception>
    public static IsoWeek Parse(string text) =>
        TryParse(text, out IsoWeek week) ? week : throw new FormatException($"'{text}' is not a week; write it like 2026-W47.");

    public int CompareTo(IsoWeek other) => Monday.CompareTo(other.Monday);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-W{Number:00}");

    public static bool operator <(IsoWeek a, IsoWeek b) => a.CompareTo(b) < 0;

    public static bool operator >(IsoWeek a, IsoWeek b) => a.CompareTo(b) > 0;

    public static bool operator <=(IsoWeek a, IsoWeek b) => a.CompareTo(b) <= 0;

    public static bool operator >=(IsoWeek a, IsoWeek b) => a.CompareTo(b) >= 0;
}
