using PredictiveMarketing.Forecasting.Boards;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Tests.Boards;

/// <summary>C01, C02, G03: the rhythm of weeks and months.</summary>
public sealed class WeekTests
{
    /// <summary>C01: looking every day of 2026 and a little more writes 53 digests of ISO year 2026, none of them twice.</summary>
    [Fact]
    public void The_ISO_year_2026_has_53_digests_and_none_twice()
    {
        List<IsoWeek> written = [];
        for (DateOnly day = new(2025, 12, 20); day <= new DateOnly(2027, 1, 20); day = day.AddDays(1))
            written.AddRange(DueDigests.At(day, written.Count == 0 ? null : written[^1]));

        Assert.Equal(written.Count, written.Distinct().Count());
        Assert.Equal(53, written.Count(w => w.Year == 2026));
        Assert.Equal(53, IsoWeek.WeeksIn(2026));
        Assert.Equal(new DateOnly(2025, 12, 29), IsoWeek.Parse("2026-W01").Monday);
    }

    /// <summary>C01: the days around New Year are one week.</summary>
    [Fact]
    public void From_28_December_2026_to_3_January_2027_is_one_week()
    {
        for (DateOnly day = new(2026, 12, 28); day <= new DateOnly(2027, 1, 3); day = day.AddDays(1))
            Assert.Equal("2026-W53", IsoWeek.Of(day).ToString());
        Assert.Equal("2026-W52", IsoWeek.Of(new DateOnly(2026, 12, 27)).ToString());
        Assert.Equal("2027-W01", IsoWeek.Of(new DateOnly(2027, 1, 4)).ToString());
    }

    /// <summary>C01</summary>
    [Fact]
    public void Missed_weeks_are_caught_up_and_a_week_that_runs_is_not_written()
    {
        DateOnly sunday = new(2026, 11, 22);

        Assert.Equal(["2026-W44", "2026-W45", "2026-W46"], DueDigests.At(sunday, IsoWeek.Parse("2026-W43")).Select(w => w.ToString()));
        Assert.Empty(DueDigests.At(sunday, IsoWeek.Parse("2026-W46")));
        Assert.Equal(["2026-W47"], DueDigests.At(sunday.AddDays(1), IsoWeek.Parse("2026-W46")).Select(w => w.ToString()));
        Assert.Equal(["2026-W46"], DueDigests.At(sunday, null).Select(w => w.ToString()));
        Assert.Equal(DueDigests.MostMissed, DueDigests.At(sunday, IsoWeek.Parse("2020-W01")).Count);
    }

    [Theory]
    [InlineData("2025-W53")]
    [InlineData("2026-W00")]
    [InlineData("2026-54")]
    [InlineData("2026-W1")]
    [InlineData("week 3 ")]
    [InlineData(null)]
    public void What_is_no_week_is_not_read_as_one(string? text) => Assert.False(IsoWeek.TryParse(text, out _));

    /// <summary>G03: October's leads are asked for from 10 November, ten days after its end.</summary>
    [Fact]
    public void A_month_is_overdue_ten_days_after_its_end()
    {
        Month september = Month.Of(2026, 9), october = september.Next;

        Assert.Empty(OverdueActuals.At(new DateOnly(2026, 11, 9), september));
        Assert.Equal([october], OverdueActuals.At(new DateOnly(2026, 11, 10), september));
        Assert.Empty(OverdueActuals.At(new DateOnly(2026, 11, 10), october));
        Assert.Equal([september, october], OverdueActuals.At(OverdueActuals.From(october), september.Previous));
    }

    /// <summary>C02: twelve months, one row each.</summary>
    [Fact]
    public void A_year_of_cycles_is_twelve_months_and_none_twice()
    {
        Month clock = Month.Of(2026, 11);
        IReadOnlyList<CycleMonth> year = CycleYear.Of(clock, m => new CycleMonth(m, 4, m == clock ? 3 : 4, 2, m.Number == 3 ? 1 : 0, HasActual: m < clock));

        Assert.Equal(Month.Range(clock.Plus(-11), clock), year.Select(c => c.Month));
        Assert.False(year[^1].IsWhole);
        Assert.Equal(10, year.Count(c => c.IsWhole));
    }
}
