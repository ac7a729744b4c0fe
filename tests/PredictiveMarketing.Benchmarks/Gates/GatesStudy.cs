using System.Diagnostics;
using System.Globalization;
using PredictiveMarketing.Forecasting.Simulation.Faults;

namespace PredictiveMarketing.Benchmarks.Gates;

/// <summary>Do the gates of steps 2 and 3 catch what is wrong, and leave alone what is not? Simulated workspaces with one planted fault each.</summary>
internal static class GatesStudy
{
    private const ulong Seed = 20_264;

    public static async Task<int> Run(string[] args)
    {
        int count = Arguments.Number(args, "--count", 100);
        ulong seed = (ulong)Arguments.Number(args, "--seed", (int)Seed);
        string only = Array.IndexOf(args, "--only") is int at and >= 0 ? args[at + 1] : "";
        var watch = Stopwatch.StartNew();
        FaultKind[] kinds = [.. Enum.GetValues<FaultKind>().Where(k => only.Length == 0 || only.Contains(k.ToString(), StringComparison.OrdinalIgnoreCase))];
        (FaultKind Kind, int Number)[] work = [.. kinds.SelectMany(k => Enumerable.Range(0, count).Select(i => (k, i)))];
        var results = new FaultResult[work.Length];
        Parallel.For(0, work.Length, new ParallelOptions { MaxDegreeOfParallelism = 2 }, i =>
            results[i] = FaultTrial.Run(work[i].Kind, FaultSettings.Of((((int)work[i].Kind) * 10_000) + work[i].Number, seed)));
        foreach (FaultKind kind in kinds)
        {
            FaultResult[] of = [.. results.Where(r => r.Kind == kind)];
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind}: caught {of.Count(r => r.Caught)} of {of.Length}"));
            foreach (IGrouping<string, string> alarm in of.SelectMany(r => r.Alarms).GroupBy(a => a))
                Console.WriteLine($"    {alarm.Key}: {alarm.Count()}");
            if (args.Contains("--each"))
            {
                foreach (FaultResult r in of.Where(r => kind == FaultKind.None ? r.Alarms.Count > 0 : !r.Caught))
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    MISSED {r.Variant} n={r.Settings.Months} m={r.Settings.Markets} c={r.Settings.Channels} noise={r.Settings.Noise:0.000} alarms={string.Join(",", r.Alarms)}"));
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds:0} s"));
        return await Task.FromResult(0);
    }
}
