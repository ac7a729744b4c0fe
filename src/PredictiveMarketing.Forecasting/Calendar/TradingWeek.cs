using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Calendar;

/// <summary>The days of the week on which a business is open unless there is a holiday.</summary>
public enum TradingWeek
{
    /// <summary>Dealers and shops.</summary>
    MondayToSaturday,

    /// <summary>Offices and call centres.</summary>
    MondayToFriday,
}

/// <summary>Counts the open days of a month.</summary>
internal static class OpenDays
{
    /// <summary>Holidays on a day that would be open; the list names each day once.</summary>
    public static int Closed(this TradingWeek week, Month month, IReadOnlyList<PublicHoliday> holidays) =>
        holidays.Count(h => Month.Of(h.Day) == month && week.Holds(h.Day));

    public static int Open(this TradingWeek week, Month month, IReadOnlyList<PublicHoliday> holidays) =>
        Enumerable.Range(0, month.Days).Count(day => week.Holds(month.FirstDay.AddDays(day))) - week.Closed(month, holidays);

    private static bool Holds(this TradingWeek week, DateOnly day) =>
        day.DayOfWeek != DayOfWeek.Sunday && (day.DayOfWeek != DayOfWeek.Saturday || week == TradingWeek.MondayToSaturday);
}
