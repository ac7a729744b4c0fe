using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Numerics;
using PredictiveMarketing.Forecasting.Relate;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Tests.Relate;

public sealed class ProofOfEffectTests
{
    [Fact]
    public void Adjusted_p_values_follow_the_example_by_hand()
    {
        // Ranks 1 to 4 of 0.01, 0.02, 0.03, 0.5: 0.01 x 4/1, 0.02 x 4/2, 0.03 x 4/3, 0.5, made monotone from the largest down.
        double[] adjusted = FalseDiscovery.Adjust([0.5, 0.01, 0.03, double.NaN, 0.02]);
        Assert.Equal([0.5, 0.04, 0.04, double.NaN, 0.04], adjusted.Select(p => Math.Round(p, 12)));
    }

    [Theory]
    [InlineData(1, 36, 0.0)]
    [InlineData(1, 36, 0.6)]
    [InlineData(4, 24, 0.3)]
    [InlineData(4, 48, 0.6)]
    public void Noise_is_called_proven_no_more_often_than_stated_whatever_its_kind_and_the_memory_of_the_leads(int markets, int months, double memory)
    {
        int tested = 0, significant = 0;
        for (int seed = 0; seed < 150; seed++)
        {
            foreach (Proof proof in Proofs(Panel(new SeededRandom((ulong)(1000 + seed)), markets, months, memory)).Values)
            {
                tested++;
                significant += proof.P <= 0.05 ? 1 : 0;
            }
        }

        // 900 tests of which those of a world share its leads; the band is four binomial standard errors above 5 %, and the pooled test of few months is a little eager (measured 0.06).
        Assert.InRange((double)significant / tested, 0.005, 0.05 + (4 * Math.Sqrt(0.05 * 0.95 / tested)));
    }

    [Fact]
    public void Four_markets_see_an_effect_that_one_market_alone_misses()
    {
        int alone = 0, pooled = 0;
        for (int seed = 0; seed < 60; seed++)
        {
            KnownTable[] four = Panel(new SeededRandom((ulong)seed), 4, 36, 0.2, effect: 0.03, sharedNoise: 0.01);
            pooled += Proofs(four).GetValueOrDefault("d0") is { Q: <= 0.05 } ? 1 : 0;
            alone += Proofs([four[0]]).GetValueOrDefault("d0") is { Q: <= 0.05 } ? 1 : 0;
        }

        Assert.True(pooled > 2 * alone && pooled >= 45, $"pooled {pooled}, alone {alone} of 60");
    }

    private static IReadOnlyDictionary<string, Proof> Proofs(IReadOnlyList<KnownTable> tables) =>
        ProofOfEffect.Of(tables, 0.05, d => d.Source == DriverSource.Media ? 1 : 0, new Dictionary<string, IReadOnlyList<string>>()).Proofs;

    // Markets with season, trend and noise with memory, half of it shared, beside six national drivers of four kinds; the first one may have an effect.
    private static KnownTable[] Panel(SeededRandom dice, int markets, int months, double memory, double effect = 0, double sharedNoise = 0.05)
    {
        double[] shared = Memory(dice, months, memory, sharedNoise);
        double[][] drivers = [.. Enumerable.Range(0, 6).Select(k => Column(dice, months, k % 4))];
        return
        [
            .. Enumerable.Range(0, markets).Select(m =>
            {
                double[] own = Memory(dice, months, memory, 0.08);
                double[] leads =
                [
                    .. Enumerable.Range(0, months).Select(t =>
                        100 * (1 + (0.3 * Math.Sin(2 * Math.PI * t / 12)) + (0.003 * t) + (effect * drivers[0][t])) * Math.Exp(shared[t] + own[t])),
                ];
                return new KnownTable(
                    new SeriesKey("c", $"m{m}"), Planted.First, Planted.First.Plus(months - 1), 0, leads,
                    [.. drivers.Select((x, k) => new KnownDriver($"d{k}", k % 2 == 0 ? DriverSource.Media : DriverSource.External, KnownAhead: true, x, new bool[months], HasHistory: true))],
                    NonNegative: true);
            }),
        ];
    }

    private static double[] Memory(SeededRandom dice, int months, double memory, double deviation)
    {
        double state = dice.NextNormal();
        return [.. Enumerable.Range(0, months).Select(_ => deviation * (state = (memory * state) + (Math.Sqrt(1 - (memory * memory)) * dice.NextNormal())))];
    }

    private static double[] Column(SeededRandom dice, int months, int kind)
    {
        double walk = 0, flight = 0;
        double[] column = new double[months];
        for (int t = 0; t < months; t++)
        {
            walk += dice.NextNormal();
            if (dice.NextDouble() < 0.3)
                flight = dice.NextDouble() < 0.5 ? 0 : 1 + dice.NextDouble();
            column[t] = kind switch
            {
                0 => dice.NextNormal(),
                1 => walk,
                2 => 1 + Math.Cos(2 * Math.PI * (t + 3) / 12) + (0.3 * dice.NextNormal()),
                _ => flight,
            };
        }

        return column;
    }
}
