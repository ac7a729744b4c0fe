using PredictiveMarketing.Storage.Audit;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.Receptacle;

/// <summary>Where the service may write a workspace: its own folder, or a copy in the store when that folder belongs to the program (the sample).</summary>
public sealed class WorkspaceHomes
{
    private readonly Store store;

    internal WorkspaceHomes(Store store) => this.store = store;

    /// <summary>The folder that takes the place of another one: the copy in the store, or the folder itself.</summary>
    public string Of(string folder) =>
        store.Read(t => t.First<string>("select folder from workspace_homes where origin = @origin", new { origin = Full(folder) })) is { } home && Directory.Exists(home) ? home : folder;

    /// <summary>The folder to write an import into; the sample is copied into the store first.</summary>
    public string ForWriting(string workspace, string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(workspace);
        lock (store.FolderGate)
        {
            string here = Of(folder);
            return here == folder && IsSample(folder) ? Copy(workspace, folder) : here;
        }
    }

    /// <summary>The sample that comes with the program must stay as it was delivered.</summary>
    public static bool IsSample(string folder)
    {
        string full = Full(folder);
        return Path.GetFileName(full) == "sample" && Path.GetFileName(Path.GetDirectoryName(full)) == "data";
    }

    private string Copy(string workspace, string folder)
    {
        string home = OwnFolder.Of(store, workspace);
        string fresh = $"{home}.{Guid.NewGuid():N}.writing";
        try
        {
            Directory.CreateDirectory(fresh);
            foreach (string file in Directory.EnumerateFiles(folder))
                File.Copy(file, Path.Combine(fresh, Path.GetFileName(file)));
            if (Directory.Exists(home))
                Directory.Move(home, $"{home}.{Guid.NewGuid():N}.before");
            Directory.Move(fresh, home);
        }
        finally
        {
            if (Directory.Exists(fresh))
                Directory.Delete(fresh, recursive: true);
        }

        store.Write(t =>
        {
            t.Execute(
                "insert into workspace_homes (workspace, origin, folder, at) values (@workspace, @origin, @home, @at) on conflict do nothing",
                new { workspace, origin = Full(folder), home, at = t.Now });
            AuditChain.Append(t, "pm", "workspace copied into the store", workspace, home);
        });
        return home;
    }

    private static string Full(string folder) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
}
