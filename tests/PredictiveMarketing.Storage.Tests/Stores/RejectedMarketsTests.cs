using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Targets;

namespace PredictiveMarketing.Storage.Tests.Stores;

/// <summary>H01: whatever people decide about one market, the total is the sum of what stands.</summary>
public sealed class RejectedMarketsTests : IDisposable
{
    private static readonly Month March = Month.Of(2026, 3);
    private readonly OpenStore open = new();

    public void Dispose() => open.Dispose();

    private IReadOnlyList<TargetVersion> Of(SeriesKey key) => open.Ledger.History(OpenStore.Workspace, key, March);

    private TargetVersion Last(SeriesKey key) => Of(key)[^1];

    private TargetVersion? Standing(SeriesKey key) => open.Ledger.Current(new TargetQuery(OpenStore.Workspace)).SingleOrDefault(v => v.Key == key);

    private static long[] Ids(IEnumerable<TargetVersion> versions) => [.. versions.Select(v => v.Id)];

    private LedgerAnswer Reject(params TargetVersion[] versions) => open.Ledger.Reject(Ids(versions), "anna", "no fair this year");

    private LedgerAnswer Override(SeriesKey key, double value, string who = "bert") => open.Ledger.Override(Last(key).Id, value, who, "trade fair");

    [Fact]
    public void The_models_value_waits_again_when_a_persons_is_rejected_and_the_total_follows()
    {
        open.Draft(100, 100);
        Override(OpenStore.Paris, 120);
        Assert.Equal(220, Last(OpenStore.Total).P50);

        LedgerAnswer answer = Reject(Last(OpenStore.Paris));

        Assert.True(answer.Accepted);
        Assert.Equal((3, 100.0, null, TargetState.Draft), (Last(OpenStore.Paris).Version, Last(OpenStore.Paris).P50, Last(OpenStore.Paris).OverrideReason, Last(OpenStore.Paris).State));
        Assert.Equal((3, 200.0, null, TargetState.Draft), (Last(OpenStore.Total).Version, Last(OpenStore.Total).P50, Last(OpenStore.Total).OverrideReason, Last(OpenStore.Total).State));
        Assert.Equal([TargetState.Rejected, TargetState.Draft, TargetState.Draft], answer.Changed.OrderBy(c => c.State != TargetState.Rejected).Select(c => c.State));
        Override(OpenStore.Lyon, 110, "carla");
        Assert.Equal(210, Last(OpenStore.Total).P50);
        Override(OpenStore.Paris, 90, "carla");
        Assert.Equal(200, Last(OpenStore.Total).P50);
    }

    [Fact]
    public void A_rejected_value_is_in_no_total_that_could_be_published()
    {
        open.Draft(100, 100);
        long moved = Override(OpenStore.Paris, 120).Changed.Single(c => c.IsTotal).Id;
        Reject(Last(OpenStore.Paris));

        Assert.Equal("targets.state", Assert.Single(open.Ledger.Approve([moved], "anna").Findings).Rule);
        long[] standing = Ids(open.Ledger.Current(new TargetQuery(OpenStore.Workspace)));
        Assert.True(open.Ledger.Approve(standing, "anna").Accepted);
        Assert.Equal([100.0, 100.0, 200.0], open.Ledger.Publish(standing, "anna").Changed.Select(c => c.P50).Order());
    }

    [Fact]
    public void What_is_published_stands_when_the_override_of_it_is_rejected()
    {
        long[] ids = Ids(open.Draft(100, 100));
        open.Ledger.Approve(ids, "anna");
        open.Ledger.Publish(ids, "anna");
        Override(OpenStore.Paris, 120);

        Reject(Last(OpenStore.Paris));

        Assert.Equal([(100.0, TargetState.Published), (200.0, TargetState.Published)], new[] { Standing(OpenStore.Paris)!, Standing(OpenStore.Total)! }.Select(v => (v.P50, v.State)));
        Assert.Equal((2, TargetState.Rejected, "Paris: no fair this year"), (Last(OpenStore.Total).Version, Last(OpenStore.Total).State, Last(OpenStore.Total).Events[^1].Reason));
    }

    [Fact]
    public void A_newer_cycles_value_waits_again_although_an_older_one_is_published()
    {
        long[] ids = Ids(open.Draft(100, 100));
        open.Ledger.Approve(ids, "anna");
        open.Ledger.Publish(ids, "anna");
        open.Draft(130, 100, OpenStore.Cycle.Next);
        Override(OpenStore.Paris, 150);

        Reject(Last(OpenStore.Paris));

        Assert.Equal((130.0, TargetState.Draft), (Last(OpenStore.Paris).P50, Last(OpenStore.Paris).State));
        Assert.Equal((230.0, TargetState.Draft), (Last(OpenStore.Total).P50, Last(OpenStore.Total).State));
    }

    [Fact]
    public void The_total_holds_other_peoples_overrides_and_they_cannot_approve_it()
    {
        open.Draft(100, 100);
        Override(OpenStore.Lyon, 110, "carla");
        Override(OpenStore.Paris, 120);

        Reject(Last(OpenStore.Paris));

        TargetVersion total = Last(OpenStore.Total);
        Assert.Equal((210.0, "Paris: no fair this year"), (total.P50, total.OverrideReason));
        Assert.Equal("targets.own", Assert.Single(open.Ledger.Approve([total.Id], "carla").Findings).Rule);
        Assert.True(open.Ledger.Approve([total.Id], "bert").Accepted);
    }

    [Fact]
    public void Without_a_standing_market_there_is_no_total_until_somebody_overrides_it()
    {
        open.Draft(100, 100);
        Reject(Last(OpenStore.Paris));
        Assert.Null(Standing(OpenStore.Paris));
        Assert.Null(Standing(OpenStore.Total));
        Assert.False(open.Ledger.Approve([Last(OpenStore.Total).Id], "anna").Accepted);

        Override(OpenStore.Lyon, 110);
        Assert.Null(Standing(OpenStore.Total));
        Assert.True(Override(OpenStore.Paris, 90).Accepted);
        Assert.Equal((90.0, TargetState.Draft), (Standing(OpenStore.Paris)!.P50, Standing(OpenStore.Paris)!.State));
        Assert.Equal((200.0, 200.0, TargetState.Draft), (Standing(OpenStore.Total)!.P50, Standing(OpenStore.Total)!.ModelP50, Standing(OpenStore.Total)!.State));
    }

    [Fact]
    public void A_whole_month_that_was_rejected_can_be_decided_anew()
    {
        Reject([.. open.Draft(100, 100)]);
        Assert.Empty(open.Ledger.Current(new TargetQuery(OpenStore.Workspace)));

        Override(OpenStore.Paris, 120);
        Override(OpenStore.Lyon, 80);

        Assert.Equal(200, Standing(OpenStore.Total)!.P50);
    }

    [Fact]
    public void The_total_alone_is_not_rejected()
    {
        open.Draft(100, 100);
        Assert.Equal("targets.total", Assert.Single(Reject(Last(OpenStore.Total)).Findings).Rule);
        Assert.Equal(TargetState.Draft, Last(OpenStore.Total).State);
    }

    [Fact]
    public void The_total_is_not_published_ahead_of_its_markets()
    {
        TargetVersion[] drafts = [.. open.Draft(100, 100)];
        open.Ledger.Approve(Ids(drafts), "anna");

        Assert.Equal("targets.total-ahead", Assert.Single(open.Ledger.Publish([drafts[0].Id, drafts[2].Id], "anna").Findings).Rule);
        Assert.True(open.Ledger.Publish(Ids(drafts), "anna").Accepted);
    }

    [Fact]
    public void Rejecting_twice_changes_nothing()
    {
        open.Draft(100, 100);
        TargetVersion value = Override(OpenStore.Paris, 120).Changed[0];
        Reject(value);
        Assert.Empty(Reject(value).Changed);
        Assert.Equal(3, Of(OpenStore.Paris).Count);
        Assert.Equal(3, Of(OpenStore.Total).Count);
    }

    [Fact]
    public void The_month_drafted_again_finds_the_models_value_that_waits_again()
    {
        open.Draft(100, 100);
        Override(OpenStore.Paris, 120);
        Reject(Last(OpenStore.Paris));
        open.Draft(100, 100);
        Assert.Equal(3, Of(OpenStore.Paris).Count);
        Assert.Equal(3, Of(OpenStore.Total).Count);
    }
}
