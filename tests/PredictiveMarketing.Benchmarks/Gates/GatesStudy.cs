using System.Diagnostics;
using System.Globalization;
using PredictiveMarketing.Benchmarks.League;
using PredictiveMarketing.Forecasting.Simulation.Faults;

namespace PredictiveMarketing.Benchmarks.Gates;

/// <summary>Do the gates of steps 2 and 3 catch what is wrong, and leave alone what is not? Simulated workspaces with one planted fault each.</summary>
internal static class GatesStudy
{
    private const ulong Seed = 20_264;

    private static readonly double[] Multiples = [1, 2, 4];

    public static async Task<int> Run(string[] args)
    {
        int count = Arguments.Number(args, "--count", 100);
        ulong seed = (ulong)Arguments.Number(args, "--seed", (int)Seed);
        var watch = Stopwatch.StartNew();
        FaultKind[] kinds = Enum.GetValues<FaultKind>();
        (FaultKind Kind, int Number)[] work = [.. kinds.SelectMany(k => Enumerable.Range(0, count).Select(i => (k, i)))];
        var results = new FaultResult[work.Length];
        var powers = new PowerTrial[count];
        var cores = new ParallelOptions { MaxDegreeOfParallelism = 2 };
        Parallel.For(0, work.Length, cores, i => results[i] = FaultTrial.Run(work[i].Kind, Settings(work[i].Kind, work[i].Number, seed)));
        var noisy = new FaultResult[2 * count];
        Parallel.For(0, noisy.Length, cores, i => noisy[i] = FaultTrial.Run(i < count ? FaultKind.None : FaultKind.LevelShift, Noisy(Settings(i < count ? FaultKind.None : FaultKind.LevelShift, i % count, seed))));
        Parallel.For(0, count, cores, i => powers[i] = PowerTrial.Run(FaultSettings.Of(900_000 + i, seed), Multiples));
        if (args.Contains("--each"))
            Console.WriteLine(Each(results));
        string table = GatesTables.Of(results, powers, Multiples) + GatesTables.Noisy(noisy);
        Console.WriteLine(table);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds:0} s"));
        if (!args.Contains("--dry-run"))
        {
            await GatesPage.Write(string.Create(CultureInfo.InvariantCulture, $"{count} workspaces per kind and {count} clean ones, seed {seed}, {watch.Elapsed.TotalSeconds:0} s on two cores.\n\n{table}"));
        }

        return 0;
    }

    // Each kind has workspaces of its own.
    private static FaultSettings Settings(FaultKind kind, int number, ulong seed) => FaultSettings.Of(((int)kind * 10_000) + number, seed);

    // The same workspaces with 7 to 10 % of noise.
    private static FaultSettings Noisy(FaultSettings settings) => settings with { Noise = 0.07 + (0.6 * (settings.Noise - 0.02)) };

    private static string Each(FaultResult[] results) => string.Join('\n', results.Where(r => r.Kind == FaultKind.None ? r.Alarms.Count > 0 : !r.Caught).Select(r =>
        string.Create(CultureInfo.InvariantCulture, $"{r.Kind}: {r.Variant}; {r.Settings.Months} months, {r.Settings.Markets} markets, {r.Settings.Channels} channels, noise {r.Settings.Noise:0.000}; said: {string.Join(", ", r.Alarms)}")));
}
