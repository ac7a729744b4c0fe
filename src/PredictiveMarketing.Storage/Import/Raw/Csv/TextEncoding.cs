using System.Text;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.Raw.Csv;

/// <summary>Finds out in which encoding a text was saved: its byte order mark, else UTF-8 when every byte fits, else the one of Western Windows.</summary>
internal static class TextEncoding
{
    /// <summary>Null when the bytes are no text at all.</summary>
    public static Encoding? Of(ReadOnlySpan<byte> bytes, Place file, FindingLog log)
    {
        Encoding? marked = Marked(bytes);
        if (marked is not null && !marked.Equals(Encoding.UTF8))
            log.Note(file, "csv.encoding", $"It is saved as {marked.WebName.ToUpperInvariant()}; it is read as such.");
        if ((marked ?? Unmarked(bytes, file, log)) is { } found)
            return found;
        log.Error(file, "file.not-a-table", "It is neither a text nor a workbook.", "Open it in the program it comes from and export it as .xlsx or .csv.");
        return null;
    }

    private static Encoding? Marked(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
            return Encoding.UTF8;
        if (bytes.StartsWith(Encoding.UTF32.Preamble))
            return Encoding.UTF32;
        if (bytes.StartsWith(Encoding.Unicode.Preamble))
            return Encoding.Unicode;
        return bytes.StartsWith(Encoding.BigEndianUnicode.Preamble) ? Encoding.BigEndianUnicode : null;
    }

    private static Encoding? Unmarked(ReadOnlySpan<byte> bytes, Place file, FindingLog log)
    {
        if (bytes.Contains((byte)0))
            return Wide(bytes, file, log);
        if (System.Text.Unicode.Utf8.IsValid(bytes))
            return Encoding.UTF8;
        log.Note(file, "csv.encoding", "It is not saved as UTF-8; it is read as Windows-1252 (Western Europe).", "If accents look wrong in the preview, save it as 'CSV UTF-8'.");
        return CodePagesEncodingProvider.Instance.GetEncoding(1252);
    }

    /// <summary>Two bytes a character without a mark: in Western texts every second byte is 0.</summary>
    private static Encoding? Wide(ReadOnlySpan<byte> bytes, Place file, FindingLog log)
    {
        ReadOnlySpan<byte> start = bytes[..(Math.Min(bytes.Length, 4096) & ~1)];
        int even = 0, odd = 0;
        for (int i = 0; i < start.Length; i += 2)
        {
            even += start[i] == 0 ? 1 : 0;
            odd += start[i + 1] == 0 ? 1 : 0;
        }

        int most = start.Length * 4 / 10;
        Encoding? found = odd >= most && even == 0 ? Encoding.Unicode : even >= most && odd == 0 ? Encoding.BigEndianUnicode : null;
        if (found is not null)
            log.Note(file, "csv.encoding", "It is UTF-16 without a byte order mark; it is read as such.", "Save it as 'CSV UTF-8'.");
        return found;
    }
}
