using System.IO.Compression;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.Raw.Xlsx;

/// <summary>The parts of a workbook. Only a package that was checked whole is ever opened: sizes, names, check sums and XML.</summary>
internal sealed class Package
{
    private readonly byte[] bytes;
    private readonly Dictionary<string, string> entries;

    private Package(byte[] bytes, Dictionary<string, string> entries, IReadOnlyDictionary<string, SheetScan> sheets) => (this.bytes, this.entries, Sheets) = (bytes, entries, sheets);

    /// <summary>What the check has seen of each worksheet, by part name.</summary>
    public IReadOnlyDictionary<string, SheetScan> Sheets { get; }

    public static Package? Open(byte[] bytes, Place place, FindingLog log)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            if (!EntryCheck.Passes(archive, bytes.Length, place, log))
                return null;
            var entries = archive.Entries.Where(e => e.Name.Length > 0).ToDictionary(e => e.FullName, e => e.FullName, StringComparer.OrdinalIgnoreCase);
            IReadOnlyDictionary<string, SheetScan>? sheets = PartCheck.Run(archive, place, log);
            return sheets is null ? null : new Package(bytes, entries, sheets);
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException or IOException or ArgumentException or OverflowException or NotSupportedException)
        {
            log.Error(place, "xlsx.broken", "It is cut off or damaged: its parts cannot be unpacked.", "Export or download it again.");
            return null;
        }
    }

    public bool Has(string part) => entries.ContainsKey(part);

    /// <summary>A part as a stream of its own; several may be open at a time.</summary>
    public Stream Part(string part) => new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read).GetEntry(entries[part])!.Open();
}
