using System.Security.Cryptography;
using System.Text;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Database;

namespace PredictiveMarketing.Storage.Import.Receptacle;

/// <summary>
/// Turns the ids of people into keyed hashes (HMAC-SHA-256, RFC 2104), so that the same person is recognised and nobody can guess who it is
/// without the store's key. The key is made on first use, readable by its owner only, and never leaves the store folder.
/// </summary>
internal sealed class PersonIds
{
    /// <summary>Stands before every hash, so that a reader knows what it is.</summary>
    public const string Mark = "person:";

    private const int KeyBytes = 32;
    private readonly byte[] key;

    private PersonIds(byte[] key) => this.key = key;

    public static PersonIds Of(Store store)
    {
        string folder = Path.Combine(store.Folder, "keys");
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, "person-ids.key");
        if (!File.Exists(path))
            MakeKey(path);
        byte[] key = File.ReadAllBytes(path);
        return key.Length == KeyBytes
            ? new PersonIds(key)
            : throw new StoreException($"The key '{path}' is damaged. Restore it from a backup: without it persons cannot be recognised.");
    }

    /// <summary>The same for the same id, whatever its case and the spaces around it; empty for none.</summary>
    public string Hash(string id)
    {
        string plain = Spelling.Of(id.Trim(), NormalizationForm.FormC).ToLowerInvariant();
        return plain.Length == 0 ? "" : Mark + Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(plain)));
    }

    private static void MakeKey(string path)
    {
        string fresh = $"{path}.{Guid.NewGuid():N}";
        try
        {
            using (FileStream file = PrivateFile.Create(fresh))
            {
                file.Write(RandomNumberGenerator.GetBytes(KeyBytes));
                file.Flush(flushToDisk: true);
            }

            File.Move(fresh, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process made it first; that one is the key.
        }
        finally
        {
            File.Delete(fresh);
        }
    }
}

/// <summary>Files that only their owner may read.</summary>
internal static class PrivateFile
{
    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }
}
