using System.Globalization;
using System.Text;
using PredictiveMarketing.Forecasting.Choose;
using PredictiveMarketing.Forecasting.Plan;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Forecasts;
using PredictiveMarketing.Storage.Jobs;
using PredictiveMarketing.Storage.Models;
using PredictiveMarketing.Storage.Targets;
using PredictiveMarketing.Storage.Tests.Stores;
using PredictiveMarketing.Storage.Tests.Workspaces;
using PredictiveMarketing.Storage.Versions;
using static PredictiveMarketing.Storage.Tests.Jobs.CycleRoom;

namespace PredictiveMarketing.Storage.Tests.Jobs;

/// <summary>Killed, repeated, doubled or stopped, a cycle ends as if nothing had happened.</summary>
public sealed class CycleSurvivalTests : IDisposable
{
    private readonly CycleRoom room = new();

    public void Dispose() => room.Dispose();

    [Fact]
    public void Running_a_cycle_again_changes_nothing()
    {
        room.Keep();
        var cycle = new MonthlyCycle(room.Store, Settings());
        cycle.RunDue("cycle");
        string before = Bytes(room.Store);
        room.Clock.Now += TimeSpan.FromHours(1);
        room.Keep();
        Assert.Empty(cycle.RunDue("cycle"));
        cycle.Run("cycle", March);
        Assert.Equal(before, Bytes(room.Store));
    }

    [Fact]
    public void One_thread_or_two_give_the_same_bytes()
    {
        Store other = room.Opened(Path.Combine(room.Folder, "two"));
        room.Keep();
        other.DataSets.Keep(room.Workspace.Read());
        new MonthlyCycle(room.Store, Settings(threads: 1)).RunDue("cycle");
        new MonthlyCycle(other, Settings(threads: 2)).RunDue("cycle");
        Assert.Equal(Bytes(room.Store), Bytes(other));
        string[] Documents(Store of) => [.. Directory.EnumerateFiles(of.Models.Folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];
        Assert.Equal(Documents(room.Store), Documents(other));
    }

    [Fact]
    public void Killed_at_every_boundary_of_every_partition_the_outcome_is_that_of_an_undisturbed_run()
    {
        Store undisturbed = room.Opened(Path.Combine(room.Folder, "undisturbed"));
        undisturbed.DataSets.Keep(room.Workspace.Read());
        new MonthlyCycle(undisturbed, Settings()).RunDue("cycle");
        room.Keep();
        var died = new HashSet<(CycleBoundary, long)>();
        int kills = 0;
        while (true)
        {
            // Every start is another process; the one before is dead.
            var cycle = new MonthlyCycle(room.Store, Settings(), WorkerIdentity.Current with { Process = int.MaxValue - kills })
            {
                AtBoundary = (boundary, partition) =>
                {
                    if (died.Add((boundary, partition.Id)))
                        throw new IOException("killed");
                },
            };
            try
            {
                cycle.RunDue("cycle");
                break;
            }
            catch (IOException)
            {
                kills++;
                room.Reopen();
            }
        }

        Assert.Equal(25, kills);
        Assert.Equal(6, room.All().Count);
        Assert.Equal(6, room.Store.Read(t => t.Single<int>("select count(*) from target_events where status = 'published'")));
        Assert.Equal(Bytes(undisturbed), Bytes(room.Store));
    }

    [Fact]
    public void Two_processes_at_once_publish_every_target_once()
    {
        room.Keep();
        Store second = room.Opened(room.Folder);
        Parallel.Invoke(
            () => new MonthlyCycle(room.Store, Settings()).Run("cycle", March),
            () => new MonthlyCycle(second, Settings(), WorkerIdentity.Current with { Machine = "another" }).Run("cycle", March));
        Assert.Equal(6, room.All().Count);
        Assert.All(room.All(), t => Assert.Equal(TargetState.Published, t.State));
        Assert.True(room.Store.Partitions.Progress("cycle", March).IsOver);
    }

    [Fact]
    public void A_document_that_was_edited_between_training_and_forecast_fails_the_forecast_and_a_retry_mends_it()
    {
        room.Keep();
        var edits = new MonthlyCycle(room.Store, Settings())
        {
            AtBoundary = (boundary, partition) =>
            {
                if (boundary == CycleBoundary.Completed && partition is { Step: CycleStep.Train, Key.Market: "Paris" })
                    File.AppendAllText(Path.Combine(room.Store.Models.Folder, room.Store.Models.Of("cycle", OpenStore.Paris)[0].File), " ");
            },
        };
        edits.RunDue("cycle");
        Partition failed = room.Store.Partitions.List("cycle", March).Single(p => p.State == PartitionState.Failed);
        Assert.Contains(nameof(ModelRefusedException), failed.Error, StringComparison.Ordinal);
        Assert.Empty(room.All());
        Assert.True(room.Store.Partitions.Retry("cycle", failed.Id, "anna"));
        new MonthlyCycle(room.Store, Settings()).RunDue("cycle");
        Assert.Equal(6, room.All().Count);
    }

    [Fact]
    public void A_run_that_is_asked_to_stop_finishes_what_it_holds_and_goes_on_later()
    {
        room.Keep();
        using var stop = new CancellationTokenSource();
        var cycle = new MonthlyCycle(room.Store, Settings());
        Assert.Throws<OperationCanceledException>(() => cycle.RunDue("cycle", new StopAfterFirst(stop), stop.Token));
        Assert.Equal((1, 0), (room.Store.Partitions.Progress("cycle", March).Done, room.Store.Partitions.Progress("cycle", March).Running));
        Assert.Equal([March], cycle.RunDue("cycle"));
        Assert.Equal(6, room.All().Count);
    }

    private sealed class StopAfterFirst(CancellationTokenSource stop) : IProgress<CycleNews>
    {
        public void Report(CycleNews value)
        {
            if (value.Prepared is null)
                stop.Cancel();
        }
    }
}
