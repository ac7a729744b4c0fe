using System.Globalization;
using System.Text;
using PredictiveMarketing.Benchmarks.League;
using PredictiveMarketing.Forecasting.Models;
using PredictiveMarketing.Forecasting.Simulation.Trials;

namespace PredictiveMarketing.Benchmarks.Harm;

/// <summary>Do the bands of <c>selected</c> hold what they say? At least 1,000 simulated series, one origin each, horizons 1 to 6.</summary>
internal static class SimulatedCoverage
{
    private const int Horizon = 6;

    private const ulong Seed = 4242;

    public static async Task<int> Run(string[] args)
    {
        int series = Arguments.Number(args, "--series", 1000);
        var settings = new List<TrialSettings>();
        while (settings.Sum(s => s.Markets) < series)
            settings.Add(TrialSettings.Of(settings.Count, Horizon, (ulong)Arguments.Number(args, "--seed", (int)Seed)));
        var results = new TrialResult[settings.Count];
        int done = 0;
        Parallel.For(0, settings.Count, new ParallelOptions { MaxDegreeOfParallelism = 2 }, i =>
        {
            results[i] = new ChoosingTrial(settings[i], Origins: 1).Run(Candidates.All);
            int now = Interlocked.Increment(ref done);
            if (now % Math.Max(1, settings.Count / 10) == 0)
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{now}/{settings.Count}"));
        });
        string table = CoverageText.Of(results);
        Console.WriteLine(table);
        if (!args.Contains("--dry-run"))
        {
            await AccuracyPage.WriteSection(
                "Coverage on simulated series (`coverage`)",
                string.Create(CultureInfo.InvariantCulture, $"{settings.Sum(s => s.Markets)} simulated series in {settings.Count} workspaces, the last origin of each; half of the workspaces are driven by media.\n\n{table}"));
        }

        return 0;
    }
}

/// <summary>Coverage per horizon as a table.</summary>
internal static class CoverageText
{
    public static string Of(IReadOnlyList<TrialResult> results)
    {
        var text = new StringBuilder("| held by the band | forecasts | 80 % band | 95 % band |\n|---|---:|---:|---:|\n");
        void Line(string name, IEnumerable<Coverage> parts)
        {
            Coverage sum = parts.Aggregate(default(Coverage), (a, b) => a + b);
            if (sum.Forecasts > 0)
                text.Append(CultureInfo.InvariantCulture, $"| {name} | {sum.Forecasts} | {sum.Share80:0.000} | {sum.Share95:0.000} |\n");
        }

        Line("all", results.SelectMany(r => r.Coverage));
        Line("drivers matter", results.Where(r => r.Settings.DriversMatter).SelectMany(r => r.Coverage));
        Line("drivers bring nothing", results.Where(r => !r.Settings.DriversMatter).SelectMany(r => r.Coverage));
        for (int h = 0; h < results[0].Coverage.Count; h++)
            Line(string.Create(CultureInfo.InvariantCulture, $"horizon {h + 1}"), results.Select(r => r.Coverage[h]));
        return text.ToString();
    }
}
