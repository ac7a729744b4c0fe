using System.Diagnostics;
using System.Globalization;
using System.Text;
using PredictiveMarketing.Benchmarks.League;
using PredictiveMarketing.Forecasting.Models;
using PredictiveMarketing.Forecasting.Simulation.Trials;

namespace PredictiveMarketing.Benchmarks.Harm;

/// <summary>
/// The do-no-harm study: on simulated workspaces, half of them driven by media and half not, is <c>selected</c> ever dearer than the best
/// candidate that never looks at a driver? That candidate is picked in hindsight, which no forecaster can do.
/// </summary>
internal static class DoNoHarm
{
    private const int Origins = 7;

    private const int Horizon = 3;

    private const ulong Seed = 2026;

    public static async Task<int> Run(string[] args)
    {
        int count = Arguments.Number(args, "--workspaces", 200);
        ulong seed = (ulong)Arguments.Number(args, "--seed", (int)Seed);
        var results = new TrialResult[count];
        var watch = Stopwatch.StartNew();
        int done = 0;
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = 2 }, i =>
        {
            results[i] = new ChoosingTrial(TrialSettings.Of(i, Horizon, seed), Origins).Run(Candidates.All);
            int now = Interlocked.Increment(ref done);
            if (now % Math.Max(1, count / 10) == 0)
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{now}/{count} after {watch.Elapsed.TotalSeconds:0} s"));
        });

        if (args.Contains("--each"))
            Console.WriteLine(Each(results));
        string table = Table(results);
        Console.WriteLine(table);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds:0} s"));
        if (!args.Contains("--dry-run"))
        {
            await AccuracyPage.WriteSection(
                "Do no harm (`harm`)",
                string.Create(CultureInfo.InvariantCulture, $"{count} simulated workspaces of 1 to 3 series and 30 to 60 months, seed {seed}, {Origins} outer origins, horizons 1 to {Horizon}. The ratio is the mean absolute error of `selected` over that of the best candidate without drivers, picked per workspace in hindsight.\n\n{table}"));
        }

        return 0;
    }

    private static string Table(TrialResult[] results)
    {
        var text = new StringBuilder("| workspaces | number | mean ratio | quarter | median | three quarters | worst | better than the best without |\n|---|---:|---:|---:|---:|---:|---:|---:|\n");
        void Line(string name, TrialResult[] part)
        {
            double[] ratios = [.. part.Select(r => r.Ratio).Order()];
            if (ratios.Length > 0)
                text.Append(CultureInfo.InvariantCulture, $"| {name} | {ratios.Length} | {ratios.Average():0.000} | {At(ratios, 0.25):0.000} | {At(ratios, 0.5):0.000} | {At(ratios, 0.75):0.000} | {ratios[^1]:0.000} | {100.0 * ratios.Count(r => r < 1) / ratios.Length:0} % |\n");
        }

        Line("all", results);
        Line("drivers matter", [.. results.Where(r => r.Settings.DriversMatter)]);
        Line("drivers bring nothing", [.. results.Where(r => !r.Settings.DriversMatter)]);
        text.Append('\n').Append(CoverageText.Of(results));
        return text.ToString();
    }

    private static string Each(TrialResult[] results)
    {
        var text = new StringBuilder("number,driven,months,series,forecasts,selected,best_without,name,ratio\n");
        for (int i = 0; i < results.Length; i++)
        {
            TrialResult r = results[i];
            text.Append(CultureInfo.InvariantCulture, $"{i},{r.Settings.DriversMatter},{r.Settings.Months},{r.Settings.Markets},{r.Forecasts},{r.SelectedError:G5},{r.BestError:G5},{r.BestWithout},{r.Ratio:0.000}\n");
        }

        return text.ToString();
    }

    private static double At(double[] sorted, double share)
    {
        double at = share * (sorted.Length - 1);
        int below = (int)at;
        return sorted[below] + ((at - below) * (sorted[Math.Min(below + 1, sorted.Length - 1)] - sorted[below]));
    }
}
