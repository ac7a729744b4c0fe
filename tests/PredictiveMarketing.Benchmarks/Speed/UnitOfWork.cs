using System.Diagnostics;
using System.Globalization;
using System.Text;
using PredictiveMarketing.Forecasting;
using PredictiveMarketing.Forecasting.Choose;
using PredictiveMarketing.Forecasting.Evaluate;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Models;
using PredictiveMarketing.Forecasting.Plan;
using PredictiveMarketing.Forecasting.Simulation.Trials;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Benchmarks.Speed;

/// <summary>
/// One complete unit of work on one core: all candidates on 12 inner folds and the whole history, combination, calibration, forecast of the
/// plan; 48 months, 6 drivers, one series.
/// </summary>
internal static class UnitOfWork
{
    private const int WarmUps = 30;

    private const int Runs = 15;

    public static async Task<int> Run(string[] args)
    {
        using var self = Process.GetCurrentProcess();
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
            self.ProcessorAffinity = 1;
        var settings = new TrialSettings(Months: 48, Markets: 1, Channels: 6, Horizon: 6, DriversMatter: true, Seed: 48);
        Workspace workspace = TrialWorkspace.Draw(settings);
        Month clock = TrialWorkspace.LastOrigin(settings).Next;
        for (int i = 0; i < WarmUps; i++)
            Once(workspace, clock);

        var wall = new double[Runs];
        var processor = new double[Runs];
        long before = GC.GetTotalAllocatedBytes(precise: true);
        for (int i = 0; i < Runs; i++)
        {
            self.Refresh();
            TimeSpan used = self.TotalProcessorTime;
            var watch = Stopwatch.StartNew();
            Once(workspace, clock);
            wall[i] = watch.Elapsed.TotalMilliseconds;
            self.Refresh();
            processor[i] = (self.TotalProcessorTime - used).TotalMilliseconds;
        }

        double megabytes = (GC.GetTotalAllocatedBytes(precise: true) - before) / 1e6 / Runs;
        var text = new StringBuilder();
        text.Append("All candidates, 12 inner folds, combination, calibration and forecast of the plan: 48 months, 6 drivers, 1 series, 1 core.\n\n");
        text.Append("| milliseconds | median | least | most | processor time, median | MB allocated |\n|---|---:|---:|---:|---:|---:|\n");
        text.Append(CultureInfo.InvariantCulture, $"| {Runs} runs after {WarmUps} | {Median(wall):0} | {wall.Min():0} | {wall.Max():0} | {Median(processor):0} | {megabytes:0.0} |\n\n");
        text.Append(PerCandidate(workspace, clock));
        Console.WriteLine(text);
        if (!args.Contains("--dry-run"))
            await PerformancePage.Write("One unit of work (`unit`)", text.ToString());
        return 0;
    }

    private static PlanForecast Once(Workspace workspace, Month clock)
    {
        FramedQuestion framed = FourSteps.Frame(workspace, clock);
        SufficiencyReport sufficiency = FourSteps.Evaluate(framed);
        Workbench bench = FourSteps.Bench(framed, seed: 1);
        TrainedSeries trained = FourSteps.Choose(bench, sufficiency, framed.Tables[0].Key, "benchmark");
        return PlanForecaster.Forecast(framed, trained.Document, hash => trained.Shared.First(s => ModelJson.HashOf(ModelJson.Write(s)) == hash));
    }

    /// <summary>Where the time goes: each candidate's 13 fits and forecasts, and what remains for choosing and calibrating.</summary>
    private static string PerCandidate(Workspace workspace, Month clock)
    {
        FramedQuestion framed = FourSteps.Frame(workspace, clock);
        SeriesKey key = framed.Tables[0].Key;
        Cutoff[] cutoffs = [.. Enumerable.Range(0, 13).Select(back => framed.Cutoff.At(framed.Cutoff.Origin.Plus(-back)))];
        var rows = new List<(string Name, double Milliseconds)>();
        rows.Add(("relating the drivers", MedianOf(() =>
        {
            Workbench bench = FourSteps.Bench(framed, seed: 1);
            return () => Array.ForEach(cutoffs, c => bench.Review(key, c));
        })));
        foreach (ICandidate candidate in Candidates.All)
        {
            rows.Add((candidate.Name, MedianOf(() =>
            {
                Workbench bench = FourSteps.Bench(framed, seed: 1);
                Array.ForEach(cutoffs, c => bench.Review(key, c));
                return () => Array.ForEach(cutoffs, c => bench.Fit(candidate, key, c));
            })));
        }

        rows.Add(("choosing and calibrating", MedianOf(() =>
        {
            Workbench bench = FourSteps.Bench(framed, seed: 1);
            foreach (Cutoff cutoff in cutoffs)
            {
                foreach (ICandidate candidate in Candidates.All)
                    bench.Fit(candidate, key, cutoff);
            }

            SufficiencyReport sufficiency = FourSteps.Evaluate(framed);
            return () => FourSteps.Choose(bench, sufficiency, key, "benchmark");
        })));
        var text = new StringBuilder("| 13 fits and forecasts each | ms |\n|---|---:|\n");
        foreach ((string name, double milliseconds) in rows)
            text.Append(CultureInfo.InvariantCulture, $"| {name} | {milliseconds:0.0} |\n");
        return text.ToString();
    }

    private static double MedianOf(Func<Action> prepare)
    {
        var times = new double[7];
        for (int i = 0; i < times.Length; i++)
        {
            Action work = prepare();
            var watch = Stopwatch.StartNew();
            work();
            times[i] = watch.Elapsed.TotalMilliseconds;
        }

        return Median(times);
    }

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);
}
