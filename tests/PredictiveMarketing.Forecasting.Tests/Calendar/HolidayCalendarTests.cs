using System.Globalization;
using PredictiveMarketing.Forecasting.Calendar;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Tests.Calendar;

/// <summary>D03 Witness: the lists that governments publish (service-public.fr, the Länder's ministries, BOE, gov.uk, gov.scot, nidirect,
/// governo.it, belgium.be, rijksoverheid.nl), written down by hand as day.month.</summary>
public sealed class HolidayCalendarTests
{
    [Theory]
    [InlineData("FR", null, 2024, "1.1 1.4 1.5 8.5 9.5 20.5 14.7 15.8 1.11 11.11 25.12")]
    [InlineData("FR", null, 2025, "1.1 21.4 1.5 8.5 29.5 9.6 14.7 15.8 1.11 11.11 25.12")]
    [InlineData("FR", null, 2026, "1.1 6.4 1.5 8.5 14.5 25.5 14.7 15.8 1.11 11.11 25.12")]
    [InlineData("FR", null, 2008, "1.1 24.3 1.5 8.5 12.5 14.7 15.8 1.11 11.11 25.12")] // Ascension on the first of May
    [InlineData("FR", "alsace-moselle", 2024, "1.1 29.3 1.4 1.5 8.5 9.5 20.5 14.7 15.8 1.11 11.11 25.12 26.12")]
    [InlineData("FR", "alsace-moselle", 2026, "1.1 3.4 6.4 1.5 8.5 14.5 25.5 14.7 15.8 1.11 11.11 25.12 26.12")]
    [InlineData("DE", null, 2024, "1.1 29.3 1.4 1.5 9.5 20.5 3.10 25.12 26.12")]
    [InlineData("DE", null, 2025, "1.1 18.4 21.4 1.5 29.5 9.6 3.10 25.12 26.12")]
    [InlineData("DE", null, 2026, "1.1 3.4 6.4 1.5 14.5 25.5 3.10 25.12 26.12")]
    [InlineData("DE", null, 2017, "1.1 14.4 17.4 1.5 25.5 5.6 3.10 31.10 25.12 26.12")]
    [InlineData("DE", "by", 2026, "1.1 6.1 3.4 6.4 1.5 14.5 25.5 4.6 15.8 3.10 1.11 25.12 26.12")]
    [InlineData("DE", "bw", 2026, "1.1 6.1 3.4 6.4 1.5 14.5 25.5 4.6 3.10 1.11 25.12 26.12")]
    [InlineData("DE", "be", 2018, "1.1 30.3 2.4 1.5 10.5 21.5 3.10 25.12 26.12")]
    [InlineData("DE", "be", 2019, "1.1 8.3 19.4 22.4 1.5 30.5 10.6 3.10 25.12 26.12")]
    [InlineData("DE", "be", 2020, "1.1 8.3 10.4 13.4 1.5 8.5 21.5 1.6 3.10 25.12 26.12")]
    [InlineData("DE", "be", 2025, "1.1 8.3 18.4 21.4 1.5 8.5 29.5 9.6 3.10 25.12 26.12")]
    [InlineData("DE", "be", 2028, "1.1 8.3 14.4 17.4 1.5 25.5 5.6 17.6 3.10 25.12 26.12")]
    [InlineData("DE", "hh", 2016, "1.1 25.3 28.3 1.5 5.5 16.5 3.10 25.12 26.12")]
    [InlineData("DE", "hh", 2018, "1.1 30.3 2.4 1.5 10.5 21.5 3.10 31.10 25.12 26.12")]
    [InlineData("DE", "mv", 2022, "1.1 15.4 18.4 1.5 26.5 6.6 3.10 31.10 25.12 26.12")]
    [InlineData("DE", "mv", 2023, "1.1 8.3 7.4 10.4 1.5 18.5 29.5 3.10 31.10 25.12 26.12")]
    [InlineData("DE", "th", 2018, "1.1 30.3 2.4 1.5 10.5 21.5 3.10 31.10 25.12 26.12")]
    [InlineData("DE", "th", 2024, "1.1 29.3 1.4 1.5 9.5 20.5 20.9 3.10 31.10 25.12 26.12")]
    [InlineData("DE", "sn", 2024, "1.1 29.3 1.4 1.5 9.5 20.5 3.10 31.10 20.11 25.12 26.12")]
    [InlineData("DE", "sn", 2025, "1.1 18.4 21.4 1.5 29.5 9.6 3.10 31.10 19.11 25.12 26.12")]
    [InlineData("DE", "sl", 2025, "1.1 18.4 21.4 1.5 29.5 9.6 19.6 15.8 3.10 1.11 25.12 26.12")]
    [InlineData("DE", "nw", 2024, "1.1 29.3 1.4 1.5 9.5 20.5 30.5 3.10 1.11 25.12 26.12")]
    [InlineData("DE", "st", 2024, "1.1 6.1 29.3 1.4 1.5 9.5 20.5 3.10 31.10 25.12 26.12")]
    [InlineData("DE", "he", 2026, "1.1 3.4 6.4 1.5 14.5 25.5 4.6 3.10 25.12 26.12")]
    [InlineData("ES", null, 2024, "1.1 6.1 29.3 1.5 15.8 12.10 1.11 6.12 8.12 25.12")]
    [InlineData("ES", null, 2025, "1.1 6.1 18.4 1.5 15.8 12.10 1.11 6.12 8.12 25.12")]
    [InlineData("ES", null, 2026, "1.1 6.1 3.4 1.5 15.8 12.10 1.11 6.12 8.12 25.12")]
    [InlineData("IT", null, 2000, "1.1 6.1 23.4 24.4 25.4 1.5 15.8 1.11 8.12 25.12 26.12")]
    [InlineData("IT", null, 2011, "1.1 6.1 17.3 24.4 25.4 1.5 2.6 15.8 1.11 8.12 25.12 26.12")] // Easter Monday on Liberation Day
    [InlineData("IT", null, 2024, "1.1 6.1 31.3 1.4 25.4 1.5 2.6 15.8 1.11 8.12 25.12 26.12")]
    [InlineData("IT", null, 2025, "1.1 6.1 20.4 21.4 25.4 1.5 2.6 15.8 1.11 8.12 25.12 26.12")]
    [InlineData("IT", null, 2026, "1.1 6.1 5.4 6.4 25.4 1.5 2.6 15.8 4.10 1.11 8.12 25.12 26.12")]
    [InlineData("GB", null, 2002, "1.1 29.3 1.4 6.5 3.6 4.6 26.8 25.12 26.12")]
    [InlineData("GB", null, 2011, "3.1 22.4 25.4 29.4 2.5 30.5 29.8 26.12 27.12")]
    [InlineData("GB", null, 2012, "2.1 6.4 9.4 7.5 4.6 5.6 27.8 25.12 26.12")]
    [InlineData("GB", null, 2020, "1.1 10.4 13.4 8.5 25.5 31.8 25.12 28.12")]
    [InlineData("GB", null, 2021, "1.1 2.4 5.4 3.5 31.5 30.8 27.12 28.12")]
    [InlineData("GB", null, 2022, "3.1 15.4 18.4 2.5 2.6 3.6 29.8 19.9 26.12 27.12")]
    [InlineData("GB", null, 2023, "2.1 7.4 10.4 1.5 8.5 29.5 28.8 25.12 26.12")]
    [InlineData("GB", "england-and-wales", 2024, "1.1 29.3 1.4 6.5 27.5 26.8 25.12 26.12")]
    [InlineData("GB", "england-and-wales", 2025, "1.1 18.4 21.4 5.5 26.5 25.8 25.12 26.12")]
    [InlineData("GB", "england-and-wales", 2026, "1.1 3.4 6.4 4.5 25.5 31.8 25.12 28.12")]
    [InlineData("GB", "scotland", 2022, "3.1 4.1 15.4 2.5 2.6 3.6 1.8 19.9 30.11 26.12 27.12")]
    [InlineData("GB", "scotland", 2023, "2.1 3.1 7.4 1.5 8.5 29.5 7.8 30.11 25.12 26.12")]
    [InlineData("GB", "scotland", 2024, "1.1 2.1 29.3 6.5 27.5 5.8 2.12 25.12 26.12")]
    [InlineData("GB", "scotland", 2025, "1.1 2.1 18.4 5.5 26.5 4.8 1.12 25.12 26.12")]
    [InlineData("GB", "scotland", 2026, "1.1 2.1 3.4 4.5 25.5 15.6 3.8 30.11 25.12 28.12")]
    [InlineData("GB", "northern-ireland", 2024, "1.1 18.3 29.3 1.4 6.5 27.5 12.7 26.8 25.12 26.12")]
    [InlineData("GB", "northern-ireland", 2025, "1.1 17.3 18.4 21.4 5.5 26.5 14.7 25.8 25.12 26.12")]
    [InlineData("GB", "northern-ireland", 2026, "1.1 17.3 3.4 6.4 4.5 25.5 13.7 31.8 25.12 28.12")]
    [InlineData("BE", null, 2024, "1.1 1.4 1.5 9.5 20.5 21.7 15.8 1.11 11.11 25.12")]
    [InlineData("BE", null, 2025, "1.1 21.4 1.5 29.5 9.6 21.7 15.8 1.11 11.11 25.12")]
    [InlineData("BE", null, 2026, "1.1 6.4 1.5 14.5 25.5 21.7 15.8 1.11 11.11 25.12")]
    [InlineData("NL", null, 2013, "1.1 31.3 1.4 30.4 9.5 19.5 20.5 25.12 26.12")]
    [InlineData("NL", null, 2014, "1.1 20.4 21.4 26.4 29.5 8.6 9.6 25.12 26.12")] // 27 April was a Sunday
    [InlineData("NL", null, 2024, "1.1 31.3 1.4 27.4 9.5 19.5 20.5 25.12 26.12")]
    [InlineData("NL", null, 2025, "1.1 20.4 21.4 26.4 5.5 29.5 8.6 9.6 25.12 26.12")]
    [InlineData("NL", null, 2026, "1.1 5.4 6.4 27.4 14.5 24.5 25.5 25.12 26.12")]
    public void Holidays_are_those_of_the_official_list(string country, string? region, int year, string official) =>
        Assert.Equal(official, string.Join(' ', Calendar(country, region).In(year)
            .Select(h => string.Create(CultureInfo.InvariantCulture, $"{h.Day.Day}.{h.Day.Month}"))));

    [Fact]
    public void A_day_that_stands_in_for_a_weekend_says_so()
    {
        IReadOnlyList<PublicHoliday> days = Calendar("GB", null).In(2021);
        Assert.Equal(["Christmas Day", "Boxing Day"], days.Where(d => d.IsSubstitute).Select(d => d.Name));
    }

    [Fact]
    public void Two_feasts_on_one_day_are_one_holiday_with_both_names() =>
        Assert.Equal("Fête du Travail / Ascension", Calendar("FR", null).In(2008).Single(d => d.Day == new DateOnly(2008, 5, 1)).Name);

    [Theory]
    [InlineData("fr", " ", "FR", null)]
    [InlineData("UK", "Scotland", "GB", "scotland")]
    [InlineData("de", "DE-BY", "DE", "by")]
    public void Countries_and_regions_are_found_however_they_are_written(string country, string region, string code, string? known) =>
        Assert.Equal(new HolidayCalendar(code, known), HolidayCalendar.Of(country, region));

    [Theory]
    [InlineData("US", null)]
    [InlineData("FR", "bretagne")]
    [InlineData("ES", "by")]
    public void An_unknown_country_or_region_has_no_calendar(string country, string? region) => Assert.Null(HolidayCalendar.Of(country, region));

    [Theory]
    [InlineData(1999)]
    [InlineData(2061)]
    public void Years_whose_law_is_not_known_are_refused(int year) => Assert.Throws<ArgumentOutOfRangeException>(() => Calendar("FR", null).In(year));

    [Theory]
    [InlineData("FR", null, 2026, 5, TradingWeek.MondayToSaturday, 22)] // 26 Mondays to Saturdays less 1, 8, 14 and 25 May
    [InlineData("FR", null, 2026, 5, TradingWeek.MondayToFriday, 17)] // 21 less 4
    [InlineData("FR", null, 2026, 8, TradingWeek.MondayToSaturday, 25)] // 26 less Saturday the 15th
    [InlineData("FR", null, 2026, 8, TradingWeek.MondayToFriday, 21)] // a Saturday costs an office nothing
    [InlineData("FR", "alsace-moselle", 2026, 4, TradingWeek.MondayToSaturday, 24)] // 26 less Good Friday and Easter Monday
    [InlineData("DE", "be", 2020, 5, TradingWeek.MondayToFriday, 18)] // 21 less 1, 8 and 21 May
    [InlineData("GB", null, 2022, 9, TradingWeek.MondayToFriday, 21)] // 22 less the state funeral
    public void Trading_days_are_the_week_less_its_holidays(string country, string? region, int year, int month, TradingWeek week, int open) =>
        Assert.Equal(open, Calendar(country, region).TradingDays(Month.Of(year, month), week));

    [Theory]
    [InlineData("GB", null, "2022-09", "2022-09")] // the Queen died on 8 September and the day was announced on the 10th
    [InlineData("GB", null, "2023-05", "2022-11")]
    [InlineData("GB", "scotland", "2026-06", "2026-02")]
    [InlineData("GB", null, "2026-06", "2024-06")]
    [InlineData("DE", "be", "2020-03", "2019-01")]
    [InlineData("DE", "be", "2024-03", "2022-03")]
    [InlineData("FR", null, "2026-05", "2024-05")]
    public void A_day_decided_late_is_not_known_earlier(string country, string? region, string month, string known) =>
        Assert.Equal(Month.Parse(known), Calendar(country, region).KnownFrom(Month.Parse(month), usualLead: 24));

    [Fact]
    public void Every_year_of_every_calendar_can_be_asked_for()
    {
        foreach ((string country, IReadOnlyList<string> regions) in HolidayCalendar.Known)
        {
            foreach (string? region in regions.Prepend<string?>(null))
            {
                HolidayCalendar calendar = Calendar(country, region);
                for (int year = HolidayCalendar.FirstYear; year <= HolidayCalendar.LastYear; year++)
                {
                    IReadOnlyList<PublicHoliday> days = calendar.In(year);
                    Assert.InRange(days.Count, 7, 14);
                    Assert.All(days, d => Assert.Equal(year, d.Day.Year));
                    Assert.Equal(days.Select(d => d.Day).Distinct().Order(), days.Select(d => d.Day));
                }
            }
        }
    }

    private static HolidayCalendar Calendar(string country, string? region) => HolidayCalendar.Of(country, region)!;
}
