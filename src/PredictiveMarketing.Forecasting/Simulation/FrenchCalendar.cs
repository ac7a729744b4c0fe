using PredictiveMarketing.Forecasting.Calendar;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Simulation;

/// <summary>Public holidays of metropolitan France by today's law, in any year that may be simulated, and the days on which a car dealer is open:
/// Monday to Saturday without holidays.</summary>
public static class FrenchCalendar
{
    /// <summary>Public holidays that close a dealer on a day it would be open. Two on one day count once.</summary>
    public static int ClosingHolidays(Month month) => TradingWeek.MondayToSaturday.Closed(month, Holidays(month.Year));

    public static int TradingDays(Month month) => TradingWeek.MondayToSaturday.Open(month, Holidays(month.Year));

    private static IReadOnlyList<PublicHoliday> Holidays(int year)
    {
        var days = new HolidayYear(year);
        FranceDays.Write(days, region: null);
        return days.InOrder;
    }
}
