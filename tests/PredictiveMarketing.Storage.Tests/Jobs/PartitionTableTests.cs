using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Audit;
using PredictiveMarketing.Storage.Jobs;
using PredictiveMarketing.Storage.Tests.Stores;
using PredictiveMarketing.Storage.Tests.Workspaces;
using PredictiveMarketing.Storage.Versions;

namespace PredictiveMarketing.Storage.Tests.Jobs;

public sealed class PartitionTableTests : IDisposable
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);
    private static readonly WorkerIdentity Elsewhere = new("another-machine", 17, 1);
    private static readonly SeriesKey Nice = new("Spring", "Nice");
    private readonly OpenStore open = new();

    public PartitionTableTests() => Ensure();

    public void Dispose() => open.Dispose();

    private PartitionTable Table => open.Store.Partitions;

    private int Ensure(string? dataSet = null, params SeriesKey[] series) => Table.Ensure(new CyclePlan(
        OpenStore.Workspace, OpenStore.Cycle, dataSet ?? open.DataSet.Id, 1, series.Length > 0 ? series : [OpenStore.Paris, OpenStore.Lyon]));

    private Partition? Claim(WorkerIdentity? worker = null) => Table.ClaimNext(OpenStore.Workspace, OpenStore.Cycle, worker ?? WorkerIdentity.Current, Lease);

    private Partition Done(Partition claimed)
    {
        Table.Complete(claimed, _ => "result");
        return Table.Get(claimed.Id);
    }

    private CycleProgress Progress => Table.Progress(OpenStore.Workspace, OpenStore.Cycle);

    private KeptDataSet Other()
    {
        using var workspace = new WrittenWorkspace();
        return open.Store.DataSets.Keep(workspace.Write("leads.csv", WrittenWorkspace.Leads(30)).Read());
    }

    [Fact]
    public void A_cycle_has_two_steps_per_series_and_one_per_campaign()
    {
        Assert.Equal(5, Progress.Waiting);
        Assert.Equal(0, Ensure());
        Assert.Equal(5, Progress.Total);
    }

    [Fact]
    public void Work_comes_in_the_order_of_its_needs()
    {
        var order = new List<string>();
        while (Claim() is { } claimed)
            order.Add($"{claimed.Step} {Done(claimed).Key.Market}");
        Assert.Equal(["Train Lyon", "Train Paris", "Forecast Lyon", "Forecast Paris", "Target ALL"], order);
        Assert.True(Progress.IsOver);
    }

    [Fact]
    public void What_follows_waits_until_its_forerunner_is_done()
    {
        Claim();
        Claim();
        Assert.Null(Claim());
    }

    [Fact]
    public void A_result_and_its_completion_commit_together_or_not_at_all()
    {
        Partition claimed = Claim()!;
        Assert.Throws<InvalidOperationException>(() => Table.Complete(claimed, t =>
        {
            AuditChain.Append(t, "test", "written", "x", "");
            throw new InvalidOperationException("killed");
        }));
        Assert.Equal(PartitionState.Running, Table.Get(claimed.Id).State);
        Assert.DoesNotContain(open.Store.Audit.Latest(5), e => e.Action == "written");
    }

    [Fact]
    public void A_stale_worker_can_commit_nothing()
    {
        Partition stale = Claim(Elsewhere)!;
        open.Clock.Now += Lease + TimeSpan.FromSeconds(1);
        Partition taken = Claim()!;
        Assert.Equal((stale.Id, 2), (taken.Id, taken.Attempt));
        Assert.Throws<StaleWorkerException>(() => Table.Complete(stale, t =>
        {
            AuditChain.Append(t, "test", "stale", "x", "");
            return "stale";
        }));
        Assert.Throws<StaleWorkerException>(() => Table.Fail(stale, "late"));
        Assert.DoesNotContain(open.Store.Audit.Latest(5), e => e.Action == "stale");
        Assert.Equal(PartitionState.Done, Done(taken).State);
    }

    [Fact]
    public void A_partition_completes_once()
    {
        Partition claimed = Claim()!;
        Done(claimed);
        Assert.Throws<StaleWorkerException>(() => Table.Complete(claimed, _ => "again"));
        Assert.Equal("result", Table.Get(claimed.Id).Result);
    }

    [Fact]
    public void A_sign_of_life_keeps_the_claim()
    {
        Partition claimed = Claim(Elsewhere)!;
        open.Clock.Now += Lease / 2;
        Table.Heartbeat(Elsewhere, Lease);
        open.Clock.Now += Lease - TimeSpan.FromSeconds(1);
        Assert.NotEqual(claimed.Id, Claim()!.Id);
    }

    [Fact]
    public void What_a_dead_process_of_this_machine_held_is_free_at_once()
    {
        Partition claimed = Claim(WorkerIdentity.Current with { Process = int.MaxValue })!;
        Assert.Equal(1, Table.ReclaimDead());
        Assert.Equal(claimed.Id, Claim()!.Id);
    }

    [Fact]
    public void A_process_id_that_was_used_again_does_not_keep_the_claim_of_the_dead_one()
    {
        Claim(WorkerIdentity.Current with { Began = WorkerIdentity.Current.Began - 1000 });
        Assert.Equal(1, Table.ReclaimDead());
    }

    [Fact]
    public void The_living_and_other_machines_keep_what_they_hold()
    {
        Claim();
        Claim(Elsewhere with { Process = int.MaxValue });
        Assert.Equal(0, Table.ReclaimDead());
    }

    [Fact]
    public void Many_workers_never_hold_the_same_partition()
    {
        Ensure(series: [.. Enumerable.Range(0, 40).Select(i => new SeriesKey("Spring", $"m{i}"))]);
        var claimed = new System.Collections.Concurrent.ConcurrentBag<long>();
        Parallel.For(0, 4, _ =>
        {
            while (Claim() is { } partition)
            {
                claimed.Add(partition.Id);
                Table.Complete(partition, _ => "");
            }
        });
        Assert.Equal(claimed.Count, claimed.Distinct().Count());
        Assert.True(Progress.IsOver);
    }

    [Fact]
    public void A_failure_holds_back_what_follows_until_it_is_retried()
    {
        Partition train = Claim()!;
        Table.Fail(train, "disk full");
        Done(Claim()!);
        Done(Claim()!);
        Assert.Null(Claim());
        Assert.Equal("disk full", Table.Get(train.Id).Error);
        Assert.True(Table.Retry(OpenStore.Workspace, train.Id, "anna"));
        Assert.Equal((train.Id, 2), (Claim()!.Id, Table.Get(train.Id).Attempt));
    }

    [Fact]
    public void A_failed_forecast_is_retried_with_its_training()
    {
        while (Claim() is { Step: CycleStep.Train } train)
            Done(train);
        Partition forecast = Table.List(OpenStore.Workspace, OpenStore.Cycle).First(p => p.State == PartitionState.Running);
        Table.Fail(forecast, "the document was changed");
        Table.Retry(OpenStore.Workspace, forecast.Id, "anna");
        Partition next = Claim()!;
        Assert.Equal((CycleStep.Train, forecast.Key), (next.Step, next.Key));
    }

    [Fact]
    public void Nothing_of_another_workspace_is_retried()
    {
        Partition train = Claim()!;
        Table.Fail(train, "disk full");

        Assert.False(Table.Retry("another", train.Id, "anna"));
        Assert.Equal(PartitionState.Failed, Table.Get(train.Id).State);
    }

    [Fact]
    public void Only_what_failed_or_was_refused_can_be_retried()
    {
        Partition claimed = Claim()!;
        Assert.False(Table.Retry(OpenStore.Workspace, claimed.Id, "anna"));
        Assert.False(Table.Retry(OpenStore.Workspace, Done(claimed).Id, "anna"));
    }

    [Fact]
    public void Another_data_set_makes_the_cycle_wait_again_and_fences_off_running_work()
    {
        Done(Claim()!);
        Partition running = Claim()!;
        Assert.Equal(5, Ensure(Other().Id));
        Assert.Equal(5, Progress.Waiting);
        Assert.Throws<StaleWorkerException>(() => Table.Complete(running, _ => "old data"));
    }

    [Fact]
    public void A_series_that_left_the_data_set_holds_nothing_back()
    {
        Ensure(Other().Id, OpenStore.Paris);
        while (Claim() is { } claimed)
            Done(claimed);
        CycleProgress progress = Progress;
        Assert.Equal((true, 2, 3), (progress.IsOver, progress.Refused, progress.Done));
    }

    [Fact]
    public void Cycles_are_listed_newest_first_and_unfinished_ones_oldest_first()
    {
        Table.Ensure(new CyclePlan(OpenStore.Workspace, OpenStore.Cycle.Next, open.DataSet.Id, 1, [Nice]));
        Assert.Equal([OpenStore.Cycle.Next, OpenStore.Cycle], Table.Cycles(OpenStore.Workspace));
        Assert.Equal([OpenStore.Cycle, OpenStore.Cycle.Next], Table.Unfinished(OpenStore.Workspace));
        Assert.Equal(OpenStore.Cycle.Next, Table.Newest(OpenStore.Workspace));
        Assert.Null(Table.Newest("nobody"));
    }
}
