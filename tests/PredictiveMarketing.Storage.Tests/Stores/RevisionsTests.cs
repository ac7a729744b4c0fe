using Microsoft.Data.Sqlite;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Targets;

namespace PredictiveMarketing.Storage.Tests.Stores;

/// <summary>What pages keep in memory is named by revisions: every change moves the ones it concerns, in any process, and leaves the others.</summary>
public sealed class RevisionsTests : IDisposable
{
    private readonly OpenStore open = new();

    public void Dispose() => open.Dispose();

    private Revisions Now => open.Store.Revisions();

    [Fact]
    public void A_draft_an_approval_and_an_override_move_the_targets_and_not_what_was_promised()
    {
        Revisions before = Now;
        IReadOnlyList<TargetVersion> drafts = open.Draft(100, 50);
        Revisions drafted = Now;
        open.Ledger.Override(drafts[0].Id, 120, "Alex", "a new dealer");
        Revisions overridden = Now;
        open.Ledger.Approve([.. open.Ledger.Current(new TargetQuery(OpenStore.Workspace)).Select(t => t.Id)], "Dominique");

        Assert.True(drafted.Targets > before.Targets && overridden.Targets > drafted.Targets && Now.Targets > overridden.Targets);
        Assert.Equal((before.Runs, before.Promises, before.Imports), (Now.Runs, Now.Promises, Now.Imports));
    }

    [Fact]
    public void Publishing_moves_what_was_promised_and_so_does_the_version_that_takes_its_place()
    {
        long[] ids = [.. open.Draft(100, 50).Select(t => t.Id)];
        open.Ledger.Approve(ids, "Dominique");
        Revisions approved = Now;
        open.Ledger.Publish(ids, "Dominique");
        Revisions published = Now;
        long[] newer = [.. open.Draft(110, 60, OpenStore.Cycle.Next).Select(t => t.Id)];
        open.Ledger.Approve(newer, "Dominique");
        Revisions standing = Now;
        open.Ledger.Publish(newer, "Dominique");

        Assert.True(published.Promises > approved.Promises);
        Assert.Equal(published.Promises, standing.Promises);
        Assert.True(Now.Promises > standing.Promises);
    }

    [Fact]
    public void Another_process_sees_the_change_as_well()
    {
        using Store other = Store.Open(open.Folder, open.Clock);
        Revisions before = other.Revisions();
        open.Draft(100, 50);
        Assert.True(other.Revisions().Targets > before.Targets);
        Assert.Equal(open.Store.Revisions(), other.Revisions());
    }

    [Theory]
    [InlineData("update revisions set number = number - 1")]
    [InlineData("update revisions set number = number")]
    [InlineData("delete from revisions")]
    public void A_revision_never_falls_and_never_goes(string sql)
    {
        open.Draft(100, 50);
        Assert.Throws<SqliteException>(() => open.Store.Write(t => t.Execute(sql)));
    }
}
