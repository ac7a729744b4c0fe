using System.Globalization;
using PredictiveMarketing.Benchmarks.League;

namespace PredictiveMarketing.Benchmarks.Speed;

/// <summary>docs/performance.md: one section per command, each replaced by the command that measured it.</summary>
internal static class PerformancePage
{
    private const string Preface =
        """
        # Performance

        Every section is written by the command it names, with the machine, the day and the commit of the run (a `+` means that files were changed since).
        `dotnet run -c Release --project tests/PredictiveMarketing.Benchmarks -- <verb>`; `--dry-run` measures and leaves this page alone.
        """;

    /// <param name="title">The section's heading; a section with the same heading is replaced.</param>
    public static async Task Write(string title, string body)
    {
        string root = Repository.Root();
        string path = Path.Combine(root, "docs", "performance.md");
        string page = File.Exists(path) ? await File.ReadAllTextAsync(path) : Preface + "\n";
        string commit = await Repository.Commit(root);
        string measured = string.Create(
            CultureInfo.InvariantCulture, $"*{DateTime.UtcNow:yyyy-MM-dd}, commit {commit}, {Machine.Describe()}*");
        await File.WriteAllTextAsync(path, PageSections.With(page, title, $"{measured}\n\n{body.Trim()}\n"));
        Console.WriteLine($"written to {path}: {title}");
    }
}
