using PredictiveMarketing.Forecasting.Calendar;

namespace PredictiveMarketing.Forecasting.Tests.Calendar;

public sealed class EasterTests
{
    /// <summary>Witness: dates printed in calendars; 1818 and 1943 are the earliest and the latest possible ones.</summary>
    [Theory]
    [InlineData(1818, 3, 22)]
    [InlineData(1943, 4, 25)]
    [InlineData(2000, 4, 23)]
    [InlineData(2011, 4, 24)]
    [InlineData(2024, 3, 31)]
    [InlineData(2025, 4, 20)]
    [InlineData(2026, 4, 5)]
    [InlineData(2027, 3, 28)]
    [InlineData(2038, 4, 25)]
    [InlineData(2049, 4, 18)]
    public void Easter_falls_where_the_church_says(int year, int month, int day) =>
        Assert.Equal(new DateOnly(year, month, day), Easter.Sunday(year));

    [Fact]
    public void Easter_is_always_a_sunday_between_22_march_and_25_april()
    {
        for (int year = 1900; year <= 2200; year++)
        {
            DateOnly day = Easter.Sunday(year);
            Assert.Equal(DayOfWeek.Sunday, day.DayOfWeek);
            Assert.InRange(day, new DateOnly(year, 3, 22), new DateOnly(year, 4, 25));
        }
    }

    [Fact]
    public void Ascension_and_corpus_christi_are_thursdays_and_whit_monday_a_monday()
    {
        Assert.Equal(new DateOnly(2026, 5, 14), Easter.Ascension(2026));
        Assert.Equal(new DateOnly(2026, 5, 25), Easter.WhitMonday(2026));
        Assert.Equal(new DateOnly(2026, 6, 4), Easter.CorpusChristi(2026));
    }
}
