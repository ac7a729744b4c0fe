using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Targets;

namespace PredictiveMarketing.Storage.Tests.Stores;

public sealed class TargetExportTests : IDisposable
{
    private readonly OpenStore open = new();

    public void Dispose() => open.Dispose();

    private IReadOnlyList<TargetVersion> Published()
    {
        long[] ids = [.. open.Draft(1234.5, 50).Select(d => d.Id)];
        open.Ledger.Approve(ids, "=HYPERLINK(\"http://x\")");
        open.Ledger.Publish(ids, "anna");
        return open.Ledger.Find(new TargetQuery(OpenStore.Workspace) { Market = "Paris" });
    }

    private static string[] Lines(IEnumerable<TargetVersion> targets)
    {
        using var file = new MemoryStream();
        TargetExport.Csv(file, targets);
        byte[] bytes = file.ToArray();
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), bytes[..3]);
        return Encoding.UTF8.GetString(bytes[3..]).Split("\r\n");
    }

    [Theory]
    [InlineData("")]
    [InlineData("fr-FR")]
    public void A_line_of_the_file_carries_the_target_in_invariant_numbers(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            string[] lines = Lines(Published());
            Assert.StartsWith("campaign,market,month,version,state,p10,target,p90,model,", lines[0], StringComparison.Ordinal);
            Assert.StartsWith("Spring,Paris,2026-03,1,published,1229.5,1234.5,1239.5,1234.5,,2026-01,pm,", lines[1], StringComparison.Ordinal);
            Assert.Contains("2026-11-22T08:00:00Z", lines[1], StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_text_that_a_spreadsheet_would_run_is_disarmed() =>
        Assert.Contains(",\"'=HYPERLINK(\"\"http://x\"\")\",", Lines(Published())[1], StringComparison.Ordinal);

    [Fact]
    public void The_workbook_holds_the_same_rows_with_numbers_as_numbers()
    {
        using var file = new MemoryStream();
        TargetExport.Xlsx(file, Published());
        file.Position = 0;
        using SpreadsheetDocument book = SpreadsheetDocument.Open(file, isEditable: false);
        Row[] rows = [.. book.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Row>()];
        Assert.Equal(2, rows.Length);
        Cell[] cells = [.. rows[1].Elements<Cell>()];
        Assert.Equal("Paris", cells[1].InnerText);
        Assert.Equal((CellValues.Number, "1234.5"), (cells[6].DataType!.Value, cells[6].CellValue!.Text));
        Assert.Equal(CellValues.InlineString, cells[12].DataType!.Value);
        Assert.StartsWith("=HYPERLINK", cells[12].InnerText, StringComparison.Ordinal);
        Assert.DoesNotContain(rows[1].Descendants<CellFormula>(), _ => true);
        Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(book));
    }
}
