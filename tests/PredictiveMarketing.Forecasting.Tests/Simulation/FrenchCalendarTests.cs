using PredictiveMarketing.Forecasting.Simulation;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Tests.Simulation;

public sealed class FrenchCalendarTests
{
    /// <summary>Witness: dates printed in calendars; 1818 and 1943 are the earliest and the latest possible ones.</summary>
    [Theory]
    [InlineData(1818, 3, 22)]
    [InlineData(1943, 4, 25)]
    [InlineData(2024, 3, 31)]
    [InlineData(2025, 4, 20)]
    [InlineData(2026, 4, 5)]
    [InlineData(2027, 3, 28)]
    public void Easter_falls_where_the_church_says(int year, int month, int day) =>
        Assert.Equal(new DateOnly(year, month, day), FrenchCalendar.Easter(year));

    [Fact]
    public void May_2026_has_four_closing_holidays_and_22_trading_days()
    {
        // 1 and 8 May are Fridays, Ascension is Thursday the 14th, Whit Monday the 25th; 31 days less 5 Sundays less these 4.
        Assert.Equal(4, FrenchCalendar.ClosingHolidays(Month.Of(2026, 5)));
        Assert.Equal(22, FrenchCalendar.TradingDays(Month.Of(2026, 5)));
    }

    [Fact]
    public void A_holiday_on_a_sunday_closes_nothing()
    {
        // 1 November 2026 is a Sunday; 11 November a Wednesday.
        Assert.Equal(1, FrenchCalendar.ClosingHolidays(Month.Of(2026, 11)));
        Assert.Equal(24, FrenchCalendar.TradingDays(Month.Of(2026, 11)));
    }

    [Fact]
    public void Two_holidays_on_one_day_count_once()
    {
        // In 2008 Ascension fell on the first of May; 8 May and Whit Monday followed.
        Assert.Equal(3, FrenchCalendar.ClosingHolidays(Month.Of(2008, 5)));
    }
}
