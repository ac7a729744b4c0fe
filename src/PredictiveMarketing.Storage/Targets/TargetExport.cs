using System.Globalization;
using System.Text;
using CsvHelper;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace PredictiveMarketing.Storage.Targets;

/// <summary>Targets as a file for a spreadsheet. Texts that a spreadsheet would run as a formula are disarmed.</summary>
public static class TargetExport
{
    private static readonly string[] Header =
    [
        "campaign", "market", "month", "version", "state", "p10", "target", "p90", "model", "override_reason", "cycle", "author", "approved_by", "published_at", "data_set", "plan", "model_document", "forecast",
    ];

    /// <summary>UTF-8 with a byte order mark, so that spreadsheets read accents; comma, decimal point, CRLF (RFC 4180).</summary>
    public static void Csv(Stream to, IEnumerable<TargetVersion> targets)
    {
        ArgumentNullException.ThrowIfNull(targets);
        using var text = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        using var csv = new CsvWriter(text, CultureInfo.InvariantCulture, leaveOpen: true);
        foreach (string name in Header)
            csv.WriteField(name);
        csv.NextRecord();
        foreach (TargetVersion target in targets)
        {
            foreach (object? cell in Cells(target))
                csv.WriteField(cell is double number ? Number(number) : Disarmed(Convert.ToString(cell, CultureInfo.InvariantCulture) ?? ""));
            csv.NextRecord();
        }
    }

    /// <summary>One sheet; numbers are numbers, everything else is text. A stream that cannot seek is fine.</summary>
    public static void Xlsx(Stream to, IEnumerable<TargetVersion> targets)
    {
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(targets);
        using var buffer = new MemoryStream();
        using (SpreadsheetDocument document = SpreadsheetDocument.Create(buffer, SpreadsheetDocumentType.Workbook))
        {
            WorkbookPart book = document.AddWorkbookPart();
            WorksheetPart sheet = book.AddNewPart<WorksheetPart>();
            var data = new SheetData(new Row(Header.Select(Text)));
            foreach (TargetVersion target in targets)
                data.Append(new Row(Cells(target).Select(Cell)));
            sheet.Worksheet = new Worksheet(data);
            book.Workbook = new Workbook(new Sheets(new Sheet { Id = book.GetIdOfPart(sheet), SheetId = 1, Name = "targets" }));
        }

        buffer.Position = 0;
        buffer.CopyTo(to);
    }

    /// <summary>A quotation mark in front makes it a text (OWASP, CSV injection).</summary>
    internal static string Disarmed(string text) =>
        text.Length > 0 && (text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n') ? "'" + text : text;

    private static object?[] Cells(TargetVersion target) =>
    [
        target.Key.Campaign, target.Key.Market, target.Month.ToString(), (double)target.Version, target.State.ToString().ToLowerInvariant(),
        target.P10, target.P50, target.P90, target.ModelP50, target.OverrideReason, target.Cycle.ToString(), target.Author,
        string.Join(", ", target.Events.Where(e => e.Status == "approved").Select(e => e.Who)),
        target.Events.FirstOrDefault(e => e.Status == "published")?.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        target.Sources.DataSet, target.Sources.Plan, target.Sources.Model, target.Sources.Forecast,
    ];

    private static string Number(double number) => number.ToString("G9", CultureInfo.InvariantCulture);

    private static Cell Cell(object? value) => value is double number
        ? new Cell { DataType = CellValues.Number, CellValue = new CellValue(Number(number)) }
        : Text(Disarmed(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""));

    private static Cell Text(string text) =>
        new() { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve }) };
}
