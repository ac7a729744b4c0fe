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

public sealed class MonthlyCycleTests : IDisposable
{
    private readonly CycleRoom room = new();

    public void Dispose() => room.Dispose();

    [Fact]
    public void A_cycle_leaves_published_targets_with_everything_they_were_made_from()
    {
        KeptDataSet kept = room.Keep();
        Assert.Equal([March], new MonthlyCycle(room.Store, Settings()).RunDue("cycle"));
        IReadOnlyList<TargetVersion> targets = room.All();
        Assert.Equal(6, targets.Count);
        Assert.All(targets, t => Assert.Equal((TargetState.Published, 1, kept.Id), (t.State, t.Version, t.Sources.DataSet)));
        Assert.All(targets, t => Assert.Contains(t.Events, e => e is { Status: "approved", Who: "policy", Reason: "a test" }));
        foreach (TargetVersion target in targets.Where(t => !t.IsTotal))
        {
            StoredForecast forecast = room.Store.Forecasts.Of("cycle", March, target.Key)!;
            Assert.Equal((target.Sources.Forecast, target.Sources.Model), (forecast.Id, forecast.Sources.Model));
            Assert.Equal(kept.Id, room.Store.Models.Document("cycle", target.Sources.Model!).DataSet);
        }

        foreach (IGrouping<Month, TargetVersion> month in targets.GroupBy(t => t.Month))
            Assert.Equal(month.Single(t => t.IsTotal).P50, month.Where(t => !t.IsTotal).Sum(t => t.P50));
        Assert.Equal(Judgement.Pass, room.Store.Audit.Verify().Judgement);
    }

    [Fact]
    public void Replays_lie_beside_what_came_and_a_forecast_comes_back_as_it_was_stored()
    {
        room.Keep();
        new MonthlyCycle(room.Store, Settings()).RunDue("cycle");
        IReadOnlyList<BacktestRow> replays = room.Store.Replays.Latest("cycle", OpenStore.Paris, horizon: 1);
        Assert.Equal([Month.Of(2026, 1), Month.Of(2026, 2)], replays.Select(r => r.Month));
        Assert.All(replays, r => Assert.True(r.Actual > 0 && r.Model == Backtest.Selected));
        Assert.NotEmpty(room.Store.Replays.Latest("cycle", OpenStore.Paris, "seasonal-naive"));
        StoredForecast forecast = room.Store.Forecasts.Latest("cycle", OpenStore.Paris)!;
        Assert.Equal([March, March.Next], forecast.Forecast.Months.Select(m => m.Month));
        Assert.Equal(forecast.Id, room.Store.Write(t => ForecastShelf.Append(t, "cycle", March, forecast.Forecast, forecast.Sources)));
        Assert.Equal(3, room.Store.Forecasts.All("cycle", March).Count);
    }

    [Fact]
    public void Missed_cycles_are_caught_up_each_as_known_then()
    {
        room.Clock.Now = new DateTimeOffset(2026, 1, 10, 0, 0, 0, TimeSpan.Zero);
        room.Workspace.Write("frame.json", Auto.Replace("\"2026-03\"", "null", StringComparison.Ordinal)).Write("leads.csv", Leads(["Spring,Paris"], 24));
        room.Keep();
        var cycle = new MonthlyCycle(room.Store, Settings());
        Assert.Equal([Month.Of(2026, 1)], cycle.RunDue("cycle"));
        room.Clock.Now = new DateTimeOffset(2026, 4, 10, 0, 0, 0, TimeSpan.Zero);
        Assert.Empty(cycle.RunDue("cycle"));
        room.Workspace.Write("leads.csv", Leads(["Spring,Paris"], 27));
        room.Keep();
        Assert.Equal([Month.Of(2026, 2), March, Month.Of(2026, 4)], cycle.RunDue("cycle"));
        Assert.Equal(
            [Month.Of(2025, 12), Month.Of(2026, 1), Month.Of(2026, 2), March],
            room.Store.Partitions.Cycles("cycle").Reverse().Select(c => room.Store.Forecasts.Of("cycle", c, OpenStore.Paris)!.Forecast.Origin));
        Assert.Equal(4, room.Store.Targets.Published("cycle", OpenStore.Paris).Count(p => p.Month <= Month.Of(2026, 4)));
    }

    [Fact]
    public void A_series_that_fails_the_evaluation_is_refused_with_its_reason_and_the_others_go_on()
    {
        room.Workspace.Write("leads.csv", Leads(["Spring,Paris"], 26) + "Spring,Nice,2026-01,5\nSpring,Nice,2026-02,6\n");
        room.Keep();
        new MonthlyCycle(room.Store, Settings()).RunDue("cycle");
        Partition refused = room.Store.Partitions.List("cycle", March).First(p => p is { Step: CycleStep.Train, Key.Market: "Nice" });
        Assert.Equal(PartitionState.Refused, refused.State);
        Assert.Contains("2 months", refused.Error, StringComparison.Ordinal);
        Assert.Equal(["ALL", "Paris"], room.All().Select(t => t.Key.Market).Distinct());
    }

    [Fact]
    public void A_workspace_that_is_too_short_ends_in_refusals_and_no_target()
    {
        room.Workspace.Write("frame.json", Auto.Replace("2026-03", "2024-12", StringComparison.Ordinal)).Write("leads.csv", Leads(["Spring,Paris"], 11));
        room.Keep();
        Assert.Equal([Month.Of(2024, 12)], new MonthlyCycle(room.Store, Settings()).RunDue("cycle"));
        Assert.Equal(new CycleProgress(0, 0, 0, 3, 0), room.Store.Partitions.Progress("cycle", Month.Of(2024, 12)));
        Assert.Empty(room.All());
    }

    [Fact]
    public void Under_people_targets_stay_drafts()
    {
        room.Workspace.Write("frame.json", Auto.Replace("\"auto\"", "\"people\", \"approvers\": 2", StringComparison.Ordinal));
        room.Keep();
        new MonthlyCycle(room.Store, Settings()).RunDue("cycle");
        Assert.All(room.All(), t => Assert.Equal((TargetState.Draft, 2), (t.State, t.ApprovalsNeeded)));
    }

    [Fact]
    public void Corrected_leads_in_the_same_month_are_a_new_version_and_going_back_is_another()
    {
        string first = room.Workspace.Read().Version.Id;
        double[] P50(Store of) => [.. of.Targets.Current(new TargetQuery("cycle")).Select(t => t.P50)];
        room.Keep();
        var cycle = new MonthlyCycle(room.Store, Settings());
        cycle.Run("cycle", March);
        double[] before = P50(room.Store);
        string original = File.ReadAllText(Path.Combine(room.Workspace.Folder, "leads.csv"));
        room.Workspace.Write("leads.csv", original.Replace(",2025-03,", ",2025-03,1", StringComparison.Ordinal));
        room.Keep();
        cycle.Run("cycle", March);
        Assert.NotEqual(before, P50(room.Store));
        room.Workspace.Write("leads.csv", original);
        room.Keep();
        cycle.Run("cycle", March);
        Assert.Equal(before, P50(room.Store));
        Assert.All(room.Store.Targets.Current(new TargetQuery("cycle")), t => Assert.Equal((3, TargetState.Published, first), (t.Version, t.State, t.Sources.DataSet)));
        Assert.Equal(first, room.Store.Forecasts.Latest("cycle", OpenStore.Paris)!.Sources.DataSet);
    }

    [Fact]
    public void The_news_tell_the_preparation_and_then_every_partition()
    {
        room.Keep();
        var heard = new Heard();
        new MonthlyCycle(room.Store, Settings(threads: 2)).RunDue("cycle", heard);
        Assert.Equal(1.0, heard.News.Max(n => n.Prepared));
        Assert.Equal(5, heard.News.Count(n => n.Prepared is null && n.Partition.State == PartitionState.Done));
    }

    [Fact]
    public void A_workspace_that_the_store_does_not_know_is_said_so() =>
        Assert.Contains("Load the workspace first", Assert.Throws<StoreException>(() => new MonthlyCycle(room.Store).RunDue("nobody")).Message, StringComparison.Ordinal);

    [Fact]
    public void The_total_of_one_market_named_ALL_is_that_market()
    {
        room.Workspace.Write("leads.csv", Leads(["Spring,ALL"], 26));
        room.Keep();
        new MonthlyCycle(room.Store, Settings()).RunDue("cycle");
        Assert.Equal(2, room.All().Count);
        Assert.All(room.All(), t => Assert.NotNull(t.Sources.Model));
        Assert.Equal(PlanForecast.TotalMarket, Assert.Single(room.Store.Forecasts.All("cycle", March)).Forecast.Key.Market);
    }

    private sealed class Heard : IProgress<CycleNews>
    {
        public System.Collections.Concurrent.ConcurrentBag<CycleNews> News { get; } = [];

        public void Report(CycleNews value) => News.Add(value);
    }
}
