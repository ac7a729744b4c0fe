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

namespace PredictiveMarketing.Storage.Tests.Jobs;

public sealed class MonthlyCycleTests : IDisposable
{
    private const string Auto = """{ "name": "cycle", "kpi": { "name": "leads" }, "horizonMonths": 2, "approval": { "mode": "auto", "reason": "a test" }, "asOf": "2026-03" }""";
    private static readonly Month March = Month.Of(2026, 3);
    private readonly HandClock clock = new();
    private readonly string folder = Path.Combine(Path.GetTempPath(), "pm-cycle-" + Guid.NewGuid().ToString("N"));
    private readonly WrittenWorkspace workspace = new();
    private readonly List<Store> opened = [];
    private Store store;

    public MonthlyCycleTests()
    {
        store = Opened(folder);
        workspace.Write("frame.json", Auto).Write("leads.csv", Leads(["Spring,Paris", "Spring,Lyon"], 26));
    }

    public void Dispose()
    {
        opened.ForEach(s => s.Dispose());
        workspace.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private Store Opened(string at)
    {
        opened.Add(Store.Open(at, clock));
        return opened[^1];
    }

    /// <summary>Months from 2024-01 with a season that a forecast can find; counts.</summary>
    private static string Leads(string[] series, int months)
    {
        var text = new StringBuilder("campaign,market,month,leads\n");
        foreach (string key in series)
        {
            for (int i = 0; i < months; i++)
                text.Append(CultureInfo.InvariantCulture, $"{key},{Month.Of(2024, 1).Plus(i)},{100 + (30 * (i % 12)) + (7 * ((i * i) % 5)) + key.Length}\n");
        }

        return text.ToString();
    }

    private KeptDataSet Keep() => store.DataSets.Keep(workspace.Read());

    private static CycleSettings Settings(int threads = 1) => new(threads, Replays: 2);

    private IReadOnlyList<TargetVersion> All(Store? of = null) => (of ?? store).Targets.Find(new TargetQuery("cycle"));

    private static string Bytes(Store store)
    {
        using var file = new MemoryStream();
        TargetExport.Csv(file, store.Targets.Find(new TargetQuery("cycle")));
        return Convert.ToHexString(file.ToArray());
    }

    [Fact]
    public void A_cycle_leaves_published_targets_with_everything_they_were_made_from()
    {
        KeptDataSet kept = Keep();
        Assert.Equal([March], new MonthlyCycle(store, Settings()).RunDue("cycle"));
        IReadOnlyList<TargetVersion> targets = All();
        Assert.Equal(6, targets.Count);
        Assert.All(targets, t => Assert.Equal((TargetState.Published, 1, kept.Id), (t.State, t.Version, t.Sources.DataSet)));
        Assert.All(targets, t => Assert.Contains(t.Events, e => e is { Status: "approved", Who: "policy", Reason: "a test" }));
        foreach (TargetVersion target in targets.Where(t => !t.IsTotal))
        {
            StoredForecast forecast = store.Forecasts.Of("cycle", March, target.Key)!;
            Assert.Equal((target.Sources.Forecast, target.Sources.Model), (forecast.Id, forecast.Sources.Model));
            Assert.Equal(kept.Id, store.Models.Document("cycle", target.Sources.Model!).DataSet);
        }

        foreach (IGrouping<Month, TargetVersion> month in targets.GroupBy(t => t.Month))
            Assert.Equal(month.Single(t => t.IsTotal).P50, month.Where(t => !t.IsTotal).Sum(t => t.P50));
        Assert.Equal(Judgement.Pass, store.Audit.Verify().Judgement);
    }

    [Fact]
    public void Replays_lie_beside_what_came_and_a_forecast_comes_back_as_it_was_stored()
    {
        Keep();
        new MonthlyCycle(store, Settings()).RunDue("cycle");
        IReadOnlyList<BacktestRow> replays = store.Replays.Latest("cycle", OpenStore.Paris, horizon: 1);
        Assert.Equal([Month.Of(2026, 1), Month.Of(2026, 2)], replays.Select(r => r.Month));
        Assert.All(replays, r => Assert.True(r.Actual > 0 && r.Model == Backtest.Selected));
        Assert.NotEmpty(store.Replays.Latest("cycle", OpenStore.Paris, "seasonal-naive"));
        StoredForecast forecast = store.Forecasts.Latest("cycle", OpenStore.Paris)!;
        Assert.Equal([March, March.Next], forecast.Forecast.Months.Select(m => m.Month));
        Assert.Equal(forecast.Id, store.Write(t => ForecastShelf.Append(t, "cycle", March, forecast.Forecast, forecast.Sources)));
        Assert.Equal(3, store.Forecasts.All("cycle", March).Count);
    }

    [Fact]
    public void Running_a_cycle_again_changes_nothing()
    {
        Keep();
        var cycle = new MonthlyCycle(store, Settings());
        cycle.RunDue("cycle");
        string before = Bytes(store);
        clock.Now += TimeSpan.FromHours(1);
        Keep();
        Assert.Empty(cycle.RunDue("cycle"));
        cycle.Run("cycle", March);
        Assert.Equal(before, Bytes(store));
    }

    [Fact]
    public void One_thread_or_two_give_the_same_bytes()
    {
        Store other = Opened(Path.Combine(folder, "two"));
        Keep();
        other.DataSets.Keep(workspace.Read());
        new MonthlyCycle(store, Settings(threads: 1)).RunDue("cycle");
        new MonthlyCycle(other, Settings(threads: 2)).RunDue("cycle");
        Assert.Equal(Bytes(store), Bytes(other));
        string[] Documents(Store of) => [.. Directory.EnumerateFiles(of.Models.Folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];
        Assert.Equal(Documents(store), Documents(other));
    }

    [Fact]
    public void Killed_at_every_boundary_of_every_partition_the_outcome_is_that_of_an_undisturbed_run()
    {
        Store undisturbed = Opened(Path.Combine(folder, "undisturbed"));
        undisturbed.DataSets.Keep(workspace.Read());
        new MonthlyCycle(undisturbed, Settings()).RunDue("cycle");
        Keep();
        var died = new HashSet<(CycleBoundary, long)>();
        int kills = 0;
        while (true)
        {
            // Every start is another process; the one before is dead.
            var cycle = new MonthlyCycle(store, Settings(), WorkerIdentity.Current with { Process = int.MaxValue - kills })
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
                store.Dispose();
                store = Opened(folder);
            }
        }

        Assert.Equal(25, kills);
        Assert.Equal(6, All().Count);
        Assert.Equal(6, store.Read(t => t.Single<int>("select count(*) from target_events where status = 'published'")));
        Assert.Equal(Bytes(undisturbed), Bytes(store));
    }

    [Fact]
    public void Two_processes_at_once_publish_every_target_once()
    {
        Keep();
        Store second = Opened(folder);
        Parallel.Invoke(
            () => new MonthlyCycle(store, Settings()).Run("cycle", March),
            () => new MonthlyCycle(second, Settings(), WorkerIdentity.Current with { Machine = "another" }).Run("cycle", March));
        Assert.Equal(6, All().Count);
        Assert.All(All(), t => Assert.Equal(TargetState.Published, t.State));
        Assert.True(store.Partitions.Progress("cycle", March).IsOver);
    }

    [Fact]
    public void Missed_cycles_are_caught_up_each_as_known_then()
    {
        clock.Now = new DateTimeOffset(2026, 1, 10, 0, 0, 0, TimeSpan.Zero);
        workspace.Write("frame.json", Auto.Replace("\"2026-03\"", "null", StringComparison.Ordinal)).Write("leads.csv", Leads(["Spring,Paris"], 24));
        Keep();
        var cycle = new MonthlyCycle(store, Settings());
        Assert.Equal([Month.Of(2026, 1)], cycle.RunDue("cycle"));
        clock.Now = new DateTimeOffset(2026, 4, 10, 0, 0, 0, TimeSpan.Zero);
        Assert.Empty(cycle.RunDue("cycle"));
        workspace.Write("leads.csv", Leads(["Spring,Paris"], 27));
        Keep();
        Assert.Equal([Month.Of(2026, 2), March, Month.Of(2026, 4)], cycle.RunDue("cycle"));
        Assert.Equal(
            [Month.Of(2025, 12), Month.Of(2026, 1), Month.Of(2026, 2), March],
            store.Partitions.Cycles("cycle").Reverse().Select(c => store.Forecasts.Of("cycle", c, OpenStore.Paris)!.Forecast.Origin));
        Assert.Equal(4, store.Targets.Published("cycle", OpenStore.Paris).Count(p => p.Month <= Month.Of(2026, 4)));
    }

    [Fact]
    public void A_series_that_fails_the_evaluation_is_refused_with_its_reason_and_the_others_go_on()
    {
        workspace.Write("leads.csv", Leads(["Spring,Paris"], 26) + "Spring,Nice,2026-01,5\nSpring,Nice,2026-02,6\n");
        Keep();
        new MonthlyCycle(store, Settings()).RunDue("cycle");
        Partition refused = store.Partitions.List("cycle", March).First(p => p is { Step: CycleStep.Train, Key.Market: "Nice" });
        Assert.Equal(PartitionState.Refused, refused.State);
        Assert.Contains("2 months", refused.Error, StringComparison.Ordinal);
        Assert.Equal(["ALL", "Paris"], All().Select(t => t.Key.Market).Distinct());
    }

    [Fact]
    public void A_workspace_that_is_too_short_ends_in_refusals_and_no_target()
    {
        workspace.Write("frame.json", Auto.Replace("2026-03", "2024-12", StringComparison.Ordinal)).Write("leads.csv", Leads(["Spring,Paris"], 11));
        Keep();
        Assert.Equal([Month.Of(2024, 12)], new MonthlyCycle(store, Settings()).RunDue("cycle"));
        Assert.Equal(new CycleProgress(0, 0, 0, 3, 0), store.Partitions.Progress("cycle", Month.Of(2024, 12)));
        Assert.Empty(All());
    }

    [Fact]
    public void Under_people_targets_stay_drafts()
    {
        workspace.Write("frame.json", Auto.Replace("\"auto\"", "\"people\", \"approvers\": 2", StringComparison.Ordinal));
        Keep();
        new MonthlyCycle(store, Settings()).RunDue("cycle");
        Assert.All(All(), t => Assert.Equal((TargetState.Draft, 2), (t.State, t.ApprovalsNeeded)));
    }

    [Fact]
    public void A_document_that_was_edited_between_training_and_forecast_fails_the_forecast_and_a_retry_mends_it()
    {
        Keep();
        var edits = new MonthlyCycle(store, Settings())
        {
            AtBoundary = (boundary, partition) =>
            {
                if (boundary == CycleBoundary.Completed && partition is { Step: CycleStep.Train, Key.Market: "Paris" })
                    File.AppendAllText(Path.Combine(store.Models.Folder, store.Models.Of("cycle", OpenStore.Paris)[0].File), " ");
            },
        };
        edits.RunDue("cycle");
        Partition failed = store.Partitions.List("cycle", March).Single(p => p.State == PartitionState.Failed);
        Assert.Contains(nameof(ModelRefusedException), failed.Error, StringComparison.Ordinal);
        Assert.Empty(All());
        Assert.True(store.Partitions.Retry(failed.Id, "anna"));
        new MonthlyCycle(store, Settings()).RunDue("cycle");
        Assert.Equal(6, All().Count);
    }

    [Fact]
    public void Corrected_leads_in_the_same_month_are_a_new_version_and_going_back_is_another()
    {
        string first = workspace.Read().Version.Id;
        double[] P50(Store of) => [.. of.Targets.Current(new TargetQuery("cycle")).Select(t => t.P50)];
        Keep();
        var cycle = new MonthlyCycle(store, Settings());
        cycle.Run("cycle", March);
        double[] before = P50(store);
        string original = File.ReadAllText(Path.Combine(workspace.Folder, "leads.csv"));
        workspace.Write("leads.csv", original.Replace(",2025-03,", ",2025-03,1", StringComparison.Ordinal));
        Keep();
        cycle.Run("cycle", March);
        Assert.NotEqual(before, P50(store));
        workspace.Write("leads.csv", original);
        Keep();
        cycle.Run("cycle", March);
        Assert.Equal(before, P50(store));
        Assert.All(store.Targets.Current(new TargetQuery("cycle")), t => Assert.Equal((3, TargetState.Published, first), (t.Version, t.State, t.Sources.DataSet)));
        Assert.Equal(first, store.Forecasts.Latest("cycle", OpenStore.Paris)!.Sources.DataSet);
    }

    [Fact]
    public void A_run_that_is_asked_to_stop_finishes_what_it_holds_and_goes_on_later()
    {
        Keep();
        using var stop = new CancellationTokenSource();
        var cycle = new MonthlyCycle(store, Settings());
        Assert.Throws<OperationCanceledException>(() => cycle.RunDue("cycle", new StopAfterFirst(stop), stop.Token));
        Assert.Equal((1, 0), (store.Partitions.Progress("cycle", March).Done, store.Partitions.Progress("cycle", March).Running));
        Assert.Equal([March], cycle.RunDue("cycle"));
        Assert.Equal(6, All().Count);
    }

    [Fact]
    public void The_news_tell_the_preparation_and_then_every_partition()
    {
        Keep();
        var heard = new Heard();
        new MonthlyCycle(store, Settings(threads: 2)).RunDue("cycle", heard);
        Assert.Equal(1.0, heard.News.Max(n => n.Prepared));
        Assert.Equal(5, heard.News.Count(n => n.Prepared is null && n.Partition.State == PartitionState.Done));
    }

    [Fact]
    public void A_workspace_that_the_store_does_not_know_is_said_so() =>
        Assert.Contains("Load the workspace first", Assert.Throws<StoreException>(() => new MonthlyCycle(store).RunDue("nobody")).Message, StringComparison.Ordinal);

    [Fact]
    public void The_total_of_one_market_named_ALL_is_that_market()
    {
        workspace.Write("leads.csv", Leads(["Spring,ALL"], 26));
        Keep();
        new MonthlyCycle(store, Settings()).RunDue("cycle");
        Assert.Equal(2, All().Count);
        Assert.All(All(), t => Assert.NotNull(t.Sources.Model));
        Assert.Equal(PlanForecast.TotalMarket, Assert.Single(store.Forecasts.All("cycle", March)).Forecast.Key.Market);
    }

    private sealed class StopAfterFirst(CancellationTokenSource stop) : IProgress<CycleNews>
    {
        public void Report(CycleNews value)
        {
            if (value.Prepared is null)
                stop.Cancel();
        }
    }

    private sealed class Heard : IProgress<CycleNews>
    {
        public System.Collections.Concurrent.ConcurrentBag<CycleNews> News { get; } = [];

        public void Report(CycleNews value) => News.Add(value);
    }
}
