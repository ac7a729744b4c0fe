using PredictiveMarketing.Forecasting.Evaluate;
using PredictiveMarketing.Forecasting.Evaluate.Power;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Numerics;
using PredictiveMarketing.Forecasting.Tests.Evaluate.Checks;

namespace PredictiveMarketing.Forecasting.Tests.Evaluate;

/// <summary>D01: national noise does not average out over markets, and the power statement reckons with it.</summary>
public sealed class SharedShocksTests
{
    /// <summary>The mean over 40 campaigns: its standard error is about 0.02. Spearman's correlation of normal values is 6 / pi asin(r / 2), a little below r.</summary>
    [Theory]
    [InlineData(0.0)]
    [InlineData(0.3)]
    [InlineData(0.6)]
    public void The_share_that_was_planted_is_found_on_average(double share)
    {
        double mean = Enumerable.Range(0, 40).Average(seed => Share(Noise(share, seed)));
        double expected = 6 / Math.PI * Math.Asin(share / 2);
        // Without anything in common only what chance shows above 0 is left.
        Assert.InRange(mean, expected - 0.06, expected + (share == 0 ? 0.08 : 0.06));
    }

    [Fact]
    public void Of_a_single_market_nobody_can_tell() => Assert.Null(SharedShocks.Of([[1, 2, 3]]).Share);

    [Fact]
    public void The_statement_finds_the_share_and_counts_fewer_months()
    {
        PowerStatement own = Statement(0), shared = Statement(0.7);
        Assert.InRange(own.SharedShocks!.Value, 0, 0.3);
        Assert.InRange(shared.SharedShocks!.Value, 0.45, 0.9);
        Assert.True(shared.EffectiveMonths < 0.7 * own.EffectiveMonths, $"{shared.EffectiveMonths} against {own.EffectiveMonths}");
    }

    /// <summary>Half of the effect takes four times the evidence: beyond a correlation of a thirteenth no number of markets brings four that are like the first four.</summary>
    [Fact]
    public void More_markets_show_half_of_an_externals_effect_unless_their_shocks_are_national()
    {
        int[] seeds = [1, 2, 3, 4, 5];
        Assert.InRange(seeds.Count(seed => Price(Statement(0, seed)).MarketsForHalf is not null), 3, 5);
        Assert.All(seeds, seed => Assert.Null(Price(Statement(0.7, seed)).MarketsForHalf));
    }

    [Fact]
    public void Local_flights_still_learn_from_more_markets_where_shocks_are_national() =>
        Assert.NotNull(Statement(0.7).Drivers.Single(d => d.Driver == SoundMonths.Tv).MarketsForHalf);

    private static DriverPower Price(PowerStatement statement) => statement.Drivers.Single(d => d.Driver == SoundMonths.Price);

    // Four markets with 6 % of noise, of whose variance this share is national; flights of their own in each.
    private static PowerStatement Statement(double share, int seed = 3)
    {
        var months = new SoundMonths(markets: 4);
        double[][] noise = Noise(share, seed);
        for (int m = 0; m < 4; m++)
        {
            var own = new SeededRandom((ulong)(60 + m));
            months.Buy(m, SoundMonths.Tv, [.. Enumerable.Range(0, SoundMonths.Length).Select(_ => own.NextDouble() < 0.4 ? Math.Round(20_000 + (15_000 * own.NextDouble())) : 0)], own);
            for (int t = 0; t < SoundMonths.History; t++)
                months.Leads[m][t] = Math.Round(1000 * (1 + m) * Math.Exp(0.06 * noise[m][t]));
        }

        return months.Report().Power.Single();
    }

    private static double Share(double[][] noise) => SharedShocks.Of(noise).Share!.Value;

    private static double[][] Noise(double share, int seed)
    {
        var dice = new SeededRandom((ulong)(900 + seed));
        double[] national = [.. Enumerable.Range(0, SoundMonths.History).Select(_ => dice.NextNormal())];
        return [.. Enumerable.Range(0, 4).Select(_ => (double[])[.. national.Select(n => (Math.Sqrt(share) * n) + (Math.Sqrt(1 - share) * dice.NextNormal()))])];
    }
}
