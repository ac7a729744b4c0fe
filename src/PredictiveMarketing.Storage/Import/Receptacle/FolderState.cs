using System.Security.Cryptography;
using System.Text;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.Receptacle;

/// <summary>The files of a workspace folder by their bytes.</summary>
internal static class FolderState
{
    /// <summary>SHA-256 of a file's bytes in lower-case hex; null when it is not there.</summary>
    public static string? HashOf(string path)
    {
        if (!File.Exists(path))
            return null;
        using FileStream file = File.OpenRead(path);
        return HashOf(file);
    }

    public static string HashOf(Stream stream) => Convert.ToHexStringLower(SHA256.HashData(stream));

    public static string HashOf(string text, Encoding encoding) => Convert.ToHexStringLower(SHA256.HashData(encoding.GetBytes(text)));

    /// <summary>Changes when any file of the format changes.</summary>
    public static string Of(string folder)
    {
        string manifest = string.Join('\n', CanonicalForm.Files.Select(f => $"{f.Name} {HashOf(Path.Combine(folder, f.Name)) ?? "-"}"));
        return HashOf(manifest, Encoding.UTF8);
    }

    /// <summary>Writes the workspace as it would be into a new folder: changed tables from their texts, the rest copied.</summary>
    public static void Stage(string folder, IReadOnlyDictionary<string, string> changed, string into)
    {
        Directory.CreateDirectory(into);
        foreach (string name in CanonicalForm.Files.Select(f => f.Name))
        {
            string there = Path.Combine(folder, name);
            string fresh = Path.Combine(into, name);
            if (changed.TryGetValue(name, out string? text))
                Write(fresh, text);
            else if (File.Exists(there))
                File.Copy(there, fresh);
        }
    }

    private static void Write(string path, string text)
    {
        using FileStream file = new(path, FileMode.CreateNew, FileAccess.Write);
        file.Write(Encoding.UTF8.GetBytes(text));
        file.Flush(flushToDisk: true);
    }
}
