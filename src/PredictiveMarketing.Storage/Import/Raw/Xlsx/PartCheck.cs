using System.IO.Compression;
using System.Xml;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.Raw.Xlsx;

/// <summary>Unpacks every part once, keeping nothing: real size, check sum, and for XML that it is whole, flat and free of entities.</summary>
internal static class PartCheck
{
    private const string Again = "Export it again from Excel or LibreOffice as .xlsx.";

    /// <summary>What was seen of each worksheet; null, with the reason in the log, when the file must not be read.</summary>
    public static IReadOnlyDictionary<string, SheetScan>? Run(ZipArchive archive, Place place, FindingLog log)
    {
        var sheets = new Dictionary<string, SheetScan>(StringComparer.OrdinalIgnoreCase);
        foreach (ZipArchiveEntry entry in archive.Entries.Where(e => e.Name.Length > 0))
        {
            bool isXml = IsXml(entry.FullName);
            string? damage;
            using (Stream part = entry.Open())
                damage = UnpackedPart.Damage(part, entry.Length, entry.Crc32, isXml);
            damage ??= isXml ? Xml(entry, sheets, place, log) : null;
            if (damage is null)
                continue;
            log.Error(place, damage.StartsWith("holds", StringComparison.Ordinal) ? "xlsx.entities" : "xlsx.damaged-part", $"Its part '{AmountText.Shown(entry.FullName)}' {damage}.", Again);
            return null;
        }

        Noted(archive, place, log);
        return sheets;
    }

    private static bool IsXml(string name) => Path.GetExtension(name).ToUpperInvariant() is ".XML" or ".RELS" or ".VML";

    /// <summary>What is wrong with the XML of a part; null when nothing is, or when nobody needs the part.</summary>
    private static string? Xml(ZipArchiveEntry entry, Dictionary<string, SheetScan> sheets, Place place, FindingLog log)
    {
        bool isNeeded = entry.FullName.StartsWith("xl/", StringComparison.OrdinalIgnoreCase) && !entry.FullName.EndsWith(".vml", StringComparison.OrdinalIgnoreCase);
        try
        {
            using XmlReader reader = PartXml.Read(entry.Open());
            SheetScan? scan = null;
            while (reader.Read())
            {
                if (reader.Depth > FileLimits.Depth)
                    return $"has more than {FileLimits.Depth} levels of elements";
                if (reader.NodeType != XmlNodeType.Element)
                    continue;
                if (reader.Depth == 0 && reader.LocalName == "worksheet")
                    sheets[entry.FullName] = scan = new SheetScan();
                scan?.See(reader);
            }

            return null;
        }
        catch (XmlException broken) when (IsDocumentType(entry))
        {
            return $"holds a document type with entities, which no spreadsheet writes (line {broken.LineNumber})";
        }
        catch (XmlException broken)
        {
            if (isNeeded || entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase) || entry.FullName.StartsWith('['))
                return $"is no whole XML (line {broken.LineNumber})";
            log.Warning(place, "xlsx.part-ignored", $"Its part '{AmountText.Shown(entry.FullName)}' is no whole XML; it holds no cells and is ignored.", Again);
            return null;
        }
    }

    private static bool IsDocumentType(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        char[] start = new char[4096];
        return start.AsSpan(0, reader.ReadBlock(start)).Contains("<!DOCTYPE", StringComparison.OrdinalIgnoreCase);
    }

    private static void Noted(ZipArchive archive, Place place, FindingLog log)
    {
        bool Any(string text) => archive.Entries.Any(e => e.FullName.Contains(text, StringComparison.OrdinalIgnoreCase));
        if (Any("xl/externalLinks/"))
            log.Note(place, "xlsx.external-links", "Formulas in it look into other workbooks; nothing is fetched, the results kept in the file are read.");
        if (Any("vbaProject.bin"))
            log.Note(place, "xlsx.macros", "It holds macros; they are not run.");
        if (Any("xl/embeddings/") || Any(".zip"))
            log.Note(place, "xlsx.embedded", "It holds other files; they are not opened.");
    }
}
