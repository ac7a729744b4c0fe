using PredictiveMarketing.Forecasting.Simulation;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Tests.Simulation;

public sealed class FrenchCalendarTests
{
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

    [Theory]
    [InlineData(1990)]
    [InlineData(2120)]
    public void A_simulation_may_lie_far_from_today(int year) => Assert.InRange(FrenchCalendar.TradingDays(Month.Of(year, 2)), 24, 25);

    [Fact]
    public void Two_holidays_on_one_day_count_once()
    {
        // In 2008 Ascension fell on the first of May; 8 May and Whit Monday followed.
        Assert.Equal(3, FrenchCalendar.ClosingHolidays(Month.Of(2008, 5)));
    }
}
