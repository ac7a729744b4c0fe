using System.Globalization;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Tests.Serving;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Jobs;
using PredictiveMarketing.Storage.Targets;
using Xunit.Abstractions;

namespace PredictiveMarketing.Service.Tests.Schedule;

/// <summary>
/// Kills the real service, as kill -9 does, at random moments of its first run, and starts it again. Six kills on a small workspace by default; the environment variables
/// PM_KILLS and PM_KILL_WORKSPACE (a folder, for example the sample) ask for more.
/// </summary>
public class KillAndResumeTests(ITestOutputHelper output)
{
    private const int Seed = 20;

    private const int MostMore = 20;

    [Fact]
    public async Task A_first_run_that_is_killed_again_and_again_publishes_every_target_exactly_once()
    {
        int kills = int.Parse(Environment.GetEnvironmentVariable("PM_KILLS") ?? "6", CultureInfo.InvariantCulture);
        string folder = Directory.CreateTempSubdirectory("pm-kill-").FullName;
        string workspace = Environment.GetEnvironmentVariable("PM_KILL_WORKSPACE") ?? SmallWorkspace.Write(Path.Combine(folder, "w"), "killed", people: false, markets: 10);
        string name = Storage.Workspaces.WorkspaceReader.Read(workspace).Workspace!.Contract.Name;
        Random moments = new(Seed);

        string undisturbed = Path.Combine(folder, "undisturbed");
        TimeSpan whole = await UntilOver(Arguments(undisturbed, workspace), name);
        IReadOnlyList<TargetVersion> expected = Published(undisturbed, name);
        Assert.NotEmpty(expected);

        int atWork = 0;
        int first = 1;
        // Every other kill waits for finished steps; on a machine where none of them was quick enough, more kills follow.
        for (int kill = 0; kill < kills || (atWork == 0 && kill < kills + MostMore); kill++)
        {
            string store = Path.Combine(folder, $"store-{first}");
            using RealService doomed = RealService.Start(Arguments(store, workspace));
            await Task.Delay(whole * moments.NextDouble() * (kill % 2 == 0 ? 1 : 0.5));
            if (kill % 2 == 1)
                await UntilAtWork(store, name);
            doomed.Kill();
            CycleProgress? left = Left(store, name);
            atWork += left is { Done: > 0, IsOver: false } ? 1 : 0;
            if (left is { IsOver: true })
            {
                // It was faster than its kills: the next ones strike another first run.
                PublishedOnce(expected, Published(store, name));
                first++;
            }
        }

        string last = Path.Combine(folder, $"store-{first}");
        await UntilOver(Arguments(last, workspace), name);
        PublishedOnce(expected, Published(last, name));
        output.WriteLine($"{kills} kills in {first} first runs of {whole.TotalSeconds:0.0} s, {atWork} of them in the middle of the work; {expected.Count} targets published each time");
        Assert.True(atWork > 0, "no kill struck in the middle of the work: nothing was tried");
        Directory.Delete(folder, recursive: true);
    }

    private static async Task UntilAtWork(string store, string workspace)
    {
        long began = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromMinutes(1) && !(File.Exists(Path.Combine(store, "store.db")) && Left(store, workspace) is { Done: > 0 }))
            await Task.Delay(2);
    }

    private static async Task<TimeSpan> UntilOver(string[] arguments, string workspace)
    {
        using RealService service = RealService.Start(arguments);
        long began = TimeProvider.System.GetTimestamp();
        Assert.True(await service.IsOver(workspace, TimeSpan.FromMinutes(2)), "the run was not over in time");
        return TimeProvider.System.GetElapsedTime(began);
    }

    private static string[] Arguments(string store, string workspace) => ["--store", store, "--workspace", workspace, "--urls", "http://127.0.0.1:0"];

    private static CycleProgress? Left(string folder, string workspace)
    {
        using Store store = Store.Open(folder);
        return store.Partitions.Newest(workspace) is Month cycle ? store.Partitions.Progress(workspace, cycle) : null;
    }

    private static void PublishedOnce(IReadOnlyList<TargetVersion> expected, IReadOnlyList<TargetVersion> targets)
    {
        Assert.Equal(
            expected.Select(t => (t.Key, t.Month, t.P10, t.P50, t.P90, t.Sources)),
            targets.Select(t => (t.Key, t.Month, t.P10, t.P50, t.P90, t.Sources)));
        Assert.All(targets, t => Assert.Equal(1, t.Version));
        Assert.All(targets, t => Assert.Equal(1, t.Events.Count(e => e.Status == "published")));
    }

    /// <summary>Every version that the ledger holds; all of them must be published ones.</summary>
    private static IReadOnlyList<TargetVersion> Published(string folder, string workspace)
    {
        using Store store = Store.Open(folder);
        IReadOnlyList<TargetVersion> all = store.Targets.Find(new TargetQuery(workspace));
        Assert.All(all, t => Assert.Equal(TargetState.Published, t.State));
        return all;
    }
}
