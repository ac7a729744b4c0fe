using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Spreadsheets;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.Raw.Csv;

/// <summary>The rows of a CSV file (RFC 4180, with the liberties that spreadsheets take).</summary>
internal sealed class CsvSheet(byte[] bytes, Encoding encoding, CsvShape shape, Place file, FindingLog log) : IRawSheet
{
    private readonly OnceEach said = new();

    public string? Name => null;

    public IEnumerable<RawRow> Rows()
    {
        using var text = new StreamReader(new MemoryStream(bytes, writable: false), encoding, detectEncodingFromByteOrderMarks: true);
        for (int i = 0; i < shape.FirstLine; i++)
            text.Read();
        bool badQuote = false;
        using var parser = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = shape.Delimiter.ToString(),
            HasHeaderRecord = false,
            IgnoreBlankLines = false,
            MaxFieldSize = FileLimits.CellText,
            BadDataFound = _ => badQuote = true,
        });
        int skipped = shape.FirstLine > 0 ? 1 : 0;
        int width = 0;
        while (true)
        {
            badQuote = false;
            int before = parser.Row;
            if (!Next(parser, skipped + before + 1))
                yield break;
            var row = new RawRow(skipped + parser.Row, Cells(parser));
            // The header, the first row as wide as the usual one, tells the width: rows may leave out what is empty at their end.
            if (width == 0 && row.Cells.Count >= shape.Width)
                width = row.Cells.Count;
            if (said.Reaches(row.Number))
                Check(row, parser, badQuote, width);
            if (row.Number > FileLimits.Rows || row.Cells.Count > FileLimits.Columns)
                yield break;
            yield return row;
        }
    }

    private bool Next(CsvParser parser, int row)
    {
        try
        {
            return parser.Read();
        }
        catch (MaxFieldSizeException)
        {
            if (said.Reaches(row))
            {
                log.Error(file with { Row = row }, "csv.cell-too-long", $"A cell has more than {FileLimits.CellText} characters; what follows was not read.",
                    "A quotation mark is probably not closed; check this row.");
            }

            return false;
        }
    }

    private static RawCell[] Cells(CsvParser parser)
    {
        var cells = new RawCell[parser.Count];
        for (int i = 0; i < cells.Length; i++)
            cells[i] = RawCell.Of(FormulaGuard.Restored(parser[i]));
        return cells;
    }

    private void Check(RawRow row, CsvParser parser, bool badQuote, int width)
    {
        Place place = file with { Row = row.Number };
        if (row.Number > FileLimits.Rows)
            log.Error(place, "file.too-many-rows", $"It has more than {FileLimits.Rows} rows; the rest was not read.", "Split it by year.");
        if (row.Cells.Count > FileLimits.Columns)
            log.Error(place, "file.too-many-columns", $"The row has {row.Cells.Count} cells; {FileLimits.Columns} are allowed.", "Leave out the columns that nobody needs.");
        if (badQuote)
            log.Warning(place, "csv.quote", "A quotation mark stands inside a cell that does not start with one; it is kept as a sign of the text.", "Put the whole cell between quotation marks and write an inner one twice.");
        int filled = row.Cells.Count;
        while (filled > 0 && row.Cells[filled - 1].IsEmpty)
            filled--;
        if (filled > width && width > 1 && !shape.HasComments)
        {
            log.Error(place, "csv.too-many-cells", $"The row has {filled} cells, the table {width}: {Shown(parser.RawRecord)}",
                "A text or a number that holds the separator must stand between quotation marks.");
        }
        else if (filled > 0 && row.Cells.Count < width && !shape.HasComments)
        {
            log.Warning(place, "csv.too-few-cells", $"The row has {row.Cells.Count} cells, the table {width}; the missing ones count as empty.", "Check that the file was not cut off and that no cell was lost.");
        }

        if (row.Cells.Any(c => c.Text.AsSpan().ContainsAny('\r', '\n')) && parser.RawRecord.AsSpan().Count('"') % 2 != 0)
            log.Error(place, "csv.quote-open", "A quotation mark is opened and never closed.", "Close it, or write it twice where it is a sign of the text.");
    }

    private static string Shown(string record)
    {
        string line = record.TrimEnd('\r', '\n');
        return line.Length <= 80 ? line : line[..80] + "...";
    }
}
