using System.Text;

namespace PredictiveMarketing.Storage.Models;

/// <summary>Writes a file so that nobody ever sees half of it, not even after a kill or a power cut.</summary>
internal static class AtomicFile
{
    /// <param name="hasContent">Says of the bytes that are already there whether they are the wanted ones; then nothing is written.</param>
    public static void Write(string path, string text, Func<byte[], bool> hasContent)
    {
        if (File.Exists(path) && hasContent(File.ReadAllBytes(path)))
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        string fresh = $"{path}.{Guid.NewGuid():N}.writing";
        try
        {
            using (FileStream file = new(fresh, FileMode.CreateNew, FileAccess.Write))
            {
                file.Write(Encoding.UTF8.GetBytes(text));
                file.Flush(flushToDisk: true);
            }

            File.Move(fresh, path, overwrite: true);
        }
        finally
        {
            File.Delete(fresh);
        }
    }
}
