using FsCheck;
using FsCheck.Fluent;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Tests.Vocabulary;

public sealed class QuantilesTests
{
    private static readonly Arbitrary<double[]> SevenNumbers =
        Arb.From(ArbMap.Default.GeneratorFor<NormalFloat>().Select(f => f.Get).ArrayOf(7));

    [Fact]
    public void Quantiles_never_cross_and_leads_are_never_negative() =>
        // Requirement T02: in 100 000 random inputs.
        Prop.ForAll(SevenNumbers, values =>
        {
            double[] q = Quantiles.Ordered(values, nonNegative: true).ToArray();
            return q[0] >= 0 && q.Zip(q.Skip(1)).All(p => p.First <= p.Second);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100_000));

    [Fact]
    public void Where_negative_values_are_allowed_nothing_is_cut() =>
        Prop.ForAll(SevenNumbers, values => Quantiles.Ordered(values, nonNegative: false).ToArray().SequenceEqual(values.Order())).QuickCheckThrowOnFailure();

    [Fact]
    public void The_wider_band_covers_whatever_the_narrower_one_covers() =>
        Prop.ForAll(SevenNumbers, ArbMap.Default.ArbFor<NormalFloat>(), (values, actual) =>
        {
            Quantiles q = Quantiles.Ordered(values, nonNegative: false);
            return (!q.Covers80(actual.Get) || q.Covers95(actual.Get)) && q.Covers80(q.P50);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_band_covers_its_own_ends_and_nothing_beyond()
    {
        var q = new Quantiles(1, 2, 3, 4, 5, 6, 7);
        Assert.Equal([false, true, true, false], new[] { 1.99, 2.0, 6.0, 6.01 }.Select(q.Covers80));
        Assert.Equal([false, true, true, false], new[] { 0.99, 1.0, 7.0, 7.01 }.Select(q.Covers95));
        Assert.False(q.Covers80(double.NaN));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_value_that_is_no_number_is_refused(double odd) =>
        Assert.Throws<ArgumentException>(() => Quantiles.Ordered([1, 2, 3, odd, 5, 6, 7], nonNegative: true));

    [Fact]
    public void Seven_values_are_needed_one_for_each_level()
    {
        Assert.Throws<ArgumentException>(() => Quantiles.Ordered([1, 2, 3], nonNegative: true));
        Assert.Equal(new Quantiles(1, 2, 3, 4, 5, 6, 7).ToArray().Length, Quantiles.Levels.Count);
    }
}
