using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import.Raw;
using PredictiveMarketing.Storage.Spreadsheets;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Tests.Spreadsheets;

/// <summary>D06: what leaves for a spreadsheet keeps its values and holds no formula that nobody wrote.</summary>
public sealed class SheetWriterTests
{
    private static readonly object?[] Row = ["Île-de-France", 1234.5, 0.1m, 7, new DateOnly(2026, 3, 15), Month.Of(2026, 3), true, null];

    private static SheetTable Table(params IReadOnlyList<object?>[] rows) => new("Plan", [.. Enumerable.Range(0, rows[0].Count).Select(i => new SheetColumn($"c{i}"))], rows);

    private static byte[] Written(SheetFormat format, SheetTable table)
    {
        using var file = new MemoryStream();
        SheetWriter.Write(file, format, table);
        return file.ToArray();
    }

    private static (IReadOnlyList<RawRow> Rows, IReadOnlyList<Finding> Findings) Read(byte[] bytes)
    {
        var log = new FindingLog();
        IRawFile file = RawFiles.Open(new MemoryStream(bytes), "plan", log)!;
        return ([.. file.Sheets[0].Rows().Skip(1)], log.All());
    }

    [Theory]
    [InlineData("")]
    [InlineData("fr-FR")]
    [InlineData("tr-TR")]
    public void A_workbook_reads_back_with_the_same_values_in_every_culture(string culture)
    {
        (IReadOnlyList<RawRow> rows, IReadOnlyList<Finding> findings) = Import.Cultures.In(culture, () => Read(Written(SheetFormat.Xlsx, Table(Row))));
        Assert.Empty(findings);
        Assert.Equal(
            [RawCell.Of("Île-de-France"), RawCell.Of(1234.5), RawCell.Of(0.1), RawCell.Of(7), RawCell.Of(new DateOnly(2026, 3, 15)), RawCell.Of(new DateOnly(2026, 3, 1)), new RawCell(CellKind.YesNo, "true", double.NaN, null)],
            rows.Single().Cells);
    }

    [Fact]
    public void A_text_file_holds_the_same_in_invariant_form() =>
        Assert.Equal(["Île-de-France", "1234.5", "0.1", "7", "2026-03-15", "2026-03", "true", ""], Import.Cultures.In("fr-FR", () => Read(Written(SheetFormat.Csv, Table(Row)))).Rows.Single().Cells.Select(c => c.Text));

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1+1")]
    [InlineData("\r=1+1")]
    [InlineData("=HYPERLINK(\"http://x\")")]
    [InlineData("réservé;=1+1")]
    [InlineData("a; \"=1+1;+2;b")]
    [InlineData("a;'=1+1")]
    [InlineData("'=1+1")]
    [InlineData("two lines\n=1+1")]
    [InlineData("tab\t@SUM(A1)")]
    [InlineData("_x000D_")]
    [InlineData("a\u0001b<&>\ud83d\ude00")]
    public void A_hostile_text_comes_back_as_it_was_from_both_forms(string text)
    {
        foreach (SheetFormat format in Enum.GetValues<SheetFormat>())
            Assert.Equal(RawCell.Of(text), Read(Written(format, Table(["x", text]))).Rows.Single()[1]);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+33", "'+33")]
    [InlineData("-2", "'-2")]
    [InlineData("@sum", "'@sum")]
    [InlineData("\t=1", "'\t'=1")]
    [InlineData("a;=1", "a;'=1")]
    [InlineData("a; \"=1;-2", "a; \"'=1;'-2")]
    [InlineData("a\t+1", "a\t'+1")]
    [InlineData("a\r\n@sum", "a\r\n'@sum")]
    [InlineData("'=1", "''=1")]
    [InlineData("l'été; l'hiver -20 %", "l'été; l'hiver -20 %")]
    [InlineData("a=b, c+d; e-f", "a=b, c+d; e-f")]
    [InlineData("Île-de-France", "Île-de-France")]
    [InlineData("", "")]
    public void Formula_signs_at_the_start_of_a_cell_are_the_danger_in_a_text_file_whatever_it_is_split_at(string text, string safe) => Assert.Equal(safe, FormulaGuard.Disarmed(text));

    [Fact]
    public void A_workbook_has_a_frozen_header_widths_typed_cells_and_no_formula()
    {
        using var file = new MemoryStream(Written(SheetFormat.Xlsx, Table([.. Row, "=1+1"])));
        using SpreadsheetDocument book = SpreadsheetDocument.Open(file, isEditable: false);
        Worksheet sheet = book.WorkbookPart!.WorksheetParts.Single().Worksheet;
        Assert.Equal(PaneStateValues.Frozen, sheet.Descendants<Pane>().Single().State!.Value);
        Assert.Equal(9, sheet.Descendants<Column>().Count());
        Assert.DoesNotContain(sheet.Descendants<CellFormula>(), _ => true);
        Assert.Equal((2u, CellValues.InlineString), (sheet.Descendants<Cell>().Last().StyleIndex!.Value, sheet.Descendants<Cell>().Last().DataType!.Value));
        Assert.Empty(new OpenXmlValidator().Validate(book));
    }
}
