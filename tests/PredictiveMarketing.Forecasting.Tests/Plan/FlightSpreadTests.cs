using FsCheck;
using FsCheck.Fluent;
using PredictiveMarketing.Forecasting.Plan;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Tests.Plan;

/// <summary>D04: flights are spread over months by days and no cent is lost.</summary>
public sealed class FlightSpreadTests
{
    private static readonly Arbitrary<(DateOnly Start, DateOnly End, long Amount)> Flights = Arb.From(
        from day in Gen.Choose(0, 36_000)
        from length in Gen.Choose(0, 1_090)
        from millions in Gen.Choose(-2_000, 2_000)
        from rest in Gen.Choose(0, 999_999)
        let start = new DateOnly(2000, 1, 1).AddDays(day)
        select (start, start.AddDays(length), (millions * 1_000_000L) + rest));

    private static Config TenThousand => Config.QuickThrowOnFailure.WithMaxTest(10_000);

    [Fact]
    public void Fifty_nine_thousand_from_15_January_to_14_March_2026_is_17_28_and_14_thousand()
    {
        IReadOnlyList<MonthDays> months = FlightSpread.Over(new DateOnly(2026, 1, 15), new DateOnly(2026, 3, 14));
        Assert.Equal([new(Month.Of(2026, 1), 17), new(Month.Of(2026, 2), 28), new(Month.Of(2026, 3), 14)], months);
        Assert.Equal([Money.Of(17_000m), Money.Of(28_000m), Money.Of(14_000m)], FlightSpread.Of(Money.Of(59_000m), months));
    }

    [Fact]
    public void A_leap_year_gives_February_29_days() =>
        Assert.Equal([new MonthDays(Month.Of(2028, 2), 29)], FlightSpread.Over(new DateOnly(2028, 2, 1), new DateOnly(2028, 2, 29)));

    [Fact]
    public void A_flight_of_one_day_over_new_year_stays_in_its_month_and_two_days_are_halved()
    {
        Assert.Equal([new MonthDays(Month.Of(2026, 12), 1)], FlightSpread.Over(new DateOnly(2026, 12, 31), new DateOnly(2026, 12, 31)));
        IReadOnlyList<MonthDays> newYear = FlightSpread.Over(new DateOnly(2026, 12, 31), new DateOnly(2027, 1, 1));
        Assert.Equal([new(1), new(0)], FlightSpread.Of(new Money(1), newYear));
        Assert.Equal([4L, 3L], FlightSpread.Of(7L, newYear));
    }

    [Fact]
    public void Impressions_are_whole_numbers_by_largest_remainder()
    {
        // 100 over 17 + 28 + 14 days: 28.81, 47.46, 23.73 -> floors 28, 47, 23, and the two left go to .81 and .73.
        IReadOnlyList<MonthDays> months = FlightSpread.Over(new DateOnly(2026, 1, 15), new DateOnly(2026, 3, 14));
        Assert.Equal([29L, 47L, 24L], FlightSpread.Of(100L, months));
    }

    [Fact]
    public void Over_ten_thousand_flights_the_months_add_up_to_the_cent_and_to_the_day() =>
        Prop.ForAll(Flights, flight =>
        {
            IReadOnlyList<MonthDays> months = FlightSpread.Over(flight.Start, flight.End);
            long cents = FlightSpread.Of(new Money(flight.Amount), months).Sum(m => m.Cents);
            int days = flight.End.DayNumber - flight.Start.DayNumber + 1;
            return cents == flight.Amount && months.Sum(m => m.Days) == days && months.All(m => m.Days >= 1 && m.Days <= m.Month.Days);
        }).Check(TenThousand);

    [Fact]
    public void Over_ten_thousand_flights_no_impression_is_lost_and_each_month_is_within_one_of_its_share() =>
        Prop.ForAll(Flights, flight =>
        {
            IReadOnlyList<MonthDays> months = FlightSpread.Over(flight.Start, flight.End);
            IReadOnlyList<long> parts = FlightSpread.Of(flight.Amount, months);
            decimal days = months.Sum(m => m.Days);
            return parts.Sum() == flight.Amount && parts.Zip(months).All(p => Math.Abs(p.First - (flight.Amount * p.Second.Days / days)) < 1m);
        }).Check(TenThousand);

    [Fact]
    public void A_flight_that_ends_before_it_starts_is_bad_code() =>
        Assert.Throws<ArgumentException>(() => FlightSpread.Over(new DateOnly(2026, 3, 2), new DateOnly(2026, 3, 1)));
}
