using System.Text;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.Raw.Csv;

/// <summary>A text with separated cells: one sheet without a name.</summary>
internal sealed class CsvFile : IRawFile
{
    private const int Start = 1 << 16;

    private CsvFile(string name, CsvSheet sheet, IReadOnlyDictionary<string, string> notes) => (Name, Sheets, Notes) = (name, [sheet], notes);

    public string Name { get; }

    public IReadOnlyList<IRawSheet> Sheets { get; }

    public IReadOnlyDictionary<string, string> Notes { get; }

    public static CsvFile? Open(byte[] bytes, string name, FindingLog log)
    {
        var place = new Place(name);
        if (TextEncoding.Of(bytes, place, log) is not { } encoding)
            return null;
        char[] start = new char[Start];
        using var reader = new StreamReader(new MemoryStream(bytes, writable: false), encoding, detectEncodingFromByteOrderMarks: true);
        ReadOnlySpan<char> text = start.AsSpan(0, reader.ReadBlock(start));
        if (Refusal(text) is { } refusal)
        {
            log.Error(place, refusal.Rule, refusal.Message, "Open it in the program it comes from and export it as .xlsx or .csv.");
            return null;
        }

        if (Controls(text) is > 0 and var controls)
            log.Warning(place, "csv.control-characters", $"Its first lines hold {controls} control characters that no keyboard writes.", "Look at the preview; export it again if texts look wrong.");
        if (bytes.AsSpan().TrimEnd((byte)0) is [.., not ((byte)'\n' or (byte)'\r')] && text.Contains('\n'))
            log.Note(place, "csv.last-line", "Its last line has no end; the file may have been cut off there.", "Check the last row in the preview.");

        if (bytes.AsSpan().Count((byte)'\n') > FileLimits.Rows)
        {
            log.Error(place, "file.too-many-rows", $"It has more than {FileLimits.Rows} lines.", "Split it by year.");
            return null;
        }

        CsvShape shape = Delimiters.Of(text);
        if (shape.Width > FileLimits.Columns)
        {
            log.Error(place, "file.too-many-columns", $"Its lines have {shape.Width} cells; {FileLimits.Columns} are allowed.", "Leave out the columns that nobody needs.");
            return null;
        }

        return new CsvFile(name, new CsvSheet(bytes, encoding, shape, place, log), new Dictionary<string, string>
        {
            [RawNotes.Format] = "csv",
            [RawNotes.Encoding] = encoding.WebName,
            [RawNotes.Delimiter] = shape.Delimiter == '\t' ? "tab" : shape.Delimiter.ToString(),
        });
    }

    public void Dispose()
    {
        // The bytes are in memory; nothing is held open.
    }

    /// <summary>Characters that are neither written nor white space.</summary>
    private static int Controls(ReadOnlySpan<char> text)
    {
        int found = 0;
        foreach (char c in text)
            found += char.IsControl(c) && !char.IsWhiteSpace(c) ? 1 : 0;
        return found;
    }

    private static (string Rule, string Message)? Refusal(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> filled = text.TrimStart();
        if (filled.IsEmpty && text.Length < Start)
            return ("file.empty", "It holds nothing but blank lines.");
        if (text.Contains('\0') || Controls(text) > Math.Max(3, text.Length / 100))
            return ("file.not-a-table", "It is neither a text nor a workbook.");
        if (filled.StartsWith("<!doctype", StringComparison.OrdinalIgnoreCase) || filled.StartsWith("<html", StringComparison.OrdinalIgnoreCase) || filled.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase))
            return ("file.not-a-table", "It is a web page or an XML document, not a table.");
        return filled is ['{' or '[', ..] ? ("file.not-a-table", "It is a JSON document, not a table.") : null;
    }
}
