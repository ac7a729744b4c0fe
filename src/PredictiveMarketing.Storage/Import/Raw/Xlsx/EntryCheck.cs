using System.IO.Compression;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.Raw.Xlsx;

/// <summary>The list of a zip file's entries, checked before anything is unpacked.</summary>
internal static class EntryCheck
{
    private const string Again = "Export it again from Excel or LibreOffice as .xlsx.";

    public static bool Passes(ZipArchive archive, long packed, Place place, FindingLog log)
    {
        var entries = archive.Entries;
        if (entries.Count > FileLimits.Parts)
            return Refuse("xlsx.too-many-parts", $"It has {entries.Count} parts; {FileLimits.Parts} are allowed.");
        if (entries.FirstOrDefault(e => IsPath(e.FullName)) is { } outside)
            return Refuse("xlsx.path-name", $"The part name '{AmountText.Shown(outside.FullName)}' points outside of the file.");
        if (entries.GroupBy(e => e.FullName, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice)
            return Refuse("xlsx.part-twice", $"The part '{AmountText.Shown(twice.Key)}' is there twice.");
        if (entries.Any(e => e.IsEncrypted))
            return Refuse("xlsx.encrypted", "It is protected by a password.");
        long unpacked = 0;
        foreach (ZipArchiveEntry entry in entries)
        {
            unpacked += entry.Length;
            if (entry.Length < 0 || unpacked < 0 || unpacked > FileLimits.Unpacked)
                return Refuse("xlsx.zip-bomb", $"Unpacked it has more than {FileLimits.Unpacked >> 20} MiB.");
            if (entry.Length > FileLimits.SmallPart && entry.Length >= FileLimits.Ratio * Math.Max(1, entry.CompressedLength))
                return Refuse("xlsx.zip-bomb", $"The part '{AmountText.Shown(entry.FullName)}' is {entry.Length / Math.Max(1, entry.CompressedLength)} times larger unpacked.");
        }

        if (unpacked > FileLimits.SmallPart && unpacked >= FileLimits.Ratio * packed)
            return Refuse("xlsx.zip-bomb", $"It is {unpacked / packed} times larger unpacked.");
        return IsWorkbook(entries) is not { } otherwise || Refuse("xlsx.not-a-workbook", otherwise);

        bool Refuse(string rule, string message)
        {
            log.Error(place, rule, message, Again);
            return false;
        }
    }

    private static bool IsPath(string name) =>
        name.StartsWith('/') || name.Contains('\\', StringComparison.Ordinal) || name.Contains(':', StringComparison.Ordinal) || name.Contains('\0', StringComparison.Ordinal) || name.Split('/').Any(step => step is ".." or ".");

    /// <summary>Null for an .xlsx, else what the zip file is instead.</summary>
    private static string? IsWorkbook(IReadOnlyList<ZipArchiveEntry> entries)
    {
        bool Has(string name) => entries.Any(e => string.Equals(e.FullName, name, StringComparison.OrdinalIgnoreCase));
        if (Has("mimetype"))
            return "It is an OpenDocument file (.ods).";
        if (Has("xl/workbook.bin"))
            return "It is a binary workbook (.xlsb).";
        if (Has("word/document.xml") || Has("ppt/presentation.xml"))
            return "It is a document or a presentation, not a workbook.";
        return Has("[Content_Types].xml") && Has("_rels/.rels") ? null : "It is a zip file without a workbook.";
    }
}
