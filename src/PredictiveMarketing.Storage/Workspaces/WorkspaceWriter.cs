using System.Text;
using PredictiveMarketing.Forecasting.Frame;

namespace PredictiveMarketing.Storage.Workspaces;

/// <summary>
/// Writes a workspace as its folder, in the canonical form: the same workspace always gives the same bytes (UTF-8 without BOM,
/// LF, invariant culture). A table without rows is not written.
/// </summary>
public static class WorkspaceWriter
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>
    /// Writes into a new folder beside and then moves it to its place, so that nothing is ever half-written. Of a workspace that
    /// stood there before, files that are not part of the format stay.
    /// </summary>
    /// <param name="beside">Further text files to write with the workspace, by name: the truth of a simulation.</param>
    public static void Write(Workspace workspace, string folder, IReadOnlyDictionary<string, string>? beside = null)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        string target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        string parent = Path.GetDirectoryName(target) ?? throw new IOException($"{folder} is the root of a disk.");
        string fresh = Path.Combine(parent, $".{Path.GetFileName(target)}.{Path.GetRandomFileName()}.writing");
        Directory.CreateDirectory(fresh);
        try
        {
            foreach (CanonicalFile file in CanonicalForm.Files.Where(f => HasRows(workspace, f.Name)))
            {
                using FileStream to = File.Create(Path.Combine(fresh, file.Name));
                file.Write(workspace, to);
            }

            foreach ((string name, string text) in beside ?? new Dictionary<string, string>())
                File.WriteAllText(Path.Combine(fresh, name), text, Utf8);
            Replace(target, fresh);
        }
        finally
        {
            if (Directory.Exists(fresh))
                Directory.Delete(fresh, recursive: true);
        }
    }

    // leads.csv is needed even when empty: a reader then says what is missing.
    private static bool HasRows(Workspace workspace, string file) => file switch
    {
        "media_plan.csv" => workspace.Media.Count > 0,
        "externals.csv" => workspace.Externals.Count > 0,
        "events.csv" => workspace.Events.Count > 0,
        "goals.csv" => workspace.Goals.Count > 0,
        _ => true,
    };

    private static void Replace(string target, string fresh)
    {
        if (!Directory.Exists(target))
        {
            Directory.Move(fresh, target);
            return;
        }

        string old = fresh + ".old";
        Directory.Move(target, old);
        try
        {
            Directory.Move(fresh, target);
        }
        catch (IOException)
        {
            Directory.Move(old, target);
            throw;
        }

        foreach (string path in Directory.EnumerateFileSystemEntries(old).Where(IsForeign))
        {
            string kept = Path.Combine(target, Path.GetFileName(path));
            if (!Path.Exists(kept))
                Directory.Move(path, kept);
        }

        Directory.Delete(old, recursive: true);
    }

    private static bool IsForeign(string path) =>
        !CanonicalForm.Files.Any(f => string.Equals(f.Name, Path.GetFileName(path), StringComparison.OrdinalIgnoreCase));
}
