using System.Diagnostics;
using System.Globalization;
using System.Text;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Models;
using PredictiveMarketing.Forecasting.Numerics;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Benchmarks.Speed;

/// <summary>Does the work grow in line with the number of series? 1 to 10,000 series of 60 months through the univariate families, one fit and one forecast each.</summary>
internal static class Scaling
{
    private const int Threads = 2;

    private const int Months = 60;

    private static readonly int[] Sizes = [1, 10, 100, 1_000, 10_000];

    public static async Task<int> Run(string[] args)
    {
        int largest = args.Contains("--short") ? 1_000 : 10_000;
        IReadOnlyList<UnivariateCandidate> families = Candidates.Univariate;
        KnownTable[] tables = [.. Enumerable.Range(0, largest).Select(Table)];
        FitAll(families, tables.AsMemory(0, 200));

        using var self = Process.GetCurrentProcess();
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Simulated series of {Months} months through {string.Join(", ", families.Select(f => f.Name))}: one fit and one forecast of 6 months each, {Threads} threads.\n\n");
        text.Append("| series | seconds | series a second | processor seconds | MB allocated | peak memory, MB |\n|---:|---:|---:|---:|---:|---:|\n");
        var measured = new List<(double Series, double Seconds)>();
        foreach (int size in Sizes.Where(s => s <= largest))
        {
            // Short runs are repeated and their middle one counts.
            int repeats = size <= 100 ? 5 : 1;
            (double Seconds, double Processor, double Megabytes)[] runs = [.. Enumerable.Range(0, repeats).Select(_ => Measure(self, families, tables.AsMemory(0, size)))];
            (double seconds, double processor, double megabytes) = runs.OrderBy(r => r.Seconds).ElementAt(repeats / 2);
            self.Refresh();
            text.Append(CultureInfo.InvariantCulture, $"| {size} | {seconds:0.000} | {size / seconds:0} | {processor:0.00} | {megabytes:0.0} | {self.PeakWorkingSet64 / 1e6:0} |\n");
            if (size >= 10)
                measured.Add((size, seconds));
        }

        text.Append(CultureInfo.InvariantCulture, $"\nTime grows as the number of series to the power of {Exponent(measured):0.000} (least squares of log time on log number, 10 to {largest} series, after a warm-up).\n");
        Console.WriteLine(text);
        if (!args.Contains("--dry-run"))
            await PerformancePage.Write("Many series (`scaling`)", text.ToString());
        return 0;
    }

    internal static double Exponent(IReadOnlyList<(double Series, double Seconds)> measured)
    {
        double x = measured.Average(m => Math.Log(m.Series));
        double y = measured.Average(m => Math.Log(m.Seconds));
        return measured.Sum(m => (Math.Log(m.Series) - x) * (Math.Log(m.Seconds) - y)) / measured.Sum(m => Math.Pow(Math.Log(m.Series) - x, 2));
    }

    private static (double Seconds, double Processor, double Megabytes) Measure(Process self, IReadOnlyList<UnivariateCandidate> families, ReadOnlyMemory<KnownTable> tables)
    {
        self.Refresh();
        TimeSpan used = self.TotalProcessorTime;
        long before = GC.GetTotalAllocatedBytes(precise: true);
        var watch = Stopwatch.StartNew();
        FitAll(families, tables);
        double seconds = watch.Elapsed.TotalSeconds;
        self.Refresh();
        return (seconds, (self.TotalProcessorTime - used).TotalSeconds, (GC.GetTotalAllocatedBytes(precise: true) - before) / 1e6);
    }

    private static void FitAll(IReadOnlyList<UnivariateCandidate> families, ReadOnlyMemory<KnownTable> tables) =>
        Parallel.For(0, tables.Length, new ParallelOptions { MaxDegreeOfParallelism = Threads }, i =>
        {
            KnownTable table = tables.Span[i];
            foreach (UnivariateCandidate family in families)
            {
                if (family.Fit(table).Model?.Forecast(table) is { } forecast && !Array.TrueForAll(forecast, double.IsFinite))
                    throw new InvalidOperationException($"{family.Name} gave a forecast that is not finite for {table.Key}.");
            }
        });

    /// <summary>Level, trend, season and noise; every series its own.</summary>
    private static KnownTable Table(int number)
    {
        SeededRandom dice = new SeededRandom(10_000).Fork($"series/{number}");
        double level = Math.Exp(4 + (4 * dice.NextDouble()));
        double slope = dice.NextNormal(0, 0.005);
        double amplitude = 0.4 * dice.NextDouble();
        double phase = 2 * Math.PI * dice.NextDouble();
        double noise = 0.03 + (0.15 * dice.NextDouble());
        double[] leads = [.. Enumerable.Range(0, Months).Select(t =>
            Math.Round(level * Math.Exp((slope * t) + (amplitude * Math.Sin((2 * Math.PI * t / 12) + phase)) + dice.NextNormal(0, noise))))];
        Month first = Month.Of(2021, 1);
        return new KnownTable(new SeriesKey("scaling", number.ToString(CultureInfo.InvariantCulture)), first, first.Plus(Months - 1), 6, leads, [], NonNegative: true);
    }
}
