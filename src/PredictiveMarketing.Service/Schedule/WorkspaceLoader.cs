using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Hosting;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Service.Schedule;

/// <summary>
/// Brings workspace folders into the store: those of the command line, those the store was loaded from, and the sample when there is nothing
/// else. A folder is read again when one of its files has changed.
/// </summary>
public sealed class WorkspaceLoader(Store store, ServiceArguments arguments, Troubles troubles, ILogger<WorkspaceLoader> log)
{
    private const string Sample = "data/sample";
    private readonly Dictionary<string, DateTime> readAt = new(StringComparer.Ordinal);

    /// <summary>Reads what is new or changed and keeps it as the current data set of its workspace.</summary>
    public void Load()
    {
        lock (store.FolderGate)
        {
            store.FinishImports();
            foreach (string folder in Folders())
            {
                try
                {
                    Look(folder);
                }
                catch (Exception e) when (e is not OutOfMemoryException)
                {
                    // The other folders are read all the same, and this one again with the next look.
                    log.Broke(folder, e);
                }
            }
        }
    }

    private void Look(string folder)
    {
        DateTime changed = LastChange(folder);
        if (readAt.TryGetValue(folder, out DateTime seen) && seen == changed)
            return;
        // A file that could not be opened does not change by being closed.
        if (Read(folder))
            readAt[folder] = changed;
    }

    /// <returns>False when a file could not be opened and must be looked at again.</returns>
    private bool Read(string folder)
    {
        WorkspaceReading reading = WorkspaceReader.Read(folder);
        Finding[] errors = [.. reading.Findings.Where(f => f.Severity == Severity.Error)];
        troubles.Set(folder, errors);
        foreach (Finding error in errors)
            log.CannotRead(folder, error.ToString());
        if (!reading.IsReadable)
            return !Array.Exists(errors, e => e.Rule.EndsWith(".unreadable", StringComparison.Ordinal));
        string name = reading.Workspace.Contract.Name;
        string? before = store.DataSets.Current(name)?.Id;
        string now = store.DataSets.Keep(reading).Id;
        if (before != now)
            log.Loaded(name, reading.Workspace.Leads.Count, now[..8]);
        return true;
    }

    private string[] Folders()
    {
        string[] known = [.. store.DataSets.Workspaces().Select(store.DataSets.FolderOf).OfType<string>().Where(Directory.Exists)];
        string[] asked = [.. arguments.Workspaces.Select(Path.GetFullPath)];
        // A folder that must not be written to may have been copied into the store by an import.
        string[] all = [.. known.Concat(asked).Select(store.Homes.Of).Distinct(StringComparer.Ordinal)];
        return all.Length > 0 || store.DataSets.Workspaces().Count > 0 ? all : [.. SampleFolder()];
    }

    // Beside the solution when run from the sources, wherever the command was typed.
    private static IEnumerable<string> SampleFolder() =>
        from start in new[] { Directory.GetCurrentDirectory(), AppContext.BaseDirectory }
        from folder in Above(start)
        let sample = Path.Combine(folder, Sample)
        where File.Exists(Path.Combine(sample, "frame.json"))
        group sample by 1 into found
        select found.First();

    private static IEnumerable<string> Above(string start)
    {
        for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
            yield return folder.FullName;
    }

    private static DateTime LastChange(string folder) =>
        Directory.Exists(folder)
            ? new DirectoryInfo(folder).EnumerateFiles().Select(f => f.LastWriteTimeUtc).Append(Directory.GetLastWriteTimeUtc(folder)).Max()
            : DateTime.MinValue;
}
