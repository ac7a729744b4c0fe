using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Versions;

/// <summary>
/// Kept data sets as folders by content hash. Each is a workspace again, so <c>pm run</c> works on it; <c>source/</c> inside
/// holds the files as they came, with the columns that nobody knew.
/// </summary>
internal sealed class DataSetFolder(string root)
{
    public void Keep(WorkspaceReading reading)
    {
        string place = Place(reading.Version.Id);
        if (Directory.Exists(place))
        {
            if (IsWhole(reading.Version.Id))
                return;
            // Somebody changed it; it is put aside, not thrown away.
            Directory.Move(place, Path.Combine(root, $".{Guid.NewGuid():N}.changed"));
        }

        string fresh = Path.Combine(root, $".{Guid.NewGuid():N}.writing");
        Directory.CreateDirectory(Path.Combine(fresh, "source"));
        try
        {
            foreach (CanonicalFile file in CanonicalForm.Files)
            {
                using (FileStream to = File.Create(Path.Combine(fresh, file.Name)))
                {
                    file.Write(reading.Workspace!, to);
                    to.Flush(flushToDisk: true);
                }

                string source = Path.Combine(reading.Folder, file.Name);
                if (File.Exists(source))
                    File.Copy(source, Path.Combine(fresh, "source", file.Name));
            }

            Directory.Move(fresh, place);
        }
        catch (IOException) when (Directory.Exists(place))
        {
            // Another process kept the same content in the meantime: it is there, which is all that was wanted.
        }
        finally
        {
            if (Directory.Exists(fresh))
                Directory.Delete(fresh, recursive: true);
        }
    }

    public Workspace Open(string id) =>
        Find(id) ?? throw new StoreException($"The data set {id} is gone from '{root}' or was changed. Restore the folder from a backup, or load the workspace again.");

    /// <summary>Null when the version is gone or was changed.</summary>
    public Workspace? Find(string id)
    {
        WorkspaceReading reading = WorkspaceReader.Read(Place(id));
        return Holds(reading, id) ? reading.Workspace : null;
    }

    private bool IsWhole(string id) => Find(id) is not null;

    private static bool Holds(WorkspaceReading reading, string id) => reading.IsReadable && reading.Version.Id == id;

    private string Place(string id) => Path.Combine(root, id);
}
