using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Simulation;

/// <summary>Public holidays of France and the days on which a car dealer is open: Monday to Saturday without holidays.</summary>
public static class FrenchCalendar
{
    /// <summary>Easter Sunday by the anonymous Gregorian algorithm (Meeus 1991, chapter 8).</summary>
    public static DateOnly Easter(int year)
    {
        int a = year % 19;
        (int b, int c) = Math.DivRem(year, 100);
        (int d, int e) = Math.DivRem(b, 4);
        int f = (b + 8) / 25;
        int g = (b - f + 1) / 3;
        int h = ((19 * a) + b - d - g + 15) % 30;
        (int i, int k) = Math.DivRem(c, 4);
        int l = (32 + (2 * e) + (2 * i) - h - k) % 7;
        int m = (a + (11 * h) + (22 * l)) / 451;
        (int month, int day) = Math.DivRem(h + l - (7 * m) + 114, 31);
        return new DateOnly(year, month, day + 1);
    }

    /// <summary>The eleven public holidays of metropolitan France, Sundays included.</summary>
    public static IReadOnlyList<DateOnly> Holidays(int year)
    {
        DateOnly easter = Easter(year);
        return
        [
            new DateOnly(year, 1, 1),
            easter.AddDays(1),
            new DateOnly(year, 5, 1),
            new DateOnly(year, 5, 8),
            easter.AddDays(39),
            easter.AddDays(50),
            new DateOnly(year, 7, 14),
            new DateOnly(year, 8, 15),
            new DateOnly(year, 11, 1),
            new DateOnly(year, 11, 11),
            new DateOnly(year, 12, 25),
        ];
    }

    /// <summary>Public holidays that close a dealer on a day it would be open. Two on one day count once.</summary>
    public static int ClosingHolidays(Month month) =>
        Holidays(month.Year).Where(day => Month.Of(day) == month && day.DayOfWeek != DayOfWeek.Sunday).Distinct().Count();

    public static int TradingDays(Month month)
    {
        int open = 0;
        for (int day = 0; day < month.Days; day++)
        {
            if (month.FirstDay.AddDays(day).DayOfWeek != DayOfWeek.Sunday)
                open++;
        }

        return open - ClosingHolidays(month);
    }
}
