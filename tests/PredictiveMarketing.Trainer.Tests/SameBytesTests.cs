namespace PredictiveMarketing.Trainer.Tests;

/// <summary>Same inputs, settings and seed give the same bytes, whatever the number of threads and in whatever process.</summary>
public sealed class SameBytesTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("same-bytes-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void A_simulated_workspace_is_the_same_twice_and_another_seed_is_another()
    {
        string one = Simulated("one", seed: 5);
        string two = Simulated("two", seed: 5);
        string other = Simulated("other", seed: 6);
        Assert.Equal(Bytes(one), Bytes(two));
        Assert.NotEqual(Bytes(one)["leads.csv"], Bytes(other)["leads.csv"]);
    }

    [Fact]
    public void A_backtest_is_the_same_file_on_one_thread_on_two_and_again()
    {
        string workspace = Simulated("workspace", seed: 5);
        string[] files = [.. new[] { "1", "2", "2", "3" }.Select((threads, i) =>
        {
            string file = In($"backtest-{i}.csv");
            PmRun.Done("backtest", workspace, "--out", file, "--origins", "3", "--threads", threads, "--seed", "7", "--quiet");
            return file;
        })];
        Assert.True(File.ReadLines(files[0]).Count() > 100);
        Assert.All(files, file => Assert.Equal(File.ReadAllBytes(files[0]), File.ReadAllBytes(file)));
    }

    [Fact]
    public void A_run_leaves_the_same_forecasts_targets_and_models_on_one_thread_on_two_and_again()
    {
        string workspace = Simulated("workspace", seed: 5);
        string[] stores = [.. new[] { "1", "2", "3" }.Select(threads =>
        {
            PmRun.Done("run", workspace, "--store", In($"store-{threads}"), "--threads", threads, "--quiet");
            return In($"store-{threads}");
        })];
        Dictionary<string, string> first = Written(stores[0]);
        Assert.Contains(first.Keys, f => Path.GetFileName(f) == "targets.csv");
        Assert.Contains(first.Keys, f => Path.GetFileName(f) == "forecasts.csv");
        Assert.Contains(first.Keys, f => f.StartsWith("models", StringComparison.Ordinal));
        Assert.All(stores, store => Assert.Equal(first, Written(store)));

        PmRun.Done("run", workspace, "--store", stores[1], "--threads", "1", "--quiet");
        Assert.Equal(first, Written(stores[1]));
    }

    private string In(string name) => Path.Combine(folder.FullName, name);

    private string Simulated(string name, int seed)
    {
        PmRun.Done("simulate", "--out", In(name), "--months", "40", "--campaigns", "1", "--markets", "3", "--channels", "4", "--seed", $"{seed}", "--quiet");
        return In(name);
    }

    /// <summary>Every file of a store but its database, which also knows at what moment each thing happened.</summary>
    private static Dictionary<string, string> Written(string store) =>
        Bytes(store).Where(f => !f.Key.StartsWith("store.db", StringComparison.Ordinal)).ToDictionary();

    /// <summary>Every file under a folder, by its path, as hexadecimal text that a failing test can show.</summary>
    private static Dictionary<string, string> Bytes(string root) =>
        Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .ToDictionary(f => Path.GetRelativePath(root, f), f => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f))));
}
