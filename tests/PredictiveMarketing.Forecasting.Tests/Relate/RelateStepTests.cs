using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Numerics;
using PredictiveMarketing.Forecasting.Relate;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Tests.Relate;

/// <summary>R01: planted drivers are proven, noise is not, and what contains the answer is found out.</summary>
public sealed class RelateStepTests
{
    [Fact]
    public void R01_a_planted_driver_is_proven_in_100_of_100_worlds()
    {
        int proven = Enumerable.Range(1, 100).Count(seed => Review(Planted.Driven(40, 3, effect: 2, noise: 15, seed)).Drivers.Single(d => d.Driver == "tv").IsProven);
        Assert.Equal(100, proven);
    }

    [Fact]
    public void R01_noise_is_rarely_taken_for_a_driver()
    {
        int proven = Enumerable.Range(1, 200).Sum(seed => Review(Planted.Driven(40, 3, effect: 0, noise: 15, seed, decoys: 2)).Drivers.Count(d => d.IsProven));
        // 600 noise columns at 5 %; three standard errors of a binomial share above it.
        Assert.InRange(proven / 600.0, 0, 0.05 + (3 * Math.Sqrt(0.05 * 0.95 / 600)));
    }

    [Fact]
    public void An_effect_against_expectation_proves_nothing_for_media_and_something_where_people_expect_it()
    {
        Workspace world = Planted.Driven(40, 3, effect: -1.5, noise: 10, seed: 3);
        Assert.False(Review(world).Drivers.Single().IsProven);
        var expected = new Driver("tv", DriverSource.Media, KnownAhead: true) { ExpectedSign = -1 };
        DriverEvidence tv = Review(world with { Contract = world.Contract with { Drivers = [expected] } }).Drivers.Single();
        Assert.True(tv.IsProven);
        Assert.Equal(-1, tv.Sign);
    }

    [Theory]
    [InlineData(0.0, 1.0)]
    [InlineData(0.002, 0.05)]
    public void A_copy_of_the_leads_is_a_leak_whatever_its_unit_and_a_little_noise(double noise, double scale)
    {
        DriverEvidence leak = Review(WithColumn("key-event", (y, dice) => (scale * y) + 7 + (noise * y * dice.NextNormal()))).Drivers.Single();
        Assert.Equal((DriverUse.Drop, "leak"), (leak.Use, leak.Code));
        Assert.InRange(leak.Leak!.Value, 0.8, 1);
    }

    [Fact]
    public void A_cause_of_half_the_movements_is_no_leak()
    {
        DriverEvidence cause = Review(WithColumn("traffic", (y, dice) => y + (20 * dice.NextNormal()))).Drivers.Single();
        Assert.Null(cause.Leak);
    }

    [Fact]
    public void A_driver_that_never_varied_is_dropped_with_its_reason()
    {
        DriverEvidence flat = Judge(Planted.Table(Planted.Seasonal(36, 100, 0.1, seed: 2), drivers: ("flat", [.. Enumerable.Repeat(3.0, 39)]))).Drivers.Single();
        Assert.Equal((DriverUse.Drop, "never-varies"), (flat.Use, flat.Code));
    }

    [Fact]
    public void With_too_few_months_to_judge_only_what_is_known_ahead_is_on_trial()
    {
        double[] values = [.. Enumerable.Range(0, 15).Select(t => (double)(t * t % 7))];
        KnownTable table = Planted.Table(Planted.Seasonal(12, 100, 0.1, seed: 2), drivers: ("tv", values));
        KnownDriver ahead = table.Drivers[0];
        DriverReview review = Judge(table.With([ahead, ahead with { Name = "traffic", KnownAhead = false }]));
        Assert.Equal(["tv"], review.Kept);
        Assert.Equal("trial-few-months", review.Drivers[0].Code);
    }

    [Fact]
    public void Two_channels_that_always_move_together_are_proven_as_a_group()
    {
        KnownTable one = Judged(Planted.Driven(48, 3, effect: 2, noise: 15, seed: 4));
        KnownDriver tv = one.Drivers[0];
        var dice = new SeededRandom(9);
        KnownDriver video = tv with { Name = "video", Values = [.. tv.Values.Select(v => (0.4 * v) + (0.5 * dice.NextNormal()))] };
        DriverReview review = Judge(one.With([tv, video]));
        Assert.All(review.Drivers, d => Assert.Equal(DriverUse.Group, d.Use));
        Assert.Equal(["video"], review.Drivers[0].MovesWith);
    }

    [Fact]
    public void An_external_that_works_two_months_later_is_kept_lagged_and_enters_with_the_months_that_are_known()
    {
        var dice = new SeededRandom(11);
        double[] index = [.. Enumerable.Range(0, 51).Select(_ => 100 + (10 * dice.NextNormal()))];
        double[] leads = [.. Enumerable.Range(0, 48).Select(t => 500 + (5 * index[Math.Max(0, t - 2)]) + (10 * dice.NextNormal()))];
        KnownTable table = Planted.Table(leads, drivers: ("tv", index));
        // Known up to the origin only.
        KnownDriver external = table.Drivers[0] with
        {
            Name = "index", Source = DriverSource.External, KnownAhead = false, Guessed = [.. Enumerable.Range(0, 51).Select(t => t >= 48)],
        };
        table = table.With([external]);
        DriverReview review = Judge(table);
        Assert.Equal((DriverUse.KeepLagged, 2), (review.Drivers[0].Use, review.Drivers[0].Lag));
        KnownDriver entered = review.Apply(table).Drivers.Single();
        Assert.Equal(index[46..49], entered.Values[48..51]);
        Assert.Equal([false, false, true], entered.Guessed[48..51]);
    }

    [Fact]
    public void What_the_evidence_drops_a_person_can_force_in_with_a_reason()
    {
        Workspace world = WithColumn("mood", (_, dice) => dice.NextNormal());
        var forced = new Driver("mood", DriverSource.External, KnownAhead: false) { ForcedBecause = "The panel board asked to see it." };
        Assert.False(Review(world).Drivers.Single().IsUsed);
        DriverEvidence mood = Review(world with { Contract = world.Contract with { Drivers = [forced] } }).Drivers.Single();
        Assert.True(mood.IsUsed);
        Assert.False(mood.IsProven);
        Assert.Contains("The panel board asked to see it.", mood.Reason, StringComparison.Ordinal);
    }

    private static Workspace WithColumn(string name, Func<double, SeededRandom, double> column)
    {
        var dice = new SeededRandom(5);
        double[] leads = [.. Enumerable.Range(0, 48).Select(_ => 100 + (20 * dice.NextNormal()))];
        return Planted.Workspace(3, leads) with
        {
            Externals = [.. leads.Select((y, t) => new ExternalRow(name, ExternalRow.AllMarkets, Planted.First.Plus(t), column(y, dice), null))],
        };
    }

    private static KnownTable Judged(Workspace world)
    {
        FramedQuestion framed = FrameStep.Run(world, clock: null);
        return framed.Tables[0].KnownAt(framed.Cutoff, nonNegative: true);
    }

    private static DriverReview Review(Workspace world) => Judge(Judged(world), world.Contract.Drivers);

    private static DriverReview Judge(KnownTable table, IReadOnlyList<Driver>? named = null) =>
        RelateStep.Run(table, CampaignEvidence.Of([table], Gates.Default, named), Gates.Default, named);
}
