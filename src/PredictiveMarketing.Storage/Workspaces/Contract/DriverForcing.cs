using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Kpis;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Audit;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Import.Receptacle;
using PredictiveMarketing.Storage.Models;

namespace PredictiveMarketing.Storage.Workspaces.Contract;

/// <summary>A person's word on a driver.</summary>
/// <param name="KnownAhead">Only used when the contract has no list of drivers yet, and the list has to be written out.</param>
/// <param name="Because">Why it is to be used whatever step 3 says; null takes an earlier word back.</param>
public sealed record DriverWish(string Name, DriverSource Source, bool KnownAhead, string? Because, string Who);

/// <summary>
/// Writes into a workspace's contract that a driver is forced in, or no longer. Only <c>frame.json</c> changes (its comments are lost), the result is a new
/// data set version, and the audit chain says who wanted it and why.
/// </summary>
public static class DriverForcing
{
    private const string File = "frame.json";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>Why nothing was written; empty when it was.</returns>
    public static IReadOnlyList<Finding> Write(Store store, string workspace, DriverWish wish)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(wish);
        lock (store.FolderGate)
        {
            store.FinishImports();
            if (store.DataSets.FolderOf(workspace) is not { } known || !Directory.Exists(known))
                return [Finding.Error(new Place(workspace), "frame.no-folder", $"The folder of '{workspace}' is not there.", "Bring the folder back to where it was loaded from.")];
            string folder = store.Homes.ForWriting(workspace, known);
            WorkspaceReading before = WorkspaceReader.Read(folder);
            if (!before.IsReadable)
                return Errors(before);
            string text = Changed(System.IO.File.ReadAllText(Path.Combine(folder, File)), before.Workspace, wish);
            if (Errors(Tried(folder, text)) is { Count: > 0 } errors)
                return errors;
            AtomicFile.Write(Path.Combine(folder, File), text, _ => false);
            store.DataSets.Keep(WorkspaceReader.Read(folder));
            store.Write(t => AuditChain.Append(t, wish.Who, wish.Because is null ? "driver released" : "driver forced in", workspace, wish.Because is null ? wish.Name : $"{wish.Name}: {wish.Because}"));
            return [];
        }
    }

    private static string Changed(string text, Workspace workspace, DriverWish wish)
    {
        JsonObject frame = JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true })!.AsObject();
        string key = frame.Select(p => p.Key).FirstOrDefault(k => k.Equals("drivers", StringComparison.OrdinalIgnoreCase)) ?? "drivers";
        if (frame[key] is not JsonArray drivers)
            frame[key] = drivers = Candidates(workspace);
        JsonObject? driver = drivers.OfType<JsonObject>().FirstOrDefault(d => (string?)d["name"] == wish.Name);
        if (driver is null)
            drivers.Add(driver = Entry(wish.Name, wish.Source, wish.KnownAhead));
        driver.Remove("forcedBecause");
        if (wish.Because is not null)
            driver["forcedBecause"] = wish.Because;
        return frame.ToJsonString(Indented) + "\n";
    }

    // What an absent list stands for: every channel, known ahead, and every external but the business figures, not known ahead.
    private static JsonArray Candidates(Workspace workspace) =>
    [
        .. workspace.Media.Select(m => m.Channel).Distinct().Order(StringComparer.Ordinal).Select(c => Entry(c, DriverSource.Media, knownAhead: true)),
        .. workspace.Externals.Select(e => e.Name).Where(e => !BusinessFigures.Holds(e)).Distinct().Order(StringComparer.Ordinal).Select(e => Entry(e, DriverSource.External, knownAhead: false)),
    ];

    private static JsonObject Entry(string name, DriverSource source, bool knownAhead) => new()
    {
        ["name"] = name,
        ["source"] = source == DriverSource.Media ? "media" : "external",
        ["knownAhead"] = knownAhead,
    };

    // Reads the workspace as it would be, somewhere else.
    private static WorkspaceReading Tried(string folder, string text)
    {
        string stage = Path.Combine(Path.GetTempPath(), $"pm-contract-{Guid.NewGuid():N}");
        try
        {
            FolderState.Stage(folder, new Dictionary<string, string> { [File] = text }, stage);
            return WorkspaceReader.Read(stage);
        }
        finally
        {
            if (Directory.Exists(stage))
                Directory.Delete(stage, recursive: true);
        }
    }

    private static IReadOnlyList<Finding> Errors(WorkspaceReading reading) => [.. reading.Findings.Where(f => f.Severity == Severity.Error)];
}
