using System.Globalization;
using System.Text;
using CsvHelper;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Storage.Spreadsheets;

/// <summary>Writes every table that leaves for a spreadsheet. Numbers stay numbers, days are real dates, and no text ever becomes a formula.</summary>
public static class SheetWriter
{
    public static void Write(Stream to, SheetFormat format, params IReadOnlyList<SheetTable> sheets)
    {
        if (format == SheetFormat.Xlsx)
            Xlsx(to, sheets);
        else
            Csv(to, sheets[0]);
    }

    /// <summary>UTF-8 with a byte order mark, so that spreadsheets read accents; comma, decimal point, CRLF (RFC 4180).</summary>
    public static void Csv(Stream to, SheetTable sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        using var text = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        using var csv = new CsvWriter(text, CultureInfo.InvariantCulture, leaveOpen: true);
        foreach (SheetColumn column in sheet.Columns)
            csv.WriteField(FormulaGuard.Disarmed(column.Header));
        csv.NextRecord();
        foreach (IReadOnlyList<object?> row in sheet.Rows)
        {
            foreach (object? cell in row)
                csv.WriteField(Plain(cell));
            csv.NextRecord();
        }
    }

    /// <summary>Row by row, into a stream that need not be able to seek. A text beyond the 32,767 characters of a cell is cut.</summary>
    public static void Xlsx(Stream to, params IReadOnlyList<SheetTable> sheets)
    {
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(sheets);
        using var buffer = new MemoryStream();
        using (SpreadsheetDocument document = SpreadsheetDocument.Create(buffer, SpreadsheetDocumentType.Workbook))
        {
            WorkbookPart book = document.AddWorkbookPart();
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = SheetStyles.Sheet();
            var tabs = new Sheets();
            foreach (SheetTable sheet in sheets)
            {
                WorksheetPart part = book.AddNewPart<WorksheetPart>();
                SheetXml.Write(part, sheet, isFirst: tabs.ChildElements.Count == 0);
                tabs.Append(new Sheet { Id = book.GetIdOfPart(part), SheetId = (uint)tabs.ChildElements.Count + 1, Name = sheet.Name });
            }

            book.Workbook = new Workbook(tabs);
        }

        buffer.Position = 0;
        buffer.CopyTo(to);
    }

    /// <summary>A number in the shortest form that reads back as itself; null for what is no number.</summary>
    internal static string? Number(object? cell) => cell switch
    {
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        decimal amount => amount.ToString(CultureInfo.InvariantCulture),
        int or long => Convert.ToString(cell, CultureInfo.InvariantCulture),
        _ => null,
    };

    private static string Plain(object? cell) => Number(cell) ?? cell switch
    {
        null => "",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Month month => month.ToString(),
        bool yes => yes ? "true" : "false",
        _ => FormulaGuard.Disarmed(Convert.ToString(cell, CultureInfo.InvariantCulture) ?? ""),
    };
}
