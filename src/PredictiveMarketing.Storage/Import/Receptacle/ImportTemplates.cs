using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.Receptacle;

/// <summary>Empty files with the headers that an importer looks for.</summary>
public static class ImportTemplates
{
    /// <summary>UTF-8 with a byte order mark, so that spreadsheets read accents; comma, CRLF (RFC 4180).</summary>
    public static void Csv(IImporter importer, Stream to)
    {
        ArgumentNullException.ThrowIfNull(importer);
        ArgumentNullException.ThrowIfNull(to);
        using var text = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        text.Write(string.Join(',', importer.Fields.Select(f => CanonicalRows.Quoted(f.Name))) + "\r\n");
    }

    /// <summary>One sheet, named like the kind.</summary>
    public static void Xlsx(IImporter importer, Stream to)
    {
        ArgumentNullException.ThrowIfNull(importer);
        ArgumentNullException.ThrowIfNull(to);
        using var buffer = new MemoryStream();
        using (SpreadsheetDocument document = SpreadsheetDocument.Create(buffer, SpreadsheetDocumentType.Workbook))
        {
            WorkbookPart book = document.AddWorkbookPart();
            WorksheetPart sheet = book.AddNewPart<WorksheetPart>();
            sheet.Worksheet = new Worksheet(new SheetData(new Row(importer.Fields.Select(f => new Cell { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(f.Name)) }))));
            book.Workbook = new Workbook(new Sheets(new Sheet { Id = book.GetIdOfPart(sheet), SheetId = 1, Name = importer.Kind }));
        }

        buffer.Position = 0;
        buffer.CopyTo(to);
    }
}
