using System.Globalization;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Jobs;

namespace PredictiveMarketing.Storage.Tests.Jobs;

public sealed class DueCyclesTests
{
    private static FramingContract Contract(Schedule? schedule = null, Month? asOf = null) => new(
        "test", null, null, new Kpi("leads", "leads", "acquisition", NonNegative: true), 6, null, Scope.Everything,
        LabelPolicy.Immediate, Approval.ByPeople, schedule ?? Schedule.Default, Gates.Default, asOf);

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static Month M(string text) => Month.Parse(text);

    private static string[] Due(string now, string lastLeads, string? newest, Month? asOf = null) =>
        [.. DueCycles.At(Utc(now), Contract(asOf: asOf), M(lastLeads), newest is null ? null : M(newest)).Select(m => m.ToString())];

    [Theory]
    [InlineData("2026-01", "2026-01-02T05:00:00")]
    [InlineData("2026-07", "2026-07-02T04:00:00")]
    public void Six_in_Paris_is_an_hour_earlier_in_UTC_in_summer(string cycle, string utc) =>
        Assert.Equal(Utc(utc), DueCycles.Moment(Schedule.Default, M(cycle)));

    [Fact]
    public void A_time_that_the_clock_skips_in_spring_comes_an_hour_later()
    {
        // Paris, 28 March 2027: 01:59:59 is followed by 03:00:00.
        DateTimeOffset moment = DueCycles.Moment(new Schedule(28, new TimeOnly(2, 30), "Europe/Paris"), M("2027-03"));
        Assert.Equal(Utc("2027-03-28T01:30:00"), moment);
    }

    [Fact]
    public void A_time_that_comes_twice_in_autumn_is_the_first_of_the_two()
    {
        // Paris, 28 October 2029: 02:59:59 summer time is followed by 02:00:00 winter time.
        DateTimeOffset moment = DueCycles.Moment(new Schedule(28, new TimeOnly(2, 30), "Europe/Paris"), M("2029-10"));
        Assert.Equal(Utc("2029-10-28T00:30:00"), moment);
    }

    [Theory]
    [InlineData("2026-11-02T04:59:59", "2026-10")]
    [InlineData("2026-11-02T05:00:00", "2026-11")]
    [InlineData("2026-10-31T22:59:59", "2026-10")]
    [InlineData("2026-11-01T00:00:00", "2026-10")]
    public void A_new_workspace_starts_with_the_newest_cycle_whose_moment_has_passed(string now, string cycle) =>
        Assert.Equal([cycle], Due(now, "2026-10", newest: null));

    [Fact]
    public void Three_missed_cycles_are_three_runs_in_order() =>
        Assert.Equal(["2026-09", "2026-10", "2026-11"], Due("2026-11-22T00:00:00", "2026-10", "2026-08"));

    [Fact]
    public void A_cycle_that_was_planned_is_not_due_again() => Assert.Empty(Due("2026-11-22T00:00:00", "2026-10", "2026-11"));

    [Fact]
    public void Without_the_leads_of_the_month_before_nothing_is_due()
    {
        Assert.Empty(Due("2026-11-22T00:00:00", "2026-09", "2026-10"));
        NextCycle next = DueCycles.Next(Utc("2026-11-22T00:00:00"), Contract(), M("2026-09"), M("2026-10"));
        Assert.Equal(new NextCycle(M("2026-11"), Utc("2026-11-02T05:00:00"), M("2026-10")), next);
    }

    [Fact]
    public void Leads_that_come_late_make_every_missed_cycle_due() =>
        Assert.Equal(["2026-09", "2026-10"], Due("2026-11-22T00:00:00", "2026-09", "2026-08"));

    [Fact]
    public void Old_data_start_right_after_their_last_month() => Assert.Equal(["2005-05"], Due("2026-11-22T00:00:00", "2005-04", newest: null));

    [Fact]
    public void A_fixed_clock_stands_in_its_month_whatever_the_day()
    {
        Assert.Equal(["2026-11"], Due("2031-01-01T00:00:00", "2026-10", newest: null, asOf: M("2026-11")));
        Assert.Empty(Due("2031-01-01T00:00:00", "2026-10", "2026-11", asOf: M("2026-11")));
        Assert.Null(DueCycles.Next(Utc("2031-01-01T00:00:00"), Contract(asOf: M("2026-11")), M("2026-10"), M("2026-11")).Moment);
    }

    [Fact]
    public void The_month_is_that_of_the_contracts_time_zone()
    {
        // 1 December, 10:00 in Auckland is still 30 November in UTC.
        var auckland = new Schedule(1, new TimeOnly(9, 0), "Pacific/Auckland");
        Assert.Equal([M("2026-12")], DueCycles.At(Utc("2026-11-30T21:00:00"), Contract(auckland), M("2026-11"), M("2026-11")));
    }

    [Theory]
    [InlineData("2026-11-01T00:00:00", "2026-10", "2026-11")]
    [InlineData("2026-11-01T00:00:00", "2026-11", "2026-11")]
    [InlineData("2026-11-01T00:00:00", "2026-07", "2026-08")]
    public void Asked_by_hand_the_hour_does_not_matter_but_the_leads_do(string now, string lastLeads, string cycle) =>
        Assert.Equal(M(cycle), DueCycles.Asked(Utc(now), Contract(), M(lastLeads)));
}
