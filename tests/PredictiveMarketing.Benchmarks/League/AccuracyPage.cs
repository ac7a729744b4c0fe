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

/// <summary>Adds rows to the accuracy page; its text is written by people.</summary>
internal static class AccuracyPage
{
    public static void Add(string path, LeagueRow row)
    {
        string line = $"| {row.Date} | {row.Commit} | {string.Join(" | ", row.Figures)} | {row.Note} |";
        File.AppendAllText(path, line + "\n");
        Console.WriteLine($"added to {path}:\n{line}");
    }
}
