using System.Text;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Storage.Workspaces;

/// <summary>Opens a file of the workspace, or says why it cannot be opened.</summary>
internal static class WorkspaceFile
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Null when there is nothing to read; a needed file that is missing, an empty and an unreadable one are errors in the log.</summary>
    public static byte[]? Bytes(string folder, string file, bool needed, FindingLog log)
    {
        string path = Path.Combine(folder, file);
        string rule = Path.GetFileNameWithoutExtension(file);
        if (!File.Exists(path))
        {
            if (needed)
                log.Error(new Place(file), $"{rule}.missing", $"The file is not in '{folder}'.", Cure(folder, file));
            return null;
        }

        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            log.Error(new Place(file), $"{rule}.unreadable", $"The file cannot be opened: {reason.Message}", "Close it in other programs and check its permissions.");
            return null;
        }

        if (bytes.All(b => char.IsWhiteSpace((char)b)))
        {
            log.Error(new Place(file), $"{rule}.empty", "The file is empty.", needed ? "Fill it in or restore it." : "Fill it in, or remove it: it is optional.");
            return null;
        }

        return IsUtf8(bytes, file, rule, log) ? bytes : null;
    }

    private static bool IsUtf8(byte[] bytes, string file, string rule, FindingLog log)
    {
        const string cure = "Save the file as UTF-8 (in a spreadsheet: 'CSV UTF-8').";
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            log.Error(new Place(file), $"{rule}.encoding", "The file is UTF-16, not UTF-8.", cure);
            return false;
        }

        try
        {
            Strict.GetCharCount(bytes);
            return true;
        }
        catch (DecoderFallbackException reason)
        {
            int row = bytes.AsSpan(0, Math.Clamp(reason.Index, 0, bytes.Length)).Count((byte)'\n') + 1;
            log.Error(new Place(file, row), $"{rule}.encoding", "The file is not UTF-8: an accent or a symbol here is written in another encoding.", cure);
            return false;
        }
    }

    private static string Cure(string folder, string file)
    {
        string[] others = [.. Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f)).Where(f => f != file).Order(StringComparer.Ordinal)];
        return Nearest.To(file, others) is { } near && Path.GetExtension(near) == Path.GetExtension(file)
            ? $"Add it, or rename '{near}' if that is the one."
            : "Add it; a workspace needs at least frame.json and leads.csv.";
    }
}
