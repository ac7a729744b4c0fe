using System.Globalization;
using System.Text.Json;

namespace PredictiveMarketing.Benchmarks.League;

/// <summary>What a league run found, as one row of docs/accuracy.md.</summary>
internal sealed record LeagueRow(string Date, string Commit, string[] Figures, string Note)
{
    public static LeagueRow Of(JsonElement scores, string commit, string note, double seconds, int exitCode)
    {
        JsonElement overall = scores.GetProperty("overall");
        JsonElement sets = scores.GetProperty("sets");
        string Overall(string group, string figure) =>
            overall.TryGetProperty($"{group}/h1-3/pm/selected", out JsonElement cell) ? Number(cell.GetProperty(figure)) : "FAILED";
        string Set(string set, string figure) =>
            sets.TryGetProperty(set, out JsonElement all) && all.TryGetProperty("h1-6/pm/selected", out JsonElement cell) ? Number(cell.GetProperty(figure)) : "FAILED";
        return new LeagueRow(
            DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            commit,
            [
                Overall("all real", "rel"), Overall("marketing", "rel"), Overall("all real", "relwis"), Overall("all real", "c80"), Overall("all real", "c95"),
                Set("m3", "mase"), Set("tourism", "mase"), seconds.ToString("0", CultureInfo.InvariantCulture), exitCode.ToString(CultureInfo.InvariantCulture),
            ],
            note);
    }

    private static string Number(JsonElement value) => value.ValueKind == JsonValueKind.Number ? value.GetDouble().ToString("0.000", CultureInfo.InvariantCulture) : "n/a";
}

/// <summary>Adds rows to the accuracy page and writes the sections of the simulated studies; its text is written by people.</summary>
internal static class AccuracyPage
{
    /// <param name="title">The section's heading; a section with the same heading is replaced.</param>
    public static async Task WriteSection(string title, string body)
    {
        string root = Repository.Root();
        string path = Path.Combine(root, "docs", "accuracy.md");
        string commit = await Repository.Commit(root);
        string measured = string.Create(CultureInfo.InvariantCulture, $"*{DateTime.UtcNow:yyyy-MM-dd}, commit {commit}*");
        await File.WriteAllTextAsync(path, PageSections.With(await File.ReadAllTextAsync(path), title, $"{measured}\n\n{body.Trim()}\n"));
        Console.WriteLine($"written to {path}: {title}");
    }

    public static void Add(string path, LeagueRow row)
    {
        string line = $"| {row.Date} | {row.Commit} | {string.Join(" | ", row.Figures)} | {row.Note} |";
        // The league's table is the last thing before the sections.
        string page = File.ReadAllText(path);
        int sections = page.IndexOf("\n## ", StringComparison.Ordinal);
        string table = (sections < 0 ? page : page[..sections]).TrimEnd();
        File.WriteAllText(path, $"{table}\n{line}\n{(sections < 0 ? "" : page[sections..])}");
        Console.WriteLine($"added to {path}:\n{line}");
    }
}
