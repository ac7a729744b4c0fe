using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Targets;

namespace PredictiveMarketing.Storage.Tests.Stores;

public sealed class TargetLedgerTests : IDisposable
{
    private static readonly Month March = Month.Of(2026, 3);
    private readonly OpenStore open = new();

    public void Dispose() => open.Dispose();

    private IReadOnlyList<TargetVersion> Paris() => open.Ledger.History(OpenStore.Workspace, OpenStore.Paris, March);

    private static long[] Ids(IEnumerable<TargetVersion> versions) => [.. versions.Select(v => v.Id)];

    private IReadOnlyList<TargetVersion> Published(double paris, double lyon, Month? cycle = null)
    {
        long[] ids = Ids(open.Draft(paris, lyon, cycle));
        Assert.True(open.Ledger.Approve(ids, "anna").Accepted);
        return open.Ledger.Publish(ids, "anna").Changed;
    }

    [Fact]
    public void A_draft_is_version_1_with_who_and_when()
    {
        TargetVersion draft = open.Draft(100, 50)[0];
        Assert.Equal((1, TargetState.Draft, 100.0, 95.0, 105.0, 100.0), (draft.Version, draft.State, draft.P50, draft.P10, draft.P90, draft.ModelP50));
        Assert.Equal(new TargetEvent("drafted", "pm", null, open.Clock.Now), Assert.Single(draft.Events));
        Assert.Equal(new TargetSources(open.DataSet.Id, open.DataSet.Plan, null, "forecast"), draft.Sources);
    }

    [Fact]
    public void Drafting_the_same_again_changes_nothing()
    {
        IReadOnlyList<TargetVersion> first = open.Draft(100, 50);
        Assert.Equal(Ids(first), Ids(open.Draft(100, 50)));
        Assert.Equal(3, open.Store.Read(t => t.Single<int>("select count(*) from targets")));
    }

    [Fact]
    public void Publishing_twice_changes_nothing()
    {
        IReadOnlyList<TargetVersion> published = Published(100, 50);
        Assert.All(published, p => Assert.Equal(TargetState.Published, p.State));
        open.Clock.Now += TimeSpan.FromDays(1);
        LedgerAnswer again = open.Ledger.Publish(Ids(published), "bert");
        Assert.True(again.Accepted);
        Assert.Empty(again.Changed);
        Assert.Equal(3, open.Store.Read(t => t.Single<int>("select count(*) from target_events where status = 'published'")));
    }

    [Fact]
    public void A_draft_cannot_be_published_and_the_answer_says_how()
    {
        LedgerAnswer answer = open.Ledger.Publish(Ids(open.Draft(100, 50)), "anna");
        Assert.Equal(3, answer.Findings.Count);
        Assert.Equal("Approve it first.", answer.Findings[0].Cure);
        Assert.All(Paris(), v => Assert.Equal(TargetState.Draft, v.State));
    }

    [Fact]
    public void One_target_that_may_not_be_published_holds_back_all()
    {
        IReadOnlyList<TargetVersion> drafts = open.Draft(100, 50);
        open.Ledger.Approve([drafts[0].Id], "anna");
        Assert.False(open.Ledger.Publish(Ids(drafts), "anna").Accepted);
        Assert.Equal(TargetState.Approved, Paris()[0].State);
    }

    [Fact]
    public void Two_approvals_need_two_people()
    {
        long id = open.Draft(100, 50, approvals: 2)[0].Id;
        open.Ledger.Approve([id], "anna");
        Assert.Empty(open.Ledger.Approve([id], "anna").Changed);
        Assert.Equal(TargetState.Draft, Paris()[0].State);
        open.Ledger.Approve([id], "bert", "agreed in the meeting");
        Assert.Equal(TargetState.Approved, Paris()[0].State);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void A_rejection_without_a_reason_is_refused(string reason)
    {
        LedgerAnswer answer = open.Ledger.Reject(Ids(open.Draft(100, 50)), "anna", reason);
        Assert.Equal("targets.reason-missing", Assert.Single(answer.Findings).Rule);
        Assert.Equal(TargetState.Draft, Paris()[0].State);
    }

    [Fact]
    public void A_rejected_target_stays_readable_and_cannot_be_approved()
    {
        long[] ids = Ids(open.Draft(100, 50));
        Assert.True(open.Ledger.Reject(ids, "anna", "the plan changed").Accepted);
        TargetVersion rejected = Paris()[0];
        Assert.Equal((TargetState.Rejected, "the plan changed"), (rejected.State, rejected.Events[^1].Reason));
        Assert.False(open.Ledger.Approve(ids, "anna").Accepted);
        Assert.Empty(open.Ledger.Current(new TargetQuery(OpenStore.Workspace)));
    }

    [Fact]
    public void A_published_target_cannot_be_rejected() => Assert.False(open.Ledger.Reject(Ids(Published(100, 50)), "anna", "too late").Accepted);

    [Fact]
    public void A_newer_draft_takes_the_place_of_an_open_one_but_not_of_a_published_one()
    {
        Published(100, 50);
        open.Draft(110, 50, OpenStore.Cycle.Next);
        open.Draft(120, 50, OpenStore.Cycle.Next.Next);
        Assert.Equal([TargetState.Published, TargetState.Superseded, TargetState.Draft], Paris().Select(v => v.State));
    }

    [Fact]
    public void Publishing_a_newer_version_supersedes_the_published_one()
    {
        Published(100, 50);
        Published(110, 50, OpenStore.Cycle.Next);
        Assert.Equal([(1, TargetState.Superseded), (2, TargetState.Published)], Paris().Select(v => (v.Version, v.State)));
        Assert.Equal("version 2 was published", Paris()[0].Events[^1].Reason);
        Assert.Equal(110, Assert.Single(open.Ledger.Current(new TargetQuery(OpenStore.Workspace) { Market = "Paris" })).P50);
    }

    [Fact]
    public void A_cycle_that_is_caught_up_late_never_takes_the_place_of_a_newer_one()
    {
        Published(110, 50, OpenStore.Cycle.Next);
        open.Draft(100, 50, OpenStore.Cycle);
        Assert.Equal([TargetState.Published, TargetState.Superseded], Paris().Select(v => v.State));
        Assert.Equal("cycle 2026-02 has version 1", Paris()[1].Events[^1].Reason);
    }

    [Fact]
    public void The_same_numbers_from_another_data_set_or_cycle_are_another_version()
    {
        open.Draft(100, 50);
        open.Draft(100, 50, OpenStore.Cycle.Next);
        Assert.Equal(2, Paris().Count);
    }

    [Fact]
    public void An_override_keeps_the_models_value_beside_it_and_moves_the_total()
    {
        Published(100, 50);
        TargetVersion current = Paris()[0];
        LedgerAnswer answer = open.Ledger.Override(current.Id, 130, "bert", "trade fair in March");
        Assert.True(answer.Accepted);
        TargetVersion overridden = Paris()[^1];
        Assert.Equal((2, 130.0, 100.0, "trade fair in March", "bert", TargetState.Draft),
            (overridden.Version, overridden.P50, overridden.ModelP50, overridden.OverrideReason, overridden.Author, overridden.State));
        TargetVersion total = open.Ledger.History(OpenStore.Workspace, OpenStore.Total, March)[^1];
        Assert.Equal((2, 180.0, 150.0, "Paris: trade fair in March"), (total.Version, total.P50, total.ModelP50, total.OverrideReason));
        Assert.Equal(TargetState.Published, Paris()[0].State);
    }

    [Fact]
    public void An_override_of_an_override_still_shows_the_models_value()
    {
        open.Ledger.Override(open.Draft(100, 50)[0].Id, 130, "bert", "fair");
        open.Ledger.Override(Paris()[^1].Id, 120, "anna", "smaller fair");
        Assert.Equal((120.0, 100.0), (Paris()[^1].P50, Paris()[^1].ModelP50));
        Assert.Equal(170, open.Ledger.Current(new TargetQuery(OpenStore.Workspace) { Market = "ALL" })[0].P50);
    }

    [Theory]
    [InlineData(double.NaN, "fair", "targets.value")]
    [InlineData(120, " ", "targets.reason-missing")]
    public void An_override_without_a_value_or_a_reason_is_refused(double value, string reason, string rule)
    {
        LedgerAnswer answer = open.Ledger.Override(open.Draft(100, 50)[0].Id, value, "bert", reason);
        Assert.Equal(rule, Assert.Single(answer.Findings).Rule);
        Assert.Single(Paris());
    }

    /// <summary>H01: four eyes on a value that a person wrote.</summary>
    [Fact]
    public void Whoever_put_their_own_value_in_the_models_place_cannot_approve_it()
    {
        LedgerAnswer answer = open.Ledger.Override(open.Draft(100, 50)[0].Id, 130, "bert", "trade fair in March");
        long[] ids = Ids(answer.Changed);

        Assert.All(open.Ledger.Approve(ids, "bert").Findings, f => Assert.Equal("targets.own", f.Rule));
        Assert.Equal(TargetState.Draft, Paris()[^1].State);
        Assert.True(open.Ledger.Approve(ids, "anna").Accepted);
        Assert.Equal((130.0, 100.0, TargetState.Approved), (Paris()[^1].P50, Paris()[^1].ModelP50, Paris()[^1].State));
    }

    /// <summary>H01: a total that several people moved needs somebody who moved none of it.</summary>
    [Fact]
    public void Whoever_overrode_one_market_cannot_approve_the_total_that_another_person_moved_last()
    {
        TargetVersion[] drafts = [.. open.Draft(100, 50)];
        open.Ledger.Override(drafts[0].Id, 130, "bert", "trade fair in March");
        TargetVersion total = open.Ledger.Override(drafts[1].Id, 60, "anna", "new dealer").Changed.Single(c => c.IsTotal);

        Assert.Equal(190, total.P50);
        Assert.Equal("targets.own", Assert.Single(open.Ledger.Approve([total.Id], "bert").Findings).Rule);
        Assert.Equal("targets.own", Assert.Single(open.Ledger.Approve([total.Id], "anna").Findings).Rule);
        Assert.True(open.Ledger.Approve([total.Id], "carla").Accepted);
    }

    [Fact]
    public void A_total_is_not_overridden_while_it_has_markets() =>
        Assert.Equal("targets.total", Assert.Single(open.Ledger.Override(open.Draft(100, 50)[2].Id, 200, "bert", "more").Findings).Rule);

    [Fact]
    public void An_old_version_is_not_overridden_while_a_newer_one_is_open()
    {
        long published = Published(100, 50)[0].Id;
        open.Draft(110, 50, OpenStore.Cycle.Next);
        Assert.Equal("targets.state", Assert.Single(open.Ledger.Override(published, 120, "bert", "fair").Findings).Rule);
    }

    [Fact]
    public void A_target_that_is_not_there_is_a_finding() =>
        Assert.Equal("targets.unknown", Assert.Single(open.Ledger.Approve([4711], "anna").Findings).Rule);

    [Fact]
    public void The_prediction_of_a_month_is_what_was_published_last_before_it_came()
    {
        Published(100, 50, Month.Of(2026, 1));
        Published(110, 50, Month.Of(2026, 3));
        open.Draft(999, 50, Month.Of(2026, 3));
        Prediction(110);
    }

    [Fact]
    public void What_is_published_after_the_month_is_no_prediction_of_it()
    {
        Published(100, 50, Month.Of(2026, 2));
        Published(140, 50, Month.Of(2026, 4));
        Prediction(100);
    }

    private void Prediction(double leads) =>
        Assert.Equal((March, leads), open.Ledger.Published(OpenStore.Workspace, OpenStore.Paris).Select(p => (p.Month, p.Leads)).Single());
}
