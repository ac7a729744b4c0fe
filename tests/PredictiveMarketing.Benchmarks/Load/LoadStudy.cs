using System.Diagnostics;
using System.Globalization;
using System.Text;
using PredictiveMarketing.Benchmarks.League;
using PredictiveMarketing.Benchmarks.Speed;

namespace PredictiveMarketing.Benchmarks.Load;

/// <summary>
/// Fifty people at the pages at once, against 50 markets of 120 months: a service of its own on this machine's loopback address, with a store of
/// its own, for a bounded time. The people share the two cores with the service.
/// </summary>
internal static class LoadStudy
{
    public static async Task<int> Run(string[] args)
    {
        int users = Arguments.Number(args, "--users", 50);
        int seconds = Math.Clamp(Arguments.Number(args, "--seconds", 60), 5, 600);
        int think = Arguments.Number(args, "--think", 5000);
        int markets = Arguments.Number(args, "--markets", 50);
        int months = Arguments.Number(args, "--months", 120);
        DirectoryInfo folder = Directory.CreateTempSubdirectory("pm-load-");
        try
        {
            string workspace = Path.Combine(folder.FullName, "load");
            string[] drawn = ["simulate", "--out", workspace, "--markets", Text(markets), "--months", Text(months), "--campaigns", "1", "--channels", "6"];
            if (await Shell.Run("dotnet", [Path.Combine(AppContext.BaseDirectory, "pm.dll"), .. drawn]) != 0)
                return 1;
            await using var service = await LoadedService.Start(workspace, Path.Combine(folder.FullName, "store"));
            if (service is null)
                return 1;
            TimeSpan before = service.ProcessorTime;
            var watch = Stopwatch.StartNew();
            IReadOnlyList<Answered> answers = await Crowd.Visit(service, new CrowdSettings(users, TimeSpan.FromSeconds(seconds), TimeSpan.FromMilliseconds(think), Seed: 50));
            double busy = (service.ProcessorTime - before) / watch.Elapsed;
            string text = Describe(answers, $"{users} people for {seconds} s, {think / 1000.0:0.#} s between an answer and the next click on average (exponential), {markets} markets x {months} months; the service used {busy:0.00} of {Environment.ProcessorCount} cores, {busy * watch.Elapsed.TotalMilliseconds / Math.Max(1, answers.Count):0} ms of processor time an answer; the people ran on the same ones.");
            Console.WriteLine(text);
            if (!args.Contains("--dry-run"))
                await PerformancePage.Write("Fifty people at once (`load`)", text);
            return answers.All(a => a.IsGood) ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Describe(IReadOnlyList<Answered> answers, string setting)
    {
        var text = new StringBuilder(setting).Append("\n\n| call | answers | p50, ms | p95, ms | p99, ms | refused |\n|---|---:|---:|---:|---:|---:|\n");
        Line(text, "**all reads**", answers.Where(a => !a.IsWrite));
        Line(text, "**all writes**", answers.Where(a => a.IsWrite));
        foreach (IGrouping<string, Answered> call in answers.GroupBy(a => a.Call).OrderBy(g => g.First().IsWrite).ThenBy(g => g.Key, StringComparer.Ordinal))
            Line(text, call.Key, call);
        return text.ToString();
    }

    private static void Line(StringBuilder text, string name, IEnumerable<Answered> answers)
    {
        Answered[] all = [.. answers];
        if (all.Length == 0)
            return;
        double[] times = [.. all.Select(a => a.Milliseconds).Order()];
        text.Append(CultureInfo.InvariantCulture, $"| {name} | {all.Length} | {At(times, 0.5):0} | {At(times, 0.95):0} | {At(times, 0.99):0} | {all.Count(a => !a.IsGood)} |\n");
    }

    private static double At(double[] sorted, double share) => sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
