using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Calendar;

/// <summary>Bank holidays by the Banking and Financial Dealings Act 1971 and the royal proclamations made under it, as the government lists them:
/// where a day falls on a weekend the list holds its substitute and not the day itself. Without a region: England and Wales.</summary>
internal static class UnitedKingdomDays
{
    public const string England = "england-and-wales";
    public const string Scotland = "scotland";
    public const string NorthernIreland = "northern-ireland";

    public static void Write(HolidayYear to, string? region)
    {
        bool isScotland = region == Scotland;
        to.AddOrNextWeekday(1, 1, "New Year's Day");
        if (isScotland)
            to.AddOrNextWeekday(1, 2, "2nd January");
        if (region == NorthernIreland)
            to.AddOrNextWeekday(3, 17, "St Patrick's Day");
        to.Add(Easter.GoodFriday(to.Year), "Good Friday");
        if (!isScotland)
            to.Add(Easter.Monday(to.Year), "Easter Monday");
        to.Add(EarlyMay(to), "Early May bank holiday");
        to.Add(Spring(to), "Spring bank holiday");
        if (region == NorthernIreland)
            to.AddOrNextWeekday(7, 12, "Battle of the Boyne (Orangemen's Day)");
        to.Add(isScotland ? to.First(DayOfWeek.Monday, 8) : to.LastMonday(8), "Summer bank holiday");
        if (isScotland && to.Year >= 2007)
            to.AddOrNextWeekday(11, 30, "St Andrew's Day");
        to.AddOrNextWeekday(12, 25, "Christmas Day");
        to.AddOrNextWeekday(12, 26, "Boxing Day");
        Single(to, isScotland);
    }

    /// <summary>In 2020 on the Friday, 75 years after the end of the war in Europe.</summary>
    private static DateOnly EarlyMay(HolidayYear to) => to.Year == 2020 ? new DateOnly(2020, 5, 8) : to.First(DayOfWeek.Monday, 5);

    /// <summary>In the jubilee years 2002, 2012 and 2022 moved beside the jubilee's own day.</summary>
    private static DateOnly Spring(HolidayYear to) => to.Year switch
    {
        2002 => new DateOnly(2002, 6, 4),
        2012 => new DateOnly(2012, 6, 4),
        2022 => new DateOnly(2022, 6, 2),
        _ => to.LastMonday(5),
    };

    private static void Single(HolidayYear to, bool isScotland)
    {
        if (to.Year == 2002)
            to.Add(6, 3, "Golden Jubilee of Queen Elizabeth II");
        to.Once(new DateOnly(2011, 4, 29), "Wedding of Prince William and Catherine Middleton", Month.Of(2010, 11));
        to.Once(new DateOnly(2012, 6, 5), "Diamond Jubilee of Queen Elizabeth II", Month.Of(2010, 1));
        to.Once(new DateOnly(2022, 6, 3), "Platinum Jubilee of Queen Elizabeth II", Month.Of(2020, 11));
        to.Once(new DateOnly(2022, 9, 19), "State Funeral of Queen Elizabeth II", Month.Of(2022, 9));
        to.Once(new DateOnly(2023, 5, 8), "Coronation of King Charles III", Month.Of(2022, 11));
        if (isScotland)
            to.Once(new DateOnly(2026, 6, 15), "World Cup bank holiday", Month.Of(2026, 2));
    }
}
