using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import.Raw;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Tests.Import;

/// <summary>D03, D06: workbooks as Excel writes them, cell by cell.</summary>
public sealed class XlsxReadingTests
{
    private static (IReadOnlyList<RawRow> Rows, IReadOnlyList<Finding> Findings, IRawFile? File) Read(WrittenPackage package)
    {
        var log = new FindingLog();
        IRawFile? file = RawFiles.Open(new MemoryStream(package.Bytes()), "plan.xlsx", log);
        IReadOnlyList<RawRow> rows = file is null ? [] : [.. file.Sheets[0].Rows()];
        return (rows, log.All(), file);
    }

    private static RawCell Cell(string xml, string properties = "", string shared = "")
    {
        (IReadOnlyList<RawRow> rows, IReadOnlyList<Finding> findings, _) = Read(WrittenPackage.Of($"""<row r="1">{xml}</row>""", shared, workbookProperties: properties));
        Assert.Empty(findings);
        return rows.Count == 0 ? RawCell.Empty : rows[0][0];
    }

    [Theory]
    [InlineData("""<c r="A1" t="s"><v>1</v></c>""", "TV & Radio")]
    [InlineData("""<c r="A1" t="s"><v>0</v></c>""", "rich text")]
    [InlineData("""<c r="A1" t="inlineStr"><is><r><t>in</t></r><r><t xml:space="preserve"> line</t></r><rPh sb="0" eb="1"><t>no</t></rPh></is></c>""", "in line")]
    [InlineData("""<c r="A1" t="str"><f>A2&amp;"x"</f><v>from a formula</v></c>""", "from a formula")]
    [InlineData("""<c r="A1" t="inlineStr"><is><t>two_x000D_lines</t></is></c>""", "two\rlines")]
    public void Texts_are_read_wherever_they_are_kept(string xml, string expected)
    {
        const string Shared = """<si><r><t>rich</t></r><r><rPr><b/></rPr><t xml:space="preserve"> text</t></r></si><si><t>TV &amp; Radio</t><rPh sb="0" eb="2"><t>tivi</t></rPh></si>""";
        RawCell cell = Cell(xml, shared: Shared);
        Assert.Equal((CellKind.Text, expected), (cell.Kind, cell.Text));
    }

    [Theory]
    [InlineData("""<c r="A1"><v>1234.5</v></c>""", 1234.5)]
    [InlineData("""<c r="A1" t="n"><f>1+1</f><v>-2E-3</v></c>""", -0.002)]
    [InlineData("""<c r="A1" s="3"><v>0.5</v></c>""", 0.5)]
    [InlineData("""<c r="A1" s="4"><v>46096</v></c>""", 46096)]
    public void Numbers_and_hours_are_numbers(string xml, double expected) => Assert.Equal(RawCell.Of(expected), Cell(xml));

    [Theory]
    [InlineData("46096", "", "2026-03-15")]
    [InlineData("46096.75", "", "2026-03-15")]
    [InlineData("44634", "date1904=\"1\"", "2026-03-15")]
    [InlineData("0", "date1904=\"true\"", "1904-01-01")]
    [InlineData("59", "", "1900-02-28")]
    [InlineData("61", "", "1900-03-01")]
    [InlineData("1", "", "1900-01-01")]
    [InlineData("2958465", "", "9999-12-31")]
    public void A_number_shown_as_a_day_is_that_day_counted_from_1900_or_1904(string serial, string properties, string day)
    {
        foreach (string style in new[] { "1", "2" })
            Assert.Equal(day, Cell($"""<c r="A1" s="{style}"><v>{serial}</v></c>""", properties).Text);
    }

    [Fact]
    public void A_day_may_also_be_written_as_text() => Assert.Equal(new DateOnly(2026, 3, 15), Cell("""<c r="A1" t="d"><v>2026-03-15T00:00:00</v></c>""").Date);

    [Fact]
    public void The_29_February_1900_never_was() =>
        Assert.Contains("29 February 1900 never was", Assert.Single(Read(WrittenPackage.Of("""<row r="1"><c r="A1" s="1"><v>60</v></c></row>""")).Findings).Message, StringComparison.Ordinal);

    [Fact]
    public void A_formula_without_a_result_is_named_by_its_address()
    {
        (IReadOnlyList<RawRow> rows, IReadOnlyList<Finding> findings, _) = Read(WrittenPackage.Of("""<row r="17"><c r="B17"><f>SUM(A1:A16)</f></c></row>"""));
        Finding found = Assert.Single(findings);
        Assert.Equal(("xlsx.formula-without-value", 17, "B", "Plan"), (found.Rule, found.Place.Row, found.Place.Column, found.Place.Sheet));
        Assert.StartsWith("B17 is a formula", found.Message, StringComparison.Ordinal);
        Assert.Equal(CellKind.FormulaWithoutValue, rows[0][1].Kind);
    }

    [Fact]
    public void A_formula_that_gives_an_empty_text_is_an_empty_cell() => Assert.True(Cell("""<c r="A1" t="str"><f>IF(B1,"",C1)</f><v></v></c>""").IsEmpty);

    [Fact]
    public void Yes_no_and_errors_are_what_they_are()
    {
        Assert.Equal((CellKind.YesNo, "true"), (Cell("""<c r="A1" t="b"><v>1</v></c>""").Kind, Cell("""<c r="A1" t="b"><v>1</v></c>""").Text));
        (IReadOnlyList<RawRow> rows, IReadOnlyList<Finding> findings, _) = Read(WrittenPackage.Of("""<row r="1"><c r="A1" t="e"><v>#REF!</v></c></row>"""));
        Assert.Equal((CellKind.Error, "#REF!", "xlsx.error-cell"), (rows[0][0].Kind, rows[0][0].Text, findings.Single().Rule));
    }

    [Fact]
    public void Rows_and_cells_without_addresses_follow_each_other_and_gaps_are_empty()
    {
        (IReadOnlyList<RawRow> rows, IReadOnlyList<Finding> findings, _) = Read(WrittenPackage.Of("""<row><c><v>1</v></c><c><v>2</v></c></row><row r="4"><c r="C4"><v>3</v></c><c r="XFD4" s="1"/></row>"""));
        Assert.Empty(findings);
        Assert.Equal([1, 4], rows.Select(r => r.Number));
        Assert.Equal([(true, 0), (true, 0), (false, 3.0)], rows[1].Cells.Select(c => (c.IsEmpty, c.IsEmpty ? 0 : c.Number)));
    }

    [Fact]
    public void Merged_blocks_hidden_sheets_and_the_order_of_tabs_are_known()
    {
        WrittenPackage package = WrittenPackage.Of("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>", behindRows: """<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="B3"/></mergeCells>""");
        package = package.With("xl/worksheets/sheet2.xml", package[WrittenPackage.Sheet1])
            .Replace(WrittenPackage.Workbook, "<sheets>", "<sheets><sheet name=\"Old\" sheetId=\"7\" state=\"veryHidden\" r:id=\"r9\"/>")
            .Replace("xl/_rels/workbook.xml.rels", "</Relationships>", "<Relationship Id=\"r9\" Type=\"x/worksheet\" Target=\"../xl/worksheets/sheet2.xml\"/></Relationships>");
        (_, IReadOnlyList<Finding> findings, IRawFile? file) = Read(package);
        Assert.Equal([("Old", true), ("Plan", false)], file!.Sheets.Select(s => (s.Name!, s.IsHidden)));
        Assert.Equal([new MergedCells(1, 1, 0, 2), new MergedCells(3, 3, 1, 1)], file.Sheets[1].Merged);
        Assert.Equal(["xlsx.hidden-sheet", "xlsx.merged-cells", "xlsx.merged-cells"], findings.Select(f => f.Rule));
    }

    [Fact]
    public void Reading_again_gives_the_same_and_says_nothing_twice()
    {
        var log = new FindingLog();
        IRawSheet sheet = RawFiles.Open(new MemoryStream(WrittenPackage.Of("""<row r="1"><c r="A1"><f>1</f></c></row><row r="2"><c r="A2"><v>2</v></c></row>""").Bytes()), "x", log)!.Sheets[0];
        Assert.Equal(sheet.Rows().Select(r => (r.Number, r[0])), sheet.Rows().Select(r => (r.Number, r[0])));
        Assert.Single(log.All());
    }

    [Theory]
    [InlineData("d/m/yy", true)]
    [InlineData("mmm\\-yy", true)]
    [InlineData("mmmm", true)]
    [InlineData("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", true)]
    [InlineData("General", false)]
    [InlineData("mm:ss", false)]
    [InlineData("[Red]0.00", false)]
    [InlineData("0.00E+00", false)]
    [InlineData("\"day \"0", false)]
    [InlineData("# ##0\\ [$€-40C];[Red]\\-# ##0\\ [$€-40C]", false)]
    [InlineData("0;\"dd/mm\"", false)]
    [InlineData("[[[[[[[[[[[[[[[[[[[[0", false)]
    public void Number_formats_tell_days_from_numbers(string code, bool day) => Assert.Equal(day, Storage.Import.Raw.Xlsx.DateFormats.ShowsDay(code));
}
