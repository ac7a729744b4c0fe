using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using PredictiveMarketing.Forecasting;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Models;
using PredictiveMarketing.Forecasting.Simulation.Trials;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Benchmarks.Speed;

/// <summary>What one fit and one forecast of each family cost: 48 months, 6 drivers, with the memory they take.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
public class Families
{
    private KnownPanel panel = null!;
    private ICandidate family = null!;

    [ParamsSource(nameof(Names))]
    public string Candidate { get; set; } = "";

    public static IEnumerable<string> Names => Candidates.All.Select(c => c.Name);

    [GlobalSetup]
    public void Prepare()
    {
        var settings = new TrialSettings(Months: 48, Markets: 1, Channels: 6, Horizon: 6, DriversMatter: true, Seed: 48);
        FramedQuestion framed = FourSteps.Frame(TrialWorkspace.Draw(settings), TrialWorkspace.LastOrigin(settings).Next);
        panel = framed.Known(framed.Cutoff);
        family = Candidates.All.Single(c => c.Name == Candidate);
    }

    [Benchmark]
    public double[]? FitAndForecast() => family.Fit(panel, seed: 1)[0].Model?.Forecast(panel.Tables[0]);
}

/// <summary>Runs the micro-benchmarks in this process: a generated project would need the restore rules of this repository.</summary>
internal static class MicroBenchmarks
{
    public static async Task<int> Run(string[] args)
    {
        Job job = Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance);
        IConfig config = ManualConfig.CreateEmpty()
            .AddJob(job)
            .AddLogger(ConsoleLogger.Default)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .WithOptions(ConfigOptions.DisableLogFile)
            .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "pm-benchmarks"));
        Summary families = BenchmarkRunner.Run<Families>(config);
        Summary likelihoods = BenchmarkRunner.Run<Likelihoods>(config);
        string text = "One fit and one forecast of 6 months per candidate: 48 months, 6 drivers, one series (BenchmarkDotNet, in process, short run).\n\n" + SummaryTable.Of(families)
            + "\nOne evaluation of a likelihood on 48 months; nothing may be allocated.\n\n" + SummaryTable.Of(likelihoods);
        Console.WriteLine(text);
        if (!args.Contains("--dry-run"))
            await PerformancePage.Write("Families (`families`)", text);
        return families.HasCriticalValidationErrors || likelihoods.HasCriticalValidationErrors ? 1 : 0;
    }
}
