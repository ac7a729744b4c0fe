using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Tests.Vocabulary;

public sealed class MoneyTests
{
    private static readonly Arbitrary<Money> Amounts =
        Arb.From(Gen.Choose(-2_000_000_000, 2_000_000_000).Select(cents => new Money(cents)));

    private static readonly Arbitrary<int[]> Days =
        Arb.From(Gen.ArrayOf(Gen.Choose(0, 31)).Where(days => days.Sum() > 0));

    [Fact]
    public void A_flight_over_three_months_is_split_by_its_days()
    {
        // Requirement D04: 59 000 from 15 January to 14 March 2026 is 17 + 28 + 14 days.
        IReadOnlyList<Money> parts = Money.Of(59_000m).Spread([17, 28, 14]);
        Assert.Equal([Money.Of(17_000m), Money.Of(28_000m), Money.Of(14_000m)], parts);
    }

    [Fact]
    public void A_hundred_over_three_months_loses_no_cent() =>
        Assert.Equal([3334L, 3333L, 3333L], Money.Of(100m).Spread([1, 1, 1]).Select(m => m.Cents));

    [Fact]
    public void The_parts_of_a_spread_add_up_to_the_cent() =>
        Prop.ForAll(Amounts, Days, (money, days) => money.Spread(days).Aggregate(Money.Zero, (sum, part) => sum + part) == money).QuickCheckThrowOnFailure();

    [Fact]
    public void A_part_is_within_a_cent_of_its_share() =>
        Prop.ForAll(Amounts, Days, (money, days) =>
            money.Spread(days).Zip(days).All(p => Math.Abs(p.First.Cents - ((decimal)money.Cents * p.Second / days.Sum())) < 1m)).QuickCheckThrowOnFailure();

    [Fact]
    public void A_month_without_a_day_gets_nothing() =>
        Prop.ForAll(Amounts, Days, (money, days) => money.Spread([.. days, 0])[^1] == Money.Zero).QuickCheckThrowOnFailure();

    [Fact]
    public void Money_cannot_be_spread_over_no_day_at_all()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Money.Of(10m).Spread([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Money.Of(10m).Spread([0, 0]));
    }

    [Fact]
    public void A_sum_of_cents_is_exact_whatever_the_order() =>
        Prop.ForAll(Amounts, Amounts, Amounts, (a, b, c) =>
            a + b + c == c + b + a && a + b - b == a && (a + b).Amount == a.Amount + b.Amount).QuickCheckThrowOnFailure();

    [Fact]
    public void Ten_times_ten_cents_are_one_euro_exactly() =>
        Assert.Equal(Money.Of(1m), Enumerable.Repeat(Money.Of(0.1m), 10).Aggregate((a, b) => a + b));

    [Theory]
    [InlineData("0.005", 1)]
    [InlineData("-0.005", -1)]
    [InlineData("0.0049999", 0)]
    [InlineData("2.675", 268)]
    [InlineData("1234.565", 123457)]
    public void Half_a_cent_is_rounded_away_from_zero(string amount, long cents) =>
        Assert.Equal(cents, Money.Of(decimal.Parse(amount, CultureInfo.InvariantCulture)).Cents);

    [Fact]
    public void An_amount_beyond_64_bit_cents_is_refused()
    {
        Assert.Throws<OverflowException>(() => Money.Of(decimal.MaxValue));
        Assert.Throws<OverflowException>(() => Money.Of(1e17m));
        Assert.Throws<OverflowException>(() => new Money(long.MaxValue) + new Money(1));
        Assert.Throws<OverflowException>(() => new Money(long.MinValue) - new Money(1));
    }

    [Fact]
    public void Amounts_compare_as_their_cents() =>
        Prop.ForAll(Amounts, Amounts, (a, b) =>
            (a < b) == (a.Cents < b.Cents) && (a > b) == (b < a) && (a <= b) == !(a > b) && (a >= b) == !(a < b)
            && Math.Sign(a.CompareTo(b)) == Math.Sign(a.Cents.CompareTo(b.Cents))).QuickCheckThrowOnFailure();

    [Fact]
    public void Text_has_a_point_and_two_digits() => Assert.Equal(["59000.00", "-0.05", "0.10"], new[] { Money.Of(59_000m), new Money(-5), new Money(10) }.Select(m => m.ToString()));
}
