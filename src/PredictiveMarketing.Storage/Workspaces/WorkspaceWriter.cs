using System.Globalization;
using System.Text;
using PredictiveMarketing.Forecasting.Frame;

namespace PredictiveMarketing.Storage.Workspaces;

/// <summary>
/// Writes a workspace as its folder. The same workspace always gives the same bytes: UTF-8 without BOM, LF, invariant culture,
/// at most nine significant digits where a number is not whole. Optional columns and tables appear when a row uses them.
/// </summary>
public static class WorkspaceWriter
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>
    /// Writes into a new folder beside and then moves it to its place, so that nothing is ever half-written. Of a workspace that
    /// stood there before, the files that are not part of the format stay.
    /// </summary>
    /// <param name="beside">Further files to write with the workspace, by name: the truth of a simulation.</param>
    public static void Write(Workspace workspace, string folder, IReadOnlyDictionary<string, string>? beside = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        SortedDictionary<string, string> texts = new(StringComparer.Ordinal);
        foreach ((string name, string text) in Texts(workspace).Concat(beside ?? new Dictionary<string, string>()))
            texts[name] = text;

        string target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        string parent = Path.GetDirectoryName(target) ?? throw new IOException($"{folder} is the root of a disk.");
        string fresh = Path.Combine(parent, $".{Path.GetFileName(target)}.{Path.GetRandomFileName()}.writing");
        Directory.CreateDirectory(fresh);
        try
        {
            foreach ((string name, string text) in texts)
                File.WriteAllText(Path.Combine(fresh, name), text, Utf8);
            Replace(target, fresh);
        }
        finally
        {
            if (Directory.Exists(fresh))
                Directory.Delete(fresh, recursive: true);
        }
    }

    /// <summary>The files of a workspace by name, before they touch a disk.</summary>
    public static IReadOnlyDictionary<string, string> Texts(Workspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["frame.json"] = FrameJson.Write(workspace.Contract),
            ["leads.csv"] = Leads(workspace.Leads),
        };
        if (workspace.Media.Count > 0)
            texts["media_plan.csv"] = Media(workspace.Media);
        if (workspace.Externals.Count > 0)
            texts["externals.csv"] = Externals(workspace.Externals);
        if (workspace.Events.Count > 0)
            texts["events.csv"] = Events(workspace.Events);
        if (workspace.Goals.Count > 0)
            texts["goals.csv"] = Table(
                workspace.Goals,
                ("campaign", g => g.Key.Campaign),
                ("market", g => g.Key.Market),
                ("month", g => g.Month.ToString()),
                ("leads", g => Number(g.Leads)));
        return texts;
    }

    /// <summary>Whole numbers in full, others with up to nine significant digits, never with an exponent.</summary>
    public static string Number(double value)
    {
        if (!double.IsFinite(value))
            throw new ArgumentOutOfRangeException(nameof(value), value, "A table holds finite numbers only.");
        if (value == Math.Floor(value) && Math.Abs(value) < 1e15)
            return value.ToString("0", CultureInfo.InvariantCulture);
        double nine = double.Parse(value.ToString("G9", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return nine.ToString("0.##############################", CultureInfo.InvariantCulture);
    }

    private static string Leads(IReadOnlyList<LeadRow> rows) => Table(
        rows,
        ("campaign", r => r.Key.Campaign),
        ("market", r => r.Key.Market),
        ("month", r => r.Month.ToString()),
        ("leads", r => Number(r.Leads)),
        ("status", r => r.Status == LeadStatus.Provisional ? "provisional" : "final"));

    private static string Media(IReadOnlyList<MediaRow> rows)
    {
        var columns = new List<(string, Func<MediaRow, string>)>
        {
            ("campaign", r => r.Campaign),
            ("market", r => r.Market),
            ("channel", r => r.Channel),
            ("month", r => r.Month.ToString()),
            ("spend", r => Exact(r.Spend)),
            ("status", r => r.Status == MediaStatus.Planned ? "planned" : "delivered"),
        };
        if (rows.Any(r => r.Impressions is not null))
            columns.Add(("impressions", r => Exact(r.Impressions)));
        if (rows.Any(r => r.Clicks is not null))
            columns.Add(("clicks", r => Exact(r.Clicks)));
        if (rows.Any(r => r.Level == MediaLevel.National))
            columns.Add(("level", r => r.Level == MediaLevel.National ? "national" : "local"));
        if (rows.Any(r => r.PlanVersion is not null))
            columns.Add(("plan_version", r => r.PlanVersion ?? string.Empty));
        return Table(rows, [.. columns]);
    }

    private static string Externals(IReadOnlyList<ExternalRow> rows)
    {
        var columns = new List<(string, Func<ExternalRow, string>)>
        {
            ("name", r => r.Name),
            ("market", r => r.Market),
            ("month", r => r.Month.ToString()),
            ("value", r => Number(r.Value)),
        };
        if (rows.Any(r => r.Published is not null))
            columns.Add(("published", r => r.Published?.ToString() ?? string.Empty));
        return Table(rows, [.. columns]);
    }

    private static string Events(IReadOnlyList<EventRow> rows)
    {
        var columns = new List<(string, Func<EventRow, string>)>
        {
            ("campaign", r => r.Campaign),
            ("market", r => r.Market),
            ("month", r => r.Month.ToString()),
            ("kind", r => r.Kind),
            ("comment", r => r.Comment),
        };
        if (rows.Any(r => r.EffectKnown is not null))
            columns.Add(("effect_known", r => r.EffectKnown is { } effect ? Number(effect) : string.Empty));
        return Table(rows, [.. columns]);
    }

    private static string Exact(decimal? amount) =>
        amount?.ToString("0.############################", CultureInfo.InvariantCulture) ?? string.Empty;

    private static string Table<T>(IReadOnlyList<T> rows, params (string Header, Func<T, string> Cell)[] columns)
    {
        var text = new StringBuilder();
        text.AppendJoin(',', columns.Select(c => c.Header)).Append('\n');
        foreach (T row in rows)
            text.AppendJoin(',', columns.Select(c => Quoted(c.Cell(row)))).Append('\n');
        return text.ToString();
    }

    // RFC 4180: a cell that holds a comma, a quote or a line end goes between quotes.
    private static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static void Replace(string target, string fresh)
    {
        if (!Directory.Exists(target))
        {
            Directory.Move(fresh, target);
            return;
        }

        string old = fresh + ".old";
        Directory.Move(target, old);
        Directory.Move(fresh, target);
        foreach (string path in Directory.EnumerateFileSystemEntries(old).Where(p => !WorkspaceFiles.IsOne(Path.GetFileName(p))))
        {
            string kept = Path.Combine(target, Path.GetFileName(path));
            if (!Path.Exists(kept))
                Directory.Move(path, kept);
        }

        Directory.Delete(old, recursive: true);
    }
}

/// <summary>The names of the files that make a workspace.</summary>
internal static class WorkspaceFiles
{
    private static readonly string[] Names = ["frame.json", "leads.csv", "media_plan.csv", "externals.csv", "events.csv", "goals.csv"];

    public static bool IsOne(string name) => Names.Contains(name, StringComparer.OrdinalIgnoreCase);
}
