using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Models;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Framing;

/// <summary>The folder of a workspace that was framed before it had data: where its first leads and its media plan come in.</summary>
public sealed class FirstHome
{
    private const string File = "frame.json";
    private readonly Store store;

    internal FirstHome(Store store) => this.store = store;

    /// <summary>Names of workspaces that are framed, signed or not, and have no data yet.</summary>
    public IReadOnlyList<string> Waiting() =>
        [.. store.Framings.Workspaces().Except(store.DataSets.Workspaces(), StringComparer.Ordinal).Where(w => store.Framings.Standing(w).Shown is not null)];

    /// <summary>May a first file be brought into a workspace of this name?</summary>
    public bool Awaits(string workspace) => store.DataSets.FolderOf(workspace) is null && store.Framings.Standing(workspace).Shown is not null;

    /// <summary>
    /// The folder, with the contract in it that files are read by: the signed one, which the signature wrote, or the draft as it stands, which says
    /// of itself that it is one. Null when the workspace has data, or was never framed.
    /// </summary>
    public string? Of(string workspace)
    {
        lock (store.FolderGate)
        {
            if (!Awaits(workspace))
                return null;
            string folder = OwnFolder.Of(store, workspace);
            FramingStanding standing = store.Framings.Standing(workspace);
            // What a signature wrote is left alone; a draft that was changed since is written anew.
            if (standing is { Active: null, Open: { } open })
            {
                Directory.CreateDirectory(folder);
                AtomicFile.Write(Path.Combine(folder, File), FrameText.Draft(open.Draft), _ => false);
            }

            return Directory.Exists(folder) ? folder : null;
        }
    }
}
