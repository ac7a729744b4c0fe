using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Storage.Workspaces;

/// <summary>What a table of the workspace must and may hold.</summary>
internal sealed record TableShape(string File, bool Needed, IReadOnlyList<string> Required, IReadOnlyList<string> Optional)
{
    /// <summary>First word of every rule about this table.</summary>
    public string RulePrefix { get; } = Path.GetFileNameWithoutExtension(File);

    public IEnumerable<string> Known => Required.Concat(Optional);
}

/// <summary>A column of the open file; <see cref="Index"/> is -1 where the file has none.</summary>
internal readonly record struct CsvColumn(string Name, int Index)
{
    public bool IsThere => Index >= 0;
}

/// <summary>A CSV file, row by row. Mistakes of the file itself (header, separator, quotes, encoding) go to the log as they come up.</summary>
internal sealed class CsvTable : IDisposable
{
    private readonly FindingLog log;
    private readonly CsvParser parser;
    private readonly Dictionary<string, int> columns;
    private readonly int width;
    private readonly List<(int Index, List<string> Values)> extras = [];
    private bool badQuote;

    private CsvTable(TableShape shape, FindingLog log, TextReader text)
    {
        Shape = shape;
        this.log = log;
        parser = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = ",",
            HasHeaderRecord = false,
            IgnoreBlankLines = false,
            CacheFields = true,
            BadDataFound = _ => badQuote = true,
        });
        string[] header = parser.Read() ? parser.Record ?? [] : [];
        width = header.Length;
        columns = CsvHeader.Read(shape, header, log);
        foreach ((string name, int index) in columns)
        {
            if (!shape.Known.Contains(name, StringComparer.OrdinalIgnoreCase))
                extras.Add((index, []));
        }

        ExtraColumns = [.. extras.Select(e => new ExtraColumn(shape.File, header[e.Index].Trim(), e.Values))];
    }

    public TableShape Shape { get; }

    public FindingLog Log => log;

    public IReadOnlyList<ExtraColumn> ExtraColumns { get; }

    /// <summary>Row number as a spreadsheet shows it: the header is row 1, blank lines count.</summary>
    public int Row => parser.Row;

    /// <summary>Null when the file is not there or cannot be read as a table; the log says why.</summary>
    public static CsvTable? Open(string folder, TableShape shape, FindingLog log)
    {
        byte[]? bytes = WorkspaceFile.Bytes(folder, shape.File, shape.Needed, log);
        if (bytes is null)
            return null;
        var text = new StreamReader(new MemoryStream(bytes, writable: false), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        var table = new CsvTable(shape, log, text);
        if (table.columns.Count > 0)
            return table;
        table.Dispose();
        return null;
    }

    /// <summary>After all rows are read: there was none.</summary>
    public bool IsHeaderOnly { get; private set; } = true;

    public CsvColumn Column(string name) => new(name, columns.GetValueOrDefault(name, -1));

    public Place At(CsvColumn column) => new(Shape.File, Row, column.Name);

    public string Rule(string about) => $"{Shape.RulePrefix}.{about}";

    /// <summary>Moves to the next row that holds anything.</summary>
    public bool Next()
    {
        while (parser.Read())
        {
            badQuote = false;
            if (IsBlank())
            {
                KeepExtras();
                continue;
            }

            IsHeaderOnly = false;
            CheckWidth();
            KeepExtras();
            return true;
        }

        return false;
    }

    /// <summary>The cell as written; empty where the row or the column is missing.</summary>
    public string Cell(CsvColumn column)
    {
        if (!column.IsThere || column.Index >= parser.Count)
            return "";
        string text = parser[column.Index];
        if (badQuote)
        {
            badQuote = false;
            log.Error(At(column), Rule("quote"), "A quotation mark stands inside a cell that does not start with one.",
                "Put the whole cell between quotation marks and write an inner one twice, or remove it.");
        }

        return text;
    }

    public void Dispose() => parser.Dispose();

    private bool IsBlank()
    {
        for (int i = 0; i < parser.Count; i++)
        {
            if (!string.IsNullOrWhiteSpace(parser[i]))
                return false;
        }

        return true;
    }

    private void CheckWidth()
    {
        if (parser.Count <= width || Enumerable.Range(width, parser.Count - width).All(i => string.IsNullOrWhiteSpace(parser[i])))
            return;
        log.Error(new Place(Shape.File, Row), Rule("too-many-cells"),
            $"The row has {parser.Count} cells and the header {width}: {Shown(parser.RawRecord)}",
            "A number with a decimal comma is two cells: write 12.5, not 12,5. Put a text with a comma between quotation marks.");
    }

    private void KeepExtras()
    {
        foreach ((int index, List<string> values) in extras)
            values.Add(index < parser.Count ? parser[index] : "");
    }

    private static string Shown(string record)
    {
        string line = record.TrimEnd('\r', '\n');
        return line.Length <= 80 ? line : line[..80] + "...";
    }
}
