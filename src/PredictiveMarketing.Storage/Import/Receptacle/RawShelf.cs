using PredictiveMarketing.Storage.Database;

namespace PredictiveMarketing.Storage.Import.Receptacle;

/// <summary>The kept files under <c>raw/</c>, each called by the SHA-256 of its bytes.</summary>
internal sealed class RawShelf(Store store)
{
    private readonly string root = Path.Combine(store.Folder, "raw");

    /// <summary>Writes a file and gives its hash. The same content twice is one file.</summary>
    public string Keep(Action<Stream> write)
    {
        Directory.CreateDirectory(root);
        string fresh = Path.Combine(root, $".{Guid.NewGuid():N}.writing");
        try
        {
            string hash;
            using (FileStream file = PrivateFile.Create(fresh))
            {
                write(file);
                file.Flush(flushToDisk: true);
                file.Position = 0;
                hash = FolderState.HashOf(file);
            }

            // The bytes are the name: writing over it changes nothing.
            File.Move(fresh, PlaceOf(hash), overwrite: true);
            return hash;
        }
        finally
        {
            File.Delete(fresh);
        }
    }

    public Stream Open(string hash) => File.OpenRead(PlaceOf(hash));

    public bool Has(string hash) => File.Exists(PlaceOf(hash));

    /// <summary>Takes a file away for good. Only an erasure may ask for it.</summary>
    public void Remove(string hash) => File.Delete(PlaceOf(hash));

    /// <summary>Hashes of all kept files.</summary>
    public IReadOnlyList<string> All() => !Directory.Exists(root) ? []
        : [.. Directory.EnumerateFiles(root).Select(Path.GetFileName).OfType<string>().Where(n => n.Length == 64).Order(StringComparer.Ordinal)];

    private string PlaceOf(string hash) => Path.Combine(root, hash);
}
