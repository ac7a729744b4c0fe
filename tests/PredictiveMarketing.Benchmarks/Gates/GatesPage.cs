using System.Globalization;
using PredictiveMarketing.Benchmarks.League;

namespace PredictiveMarketing.Benchmarks.Gates;

/// <summary>Writes the measured section of docs/gates.md; the rest of the page is written by people.</summary>
internal static class GatesPage
{
    public static async Task Write(string body)
    {
        string root = Repository.Root();
        string path = Path.Combine(root, "docs", "gates.md");
        string commit = await Repository.Commit(root);
        string measured = string.Create(CultureInfo.InvariantCulture, $"*{DateTime.UtcNow:yyyy-MM-dd}, commit {commit}*");
        await File.WriteAllTextAsync(path, PageSections.With(await File.ReadAllTextAsync(path), "Measured (`gates`)", $"{measured}\n\n{body.Trim()}\n"));
        Console.WriteLine($"written to {path}");
    }
}
