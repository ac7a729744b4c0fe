using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Numerics;
using PredictiveMarketing.Forecasting.Relate;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Tests.Relate;

public sealed class RelateStepTests
{
    [Fact]
    public void R01_a_planted_driver_is_kept_in_100_of_100_worlds()
    {
        int kept = Enumerable.Range(1, 100).Count(seed => Review(Planted.Driven(40, 3, effect: 2, noise: 15, seed), 0.05).Kept.Contains("tv"));
        Assert.Equal(100, kept);
    }

    [Fact]
    public void Noise_is_rarely_taken_for_a_driver_at_the_strict_gate()
    {
        int kept = Enumerable.Range(1, 200).Sum(seed => Review(Planted.Driven(40, 3, effect: 0, noise: 15, seed, decoys: 2), 0.05).Kept.Count());
        // 600 noise columns at 5 %; three standard errors of a binomial share above it.
        Assert.InRange(kept / 600.0, 0, 0.05 + (3 * Math.Sqrt(0.05 * 0.95 / 600)));
    }

    [Fact]
    public void The_sign_of_the_effect_is_reported()
    {
        DriverEvidence tv = Review(Planted.Driven(40, 3, effect: -1.5, noise: 10, seed: 3), 0.05).Drivers.Single();
        Assert.Equal(-1, tv.Sign);
        Assert.True(tv.Gain > 0.5, $"gain {tv.Gain}");
    }

    [Fact]
    public void A_driver_that_equals_the_leads_is_no_help_when_it_is_not_known_ahead()
    {
        var dice = new SeededRandom(5);
        double[] leads = [.. Enumerable.Range(0, 48).Select(_ => 100 + (20 * dice.NextNormal()))];
        Workspace world = Planted.Workspace(3, leads) with
        {
            Externals = [.. leads.Select((y, t) => new ExternalRow("key-event", "ALL", Planted.First.Plus(t), y, null))],
        };
        // At the default gate, which asks for no more than a gain at all.
        DriverEvidence leak = Review(world, Gates.Default.DriverSignificance).Drivers.Single();
        Assert.Equal(DriverUse.Drop, leak.Use);
        Assert.False(leak.KnownAhead);
        Assert.True(leak.Gain <= 0, $"gain {leak.Gain}");
    }

    [Fact]
    public void A_driver_that_never_varied_is_dropped_with_its_reason()
    {
        KnownTable table = Planted.Table(Planted.Seasonal(36, 100, 0.1, seed: 2), drivers: ("flat", Enumerable.Repeat(3.0, 39).ToArray()));
        DriverEvidence flat = RelateStep.Run(table, 0.5).Drivers.Single();
        Assert.Equal(DriverUse.Drop, flat.Use);
        Assert.Contains("never varies", flat.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void With_too_few_months_to_judge_only_what_is_known_ahead_stays()
    {
        double[] values = [.. Enumerable.Range(0, 15).Select(t => (double)(t * t % 7))];
        KnownTable table = Planted.Table(Planted.Seasonal(12, 100, 0.1, seed: 2), drivers: ("tv", values));
        KnownDriver ahead = table.Drivers[0];
        KnownTable both = table.With([ahead, ahead with { Name = "traffic", KnownAhead = false }]);
        Assert.Equal(["tv"], RelateStep.Run(both, 0.5).Kept);
    }

    private static DriverReview Review(Workspace world, double significance)
    {
        FramedQuestion framed = FrameStep.Run(world, clock: null);
        return RelateStep.Run(framed.Tables[0].KnownAt(framed.Cutoff, nonNegative: true), significance);
    }
}
