using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace PredictiveMarketing.Benchmarks.League;

/// <summary>The whole accuracy league in one command: backtest every set on its recorded folds, score it, and keep the row.</summary>
internal static class AccuracyLeague
{
    public static async Task<int> Run(string[] args)
    {
        string root = Repository.Root();
        string shared = Environment.GetEnvironmentVariable("PM_BENCHMARKS") ?? Path.Combine(root, "..", "shared");
        string data = Path.Combine(shared, "data");
        if (!Directory.Exists(data))
        {
            Console.WriteLine($"The league is skipped: there is no folder {data}. Set PM_BENCHMARKS to the folder that holds data/ and bench/.");
            return 0;
        }

        string results = Directory.CreateTempSubdirectory("pm-league-").FullName;
        string pm = Path.Combine(AppContext.BaseDirectory, "pm.dll");
        double seconds = 0;
        foreach (string set in Directory.GetDirectories(data).Order(StringComparer.Ordinal).Where(d => File.Exists(Path.Combine(d, "settings.json"))))
        {
            string name = Path.GetFileName(set);
            FoldSettings folds = FoldSettings.Read(Path.Combine(set, "settings.json"));
            var watch = Stopwatch.StartNew();
            int code = await Shell.Run(
                "dotnet",
                [
                    pm, "backtest", set, "--out", Path.Combine(results, name + ".csv"), "--origins-file", Path.Combine(set, "origins.csv"),
                    "--horizon", Text(folds.Horizon), "--min-train", Text(folds.MinTrain), "--window", Text(folds.Window), "--quiet",
                ]);
            seconds += watch.Elapsed.TotalSeconds;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-20} {watch.Elapsed.TotalSeconds,6:0.0} s{(code == 0 ? "" : $"  exit code {code}")}"));
        }

        string score = Path.Combine(shared, "bench", "score.py");
        int scored = await Shell.Run("python3", [score, data, results]);
        string json = await Shell.Read("python3", [score, data, results, "--json"]);
        Console.WriteLine($"score.py exits {scored}; results are in {results}");
        if (!args.Contains("--dry-run"))
        {
            int at = Array.IndexOf(args, "--note");
            string note = at >= 0 && at + 1 < args.Length ? args[at + 1] : "";
            // Python writes NaN and Infinity, which JSON does not know.
            using JsonDocument scores = JsonDocument.Parse(json.Replace(": NaN", ": null", StringComparison.Ordinal).Replace(": Infinity", ": null", StringComparison.Ordinal));
            LeagueRow row = LeagueRow.Of(scores.RootElement, await Repository.Commit(root), note, seconds, scored);
            AccuracyPage.Add(Path.Combine(root, "docs", "accuracy.md"), row);
        }

        return scored;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>settings.json of a benchmark set.</summary>
internal sealed record FoldSettings(int Horizon, int MinTrain, int Window)
{
    public static FoldSettings Read(string path)
    {
        using JsonDocument settings = JsonDocument.Parse(File.ReadAllText(path));
        return new FoldSettings(
            settings.RootElement.GetProperty("horizon").GetInt32(),
            settings.RootElement.GetProperty("minTrain").GetInt32(),
            settings.RootElement.GetProperty("window").GetInt32());
    }
}
