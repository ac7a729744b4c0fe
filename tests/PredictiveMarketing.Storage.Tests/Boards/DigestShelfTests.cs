using PredictiveMarketing.Forecasting.Boards;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Boards;
using PredictiveMarketing.Storage.Notices;
using PredictiveMarketing.Storage.Tests.Stores;

namespace PredictiveMarketing.Storage.Tests.Boards;

/// <summary>C01, B06, G03: what is told, and that it is told once.</summary>
public sealed class DigestShelfTests : IDisposable
{
    private readonly OpenStore open = new();

    public void Dispose() => open.Dispose();

    private static DigestContent Week(string week, decimal leads = 950) => new(
        week,
        [new DigestFigure("leads", "leads", Month.Of(2026, 10), leads, 1000, TileState.Near, 900, null), new DigestFigure("conversion", "mql-to-sql", Month.Of(2026, 10), null, null, TileState.NoFigure, null, "leads: not given")],
        [new DigestLine("imports", 2)],
        []);

    private int Notices(string kind) => open.Store.Read(t => t.Single<int>("select count(*) from notices where kind = @kind", new { kind }));

    /// <summary>C01: a week is written once, and what it said stays.</summary>
    [Fact]
    public void A_week_keeps_the_digest_that_it_has()
    {
        Assert.True(open.Store.Digests.Write(OpenStore.Workspace, Week("2026-W53")));
        Assert.False(open.Store.Digests.Write(OpenStore.Workspace, Week("2026-W53", leads: 1)));

        KeptDigest kept = Assert.Single(open.Store.Digests.List(OpenStore.Workspace));
        Assert.Equal(950m, kept.Content.Figures[0].Actual);
        Assert.Equal(Week("2026-W53").Figures, kept.Content.Figures);
        Assert.Equal(Week("2026-W53").Happened, kept.Content.Happened);
        Assert.Equal(open.Clock.Now, kept.WrittenAt);
        Assert.Equal(1, Notices("digest.weekly"));
    }

    /// <summary>C01: whoever hears of the week hears every figure exactly and in its unit, what happened and what waits.</summary>
    [Fact]
    public void The_word_of_a_week_holds_exact_figures_with_their_units_and_both_lists()
    {
        long listening = open.Store.Subscriptions.Add(new NewSubscription(Channel.Email, "ada@example.org", "protected", null, [], null, null, "fr"), "Ada").Id;
        DigestContent week = new(
            "2026-W47",
            [
                new DigestFigure("conversion", "visitor-to-lead", Month.Of(2026, 10), 0.00412m, 0.005m, TileState.Near, null, null),
                new DigestFigure("acquisition-cost", "cost-per-lead", Month.Of(2026, 10), 45.25m, null, TileState.NoTarget, null, null),
                new DigestFigure("leads", "leads", Month.Of(2026, 10), 950, 1000, TileState.Near, 900, null),
            ],
            [new DigestLine("imports", 2, "GA4, leads.csv"), new DigestLine("published", 12)],
            [new DigestLine("omtm", 3, "Growth, signed\nup")]) { Currency = "EUR" };

        open.Store.Digests.Write(OpenStore.Workspace, week);

        IReadOnlyDictionary<string, string> facts = Assert.Single(open.Store.Deliveries.List(new DeliveryQuery { Subscription = listening })).Notice.Notice.Facts;
        Assert.Equal("conversion 0.00412/0.005 (Near) Share; acquisition-cost 45.25 EUR; leads 950/1000 (Near)", facts["summary"]);
        Assert.Equal("imports 2 GA4, leads.csv\npublished 12", facts["happened"]);
        Assert.Equal("omtm 3 Growth, signed up", facts["waits"]);
        Assert.Equal("EUR", open.Store.Digests.List(OpenStore.Workspace)[0].Content.Currency);
    }

    [Fact]
    public void The_newest_week_is_the_last_of_the_ISO_year_before_the_first_of_the_next()
    {
        Assert.Null(open.Store.Digests.Newest(OpenStore.Workspace));
        foreach (string week in (string[])["2026-W52", "2027-W01", "2026-W53"])
            open.Store.Digests.Write(OpenStore.Workspace, Week(week));

        Assert.Equal("2027-W01", open.Store.Digests.Newest(OpenStore.Workspace).ToString());
        Assert.Equal(["2027-W01", "2026-W53", "2026-W52"], open.Store.Digests.List(OpenStore.Workspace).Select(d => d.Week.ToString()));
    }

    /// <summary>B06: reached twice, looked at ten times, told once.</summary>
    [Fact]
    public void A_target_that_is_reached_gets_exactly_one_notice()
    {
        Promise reached = new(OpenStore.Paris, Month.Of(2026, 1), TargetOrigin.Published, 100, 100);
        Promise missed = new(OpenStore.Lyon, Month.Of(2026, 1), TargetOrigin.Published, 100, 99);

        for (int look = 0; look < 10; look++)
            Assert.Equal(look == 0 ? 1 : 0, open.Store.Celebrations.Celebrate(OpenStore.Workspace, "leads", [reached with { Actual = 100 + look }, missed]));

        Assert.Equal(1, Notices("goal.reached"));
        Celebration told = Assert.Single(open.Store.Celebrations.List(OpenStore.Workspace));
        Assert.Equal((OpenStore.Paris, 100.0, 100.0), (told.Key, told.Target, told.Actual));
    }

    /// <summary>G03</summary>
    [Fact]
    public void A_month_without_an_actual_is_asked_for_once()
    {
        open.Store.Digests.Remind(OpenStore.Workspace, "leads", Month.Of(2026, 10));
        open.Store.Digests.Remind(OpenStore.Workspace, "leads", Month.Of(2026, 10));

        Assert.Equal(1, Notices("actual.overdue"));
    }
}
