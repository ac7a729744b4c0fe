using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using PredictiveMarketing.Storage.Import.Raw;
using Month = PredictiveMarketing.Forecasting.Vocabulary.Month;

namespace PredictiveMarketing.Storage.Spreadsheets;

/// <summary>One worksheet, written as a stream: frozen header, column widths, typed cells.</summary>
internal static partial class SheetXml
{
    public static void Write(WorksheetPart part, SheetTable sheet, bool isFirst)
    {
        using OpenXmlWriter xml = OpenXmlWriter.Create(part);
        xml.WriteStartElement(new Worksheet());
        xml.WriteElement(new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen })
        {
            WorkbookViewId = 0,
            TabSelected = isFirst,
        }));
        xml.WriteElement(new Columns(sheet.Columns.Select((c, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = c.Width, CustomWidth = true })));
        xml.WriteStartElement(new SheetData());
        Row(xml, [.. sheet.Columns.Select(c => c.Header)], SheetStyles.Header);
        foreach (IReadOnlyList<object?> row in sheet.Rows)
            Row(xml, row, style: 0);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Row(OpenXmlWriter xml, IReadOnlyList<object?> cells, uint style)
    {
        xml.WriteStartElement(new Row());
        foreach (object? cell in cells)
            xml.WriteElement(Cell(cell, style));
        xml.WriteEndElement();
    }

    private static Cell Cell(object? value, uint style) => value switch
    {
        null or "" => new Cell { StyleIndex = style },
        double number when !double.IsFinite(number) => new Cell { StyleIndex = style },
        DateOnly day => Serial(day, SheetStyles.Day),
        Month month => Serial(month.FirstDay, SheetStyles.Month),
        bool yes => new Cell { DataType = CellValues.Boolean, CellValue = new CellValue(yes ? "1" : "0"), StyleIndex = style },
        _ when SheetWriter.Number(value) is { } number => new Cell { DataType = CellValues.Number, CellValue = new CellValue(number), StyleIndex = style },
        _ => Text(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "", style),
    };

    /// <summary>Days since 1899-12-30, true from March 1900 on; no plan of ours is older.</summary>
    private static Cell Serial(DateOnly day, uint style) =>
        new() { CellValue = new CellValue((day.DayNumber - new DateOnly(1899, 12, 30).DayNumber).ToString(CultureInfo.InvariantCulture)), StyleIndex = style };

    private static Cell Text(string text, uint style)
    {
        string kept = text.Length <= FileLimits.CellText ? text : text[..FileLimits.CellText];
        return new Cell
        {
            DataType = CellValues.InlineString,
            InlineString = new InlineString(new Text(Escaped(kept)) { Space = SpaceProcessingModeValues.Preserve }),
            StyleIndex = style == 0 && FormulaGuard.IsArmed(kept) ? SheetStyles.QuotedText : style,
        };
    }

    /// <summary>What XML cannot hold is written <c>_x0001_</c> (ECMA-376 part 1, 22.9.2.19 ST_Xstring).</summary>
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        string plain = LooksEscaped().Replace(text, "_x005F_");
        for (int i = 0; i < plain.Length; i++)
        {
            char c = plain[i];
            if (char.IsHighSurrogate(c) && i + 1 < plain.Length && char.IsLowSurrogate(plain[i + 1]))
                escaped.Append(c).Append(plain[++i]);
            else if (XmlConvert.IsXmlChar(c) && c != '\r')
                escaped.Append(c);
            else
                escaped.Append(CultureInfo.InvariantCulture, $"_x{(int)c:X4}_");
        }

        return escaped.ToString();
    }

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)")]
    private static partial Regex LooksEscaped();
}
