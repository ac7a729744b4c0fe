using System.Text;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import.Ga4;
using PredictiveMarketing.Storage.Import.Raw.Csv;
using PredictiveMarketing.Storage.Import.Raw.Xlsx;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.Raw;

/// <summary>The door for files: knows them by their content, not by their name.</summary>
internal static class RawFiles
{
    /// <summary>The first bytes of a compound file: Excel before 2007, and every workbook with a password.</summary>
    private static ReadOnlySpan<byte> OldOffice => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>
    /// A CSV, Excel or GA4 report file as sheets of cells, or null with an error in the log. The stream is read once into memory and stays the caller's.
    /// What is wrong inside a sheet is found while it is read: look at the log after the rows were.
    /// </summary>
    public static IRawFile? Open(Stream stream, string fileName, FindingLog log)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var place = new Place(ShortName(fileName));
        if (Bytes(stream, place, log) is not { } bytes)
            return null;
        ReadOnlySpan<byte> start = bytes.AsSpan(0, Math.Min(8, bytes.Length));
        if (start.StartsWith("%PDF"u8) || start.StartsWith("{\\rtf"u8))
            return Refuse(place, log, "file.not-a-table", "It is a document, not a table.", "Ask for the table itself, as .xlsx or .csv.");
        if (start.StartsWith(OldOffice))
            return OldWorkbook(bytes, place, log);
        if (Ga4ReportFile.Looks(bytes))
            return Ga4ReportFile.Read(new MemoryStream(bytes, writable: false), place.File, log);
        bool isZip = start.StartsWith("PK"u8);
        IRawFile? file = !isZip ? CsvFile.Open(bytes, place.File, log) : Package.Open(bytes, place, log) is { } package ? XlsxFile.Open(package, place, log) : null;
        bool saysZip = Path.GetExtension(place.File).ToUpperInvariant() is ".XLSX" or ".XLSM";
        if (file is not null && saysZip != isZip && Path.GetExtension(place.File).Length > 0)
            log.Note(place, "file.name", $"By its content it is {(isZip ? "a workbook" : "a text table")}, whatever its name says; it is read as such.");
        return file;
    }

    private static byte[]? Bytes(Stream stream, Place place, FindingLog log)
    {
        if (stream.Length > FileLimits.Bytes)
        {
            Refuse(place, log, "file.too-large", $"It has {stream.Length / 1048576.0:0} MiB; {FileLimits.Bytes / 1048576} are allowed.", "Split it by year, or leave out the columns that nobody needs.");
            return null;
        }

        stream.Position = 0;
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        if (bytes.Length > 0)
            return bytes;
        Refuse(place, log, "file.empty", "It is empty.", "Export it again.");
        return null;
    }

    private static CsvFile? OldWorkbook(byte[] bytes, Place place, FindingLog log) =>
        bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0
            ? Refuse(place, log, "xlsx.encrypted", "It is protected by a password.", "Open it in Excel, remove the password (File, Info, Protect workbook) and save it again.")
            : Refuse(place, log, "xlsx.old-format", "It is a workbook of Excel 97-2003 or another old document.", "Open it in Excel and save it as 'Excel workbook (.xlsx)'.");

    private static CsvFile? Refuse(Place place, FindingLog log, string rule, string message, string cure)
    {
        log.Error(place, rule, message, cure);
        return null;
    }

    private static string ShortName(string fileName) => fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..];
}
