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
    private static Dictionary<string, Notice> Posted(Database.Store store, long subscription) => store.Deliveries.List(new DeliveryQuery { Subscription = subscription })
        .ToDictionary(d => d.Notice.Notice.Kind, d => d.Notice.Notice);

    private static long Listen(Database.Store store) =>
        store.Subscriptions.Add(new NewSubscription(Channel.Email, "ada@example.org", "protected", null, [], null, null, "fr"), "Ada").Id;

    [Fact]
    public void Drafts_ask_for_approval_once_and_publishing_month_after_month_is_told_once()
    {
        using var open = new OpenStore();
        long listening = Listen(open.Store);

        IReadOnlyList<TargetVersion> drafted = open.Draft(100, 50);
        open.Store.Write(t => RunNotices.Drafted(t, drafted));
        open.Store.Write(t => RunNotices.Drafted(t, drafted));
        foreach (TargetVersion target in drafted)
        {
            open.Ledger.Approve([target.Id], "Grace");
            open.Ledger.Publish([target.Id], "Grace");
        }

        Dictionary<string, Notice> posted = Posted(open.Store, listening);
        Assert.Equal([NoticeKinds.ApprovalNeeded, NoticeKinds.Published], posted.Keys.Order());
        Assert.Equal(("Spring", "2026-01", "3", "Lyon, Paris"), Told(posted[NoticeKinds.ApprovalNeeded]));
        Assert.Equal("Grace", posted[NoticeKinds.Published].Facts["who"]);
        Assert.All(posted.Values, n => Assert.Equal((OpenStore.Workspace, "2026-01/Spring"), (n.Workspace, n.Key)));
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
    public void A_part_of_a_run_that_breaks_is_told_once_per_campaign_with_its_reason()
    {
        using var open = new OpenStore();
        long listening = Listen(open.Store);
        open.Store.Partitions.Ensure(new CyclePlan(OpenStore.Workspace, OpenStore.Cycle, open.DataSet.Id, 1, [OpenStore.Paris, OpenStore.Lyon]));
        Partition Next() => open.Store.Partitions.ClaimNext(OpenStore.Workspace, OpenStore.Cycle, WorkerIdentity.Current, TimeSpan.FromMinutes(1))!;

        open.Store.Partitions.Fail(Next(), "IOException: the disk is full");
        open.Store.Partitions.Fail(Next(), "IOException: the disk is full");

        Notice failed = Assert.Single(Posted(open.Store, listening)).Value;
        Assert.Equal((NoticeKinds.RunFailed, "Train", "IOException: the disk is full"), (failed.Kind, failed.Facts["step"], failed.Facts["reason"]));
    }

    [Fact]
    public void Series_that_a_gate_refused_are_told_together_when_their_campaign_is_over()
    {
        using var room = new CycleRoom();
        long listening = Listen(room.Store);
        room.Workspace.Write("leads.csv", CycleRoom.Leads(["Spring,Paris"], 26) + "Spring,Nice,2026-02,12\n");
        room.Keep();

        new MonthlyCycle(room.Store, CycleRoom.Settings()).RunDue("cycle");

        Dictionary<string, Notice> posted = Posted(room.Store, listening);
        Assert.Equal([NoticeKinds.RunRefused, NoticeKinds.Published], posted.Keys.Order(StringComparer.Ordinal));
        Notice refused = posted[NoticeKinds.RunRefused];
        Assert.Equal(("1", "Nice"), (refused.Facts["refused"], refused.Facts["markets"]));
        Assert.NotEmpty(refused.Facts["reason"]);
        Assert.Equal("policy", posted[NoticeKinds.Published].Facts["who"]);
    }

    private static (string, string, string, string) Told(Notice notice) => (notice.Facts["campaign"], notice.Facts["cycle"], notice.Facts["targets"], notice.Facts["markets"]);
}
