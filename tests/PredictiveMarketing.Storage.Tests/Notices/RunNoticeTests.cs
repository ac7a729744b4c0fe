using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Jobs;
using PredictiveMarketing.Storage.Notices;
using PredictiveMarketing.Storage.Targets;
using PredictiveMarketing.Storage.Tests.Jobs;
using PredictiveMarketing.Storage.Tests.Stores;

namespace PredictiveMarketing.Storage.Tests.Notices;

/// <summary>Runs and targets leave word of themselves, once.</summary>
public sealed class RunNoticeTests
{
    private static Notice[] Posted(Database.Store store, long subscription) =>
        [.. store.Deliveries.List(new DeliveryQuery { Subscription = subscription }).Select(d => d.Notice.Notice).Reverse()];

    private static long Listen(Database.Store store, params string[] markets) =>
        store.Subscriptions.Add(new NewSubscription(Channel.Email, "ada@example.org", "protected", null, [], null, markets.Length == 0 ? null : markets, "fr"), "Ada").Id;

    [Fact]
    public void Drafts_ask_for_approval_once_and_every_publication_is_told_to_those_whom_it_concerns()
    {
        using var open = new OpenStore();
        long listening = Listen(open.Store), lyon = Listen(open.Store, "Lyon");

        IReadOnlyList<TargetVersion> drafted = open.Draft(100, 50);
        open.Store.Write(t => RunNotices.Drafted(t, drafted));
        open.Store.Write(t => RunNotices.Drafted(t, drafted));
        foreach (TargetVersion target in drafted)
        {
            open.Ledger.Approve([target.Id], "Grace");
            open.Ledger.Publish([target.Id], "Grace");
            open.Ledger.Publish([target.Id], "Grace");
        }

        Notice[] posted = Posted(open.Store, listening);
        Assert.Equal([NoticeKinds.ApprovalNeeded, NoticeKinds.Published, NoticeKinds.Published, NoticeKinds.Published], posted.Select(n => n.Kind));
        Assert.Equal(("Spring", "2026-01", "3", "Lyon, Paris"), Told(posted[0]));
        Assert.Equal(drafted.Select(d => d.Key.Market), posted[1..].Select(n => n.Facts["markets"]));
        Assert.All(posted[1..], n => Assert.Equal((OpenStore.Workspace, "Grace"), (n.Workspace, n.Facts["who"])));
        // Paris went first; Lyon's own readers hear of Lyon all the same, and of nothing else.
        Assert.Equal([(NoticeKinds.Published, "Lyon")], Posted(open.Store, lyon).Select(n => (n.Kind, n.Facts["markets"])));
    }

    /// <summary>H01: what a person decided anew waits for a person's approval again, and both are told.</summary>
    [Fact]
    public void An_override_and_a_rejection_ask_for_approval_and_its_publication_is_told()
    {
        using var open = new OpenStore();
        IReadOnlyList<TargetVersion> drafted = open.Draft(100, 50);
        open.Store.Write(t => RunNotices.Drafted(t, drafted));
        long[] ids = [.. drafted.Select(d => d.Id)];
        open.Ledger.Approve(ids, "Grace");
        open.Ledger.Publish(ids, "Grace");
        long listening = Listen(open.Store);

        long[] changed = [.. open.Ledger.Override(drafted.First(d => d.Key == OpenStore.Paris).Id, 120, "Ada", "Sunday opening").Changed.Select(c => c.Id)];
        open.Ledger.Reject([changed[0]], "Grace", "too high");
        open.Ledger.Override(drafted.First(d => d.Key == OpenStore.Paris).Id, 110, "Ada", "Sunday opening");
        TargetVersion[] waiting = [.. open.Ledger.Find(new TargetQuery(OpenStore.Workspace) { State = TargetState.Draft })];
        open.Ledger.Approve([.. waiting.Select(w => w.Id)], "Grace");
        open.Ledger.Publish([.. waiting.Select(w => w.Id)], "Grace");

        Notice[] posted = Posted(open.Store, listening);
        Assert.Equal(2, waiting.Length);
        Assert.Equal([NoticeKinds.ApprovalNeeded, NoticeKinds.ApprovalNeeded, NoticeKinds.Published], posted.Select(n => n.Kind));
        Assert.All(posted, n => Assert.Equal(("Spring", "2026-01", "2", "Paris"), Told(n)));
    }

    [Fact]
    public void A_refused_publication_tells_nothing()
    {
        using var open = new OpenStore();
        long listening = Listen(open.Store);

        Assert.False(open.Ledger.Publish([open.Draft(100, 50)[0].Id], "Grace").Accepted);

        Assert.Empty(Posted(open.Store, listening));
    }

    [Fact]
    public void Every_part_of_a_run_that_breaks_is_told_with_its_market_and_reason_and_again_when_a_retry_breaks()
    {
        using var open = new OpenStore();
        long listening = Listen(open.Store), lyon = Listen(open.Store, "Lyon");
        open.Store.Partitions.Ensure(new CyclePlan(OpenStore.Workspace, OpenStore.Cycle, open.DataSet.Id, 1, [OpenStore.Paris, OpenStore.Lyon]));
        Partition Next() => open.Store.Partitions.ClaimNext(OpenStore.Workspace, OpenStore.Cycle, WorkerIdentity.Current, TimeSpan.FromMinutes(1))!;

        Partition first = Next();
        open.Store.Partitions.Fail(first, "IOException: the disk is full");
        open.Store.Partitions.Fail(Next(), "IOException: the disk is full");
        open.Store.Partitions.Retry(OpenStore.Workspace, first.Id, "Ada");
        open.Store.Partitions.Fail(Next(), "IOException: the disk is still full");

        Notice[] posted = Posted(open.Store, listening);
        string other = first.Key.Market == "Lyon" ? "Paris" : "Lyon";
        Assert.Equal([first.Key.Market, other, first.Key.Market], posted.Select(n => n.Facts["market"]));
        Assert.Equal((NoticeKinds.RunFailed, "Train", "IOException: the disk is still full"), (posted[2].Kind, posted[2].Facts["step"], posted[2].Facts["reason"]));
        Assert.All(Posted(open.Store, lyon), n => Assert.Equal("Lyon", n.Facts["market"]));
        Assert.NotEmpty(Posted(open.Store, lyon));
    }

    [Fact]
    public void Series_that_a_gate_refused_are_told_together_when_their_campaign_is_over()
    {
        using var room = new CycleRoom();
        long listening = Listen(room.Store);
        room.Workspace.Write("leads.csv", CycleRoom.Leads(["Spring,Paris"], 26) + "Spring,Nice,2026-02,12\n");
        room.Keep();

        new MonthlyCycle(room.Store, CycleRoom.Settings()).RunDue("cycle");

        Dictionary<string, Notice> posted = Posted(room.Store, listening).ToDictionary(n => n.Kind);
        Assert.Equal([NoticeKinds.RunRefused, NoticeKinds.Published], posted.Keys.Order(StringComparer.Ordinal));
        Notice refused = posted[NoticeKinds.RunRefused];
        Assert.Equal(("1", "Nice"), (refused.Facts["refused"], refused.Facts["markets"]));
        Assert.NotEmpty(refused.Facts["reason"]);
        Assert.Equal("policy", posted[NoticeKinds.Published].Facts["who"]);
    }

    private static (string, string, string, string) Told(Notice notice) => (notice.Facts["campaign"], notice.Facts["cycle"], notice.Facts["targets"], notice.Facts["markets"]);
}
