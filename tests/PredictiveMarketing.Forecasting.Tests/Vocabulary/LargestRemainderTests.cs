using FsCheck;
using FsCheck.Fluent;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Tests.Vocabulary;

public sealed class LargestRemainderTests
{
    /// <summary>Unrounded leads of up to 40 markets, to the thousandth.</summary>
    private static readonly Arbitrary<decimal[]> Quotas =
        Arb.From(Gen.NonEmptyListOf(Gen.Choose(0, 5_000_000).Select(q => q / 1000m)).Select(q => q.Take(40).ToArray()));

    [Fact]
    public void Markets_add_up_to_the_rounded_total() =>
        Prop.ForAll(Quotas, quotas => LargestRemainder.Share(Rounded(quotas), quotas).Sum() == Rounded(quotas)).QuickCheckThrowOnFailure();

    [Fact]
    public void No_market_moves_by_a_whole_lead() =>
        Prop.ForAll(Quotas, quotas =>
            LargestRemainder.Share(Rounded(quotas), quotas).Zip(quotas).All(p => Math.Abs(p.First - p.Second) < 1m)).QuickCheckThrowOnFailure();

    [Fact]
    public void A_larger_remainder_is_never_passed_over_for_a_smaller_one() =>
        Prop.ForAll(Quotas, quotas =>
        {
            long[] parts = LargestRemainder.Share(Rounded(quotas), quotas);
            decimal[] remainders = [.. quotas.Select(q => q - decimal.Floor(q))];
            IEnumerable<int> up = Enumerable.Range(0, quotas.Length).Where(i => parts[i] > decimal.Floor(quotas[i]));
            return up.All(i => Enumerable.Range(0, quotas.Length).All(j => remainders[j] <= remainders[i] || parts[j] > decimal.Floor(quotas[j])));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Whole_quotas_stay_as_they_are() => Assert.Equal([3L, 0L, 7L], LargestRemainder.Share(10, [3m, 0m, 7m]));

    [Fact]
    public void Among_equals_the_earlier_market_gets_the_lead() => Assert.Equal([1L, 0L, 0L], LargestRemainder.Share(1, [1m / 3, 1m / 3, 1m / 3]));

    [Fact]
    public void The_textbook_vote_gives_the_textbook_seats() =>
        // 100 000 votes for 10 seats by Hamilton's method: 47 000, 16 000, 15 900, 12 000, 6 000 and 3 100 (Wikipedia, 'Quota method').
        Assert.Equal([5L, 2L, 1L, 1L, 1L, 0L], LargestRemainder.Share(10, [4.7m, 1.6m, 1.59m, 1.2m, 0.6m, 0.31m]));

    [Fact]
    public void A_published_total_below_the_sum_takes_from_the_smallest_remainders() =>
        Assert.Equal([1L, 2L, 2L], LargestRemainder.Share(5, [1.9m, 2.8m, 3.0m]));

    [Fact]
    public void Nothing_can_only_be_shared_over_nobody()
    {
        Assert.Empty(LargestRemainder.Share(0, []));
        Assert.Throws<ArgumentException>(() => LargestRemainder.Share(1, []));
    }

    private static long Rounded(decimal[] quotas) => decimal.ToInt64(decimal.Round(quotas.Sum(), MidpointRounding.AwayFromZero));
}
