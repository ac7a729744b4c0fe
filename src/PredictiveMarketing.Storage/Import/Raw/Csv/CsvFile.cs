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

    private static (string Rule, string Message)? Refusal(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> filled = text.TrimStart();
        if (filled.IsEmpty && text.Length < Start)
            return ("file.empty", "It holds nothing but blank lines.");
        if (text.Contains('\0'))
            return ("file.not-a-table", "It is neither a text nor a workbook.");
        if (filled.StartsWith("<!doctype", StringComparison.OrdinalIgnoreCase) || filled.StartsWith("<html", StringComparison.OrdinalIgnoreCase) || filled.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase))
            return ("file.not-a-table", "It is a web page or an XML document, not a table.");
        return filled is ['{' or '[', ..] ? ("file.not-a-table", "It is a JSON document, not a table.") : null;
    }
}
