using System.Globalization;
using System.Text;

namespace PredictiveMarketing.Storage.Tests.Import.Malformed;

/// <summary>Workbooks with something wrong in their cells and parts.</summary>
internal static class MalformedWorkbooks
{
    private const string Header = """<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>""";

    private const string Texts = "<si><t>campaign</t></si><si><t>month</t></si><si><t>leads</t></si><si><r><t>Été</t></r></si>";

    private const string Relationships = "xl/_rels/workbook.xml.rels";

    public static IEnumerable<MalformedFile> All(Random dice) => [.. Cells(), .. Rows(), .. Merged(), .. Parts(), .. References(), .. Xml(dice)];

    public static WrittenPackage Whole(int rows = 300) => WrittenPackage.Of(Header + string.Concat(Enumerable.Range(2, rows).Select(Row)), Texts);

    private static string Row(int row) => string.Create(CultureInfo.InvariantCulture, $"""<row r="{row}"><c r="A{row}" t="s"><v>3</v></c><c r="B{row}" s="1"><v>{46023 + row}</v></c><c r="C{row}"><v>{row * 7919 % 1000}.25</v></c></row>""");

    private static WrittenPackage Of(string rows, string behind = "") => WrittenPackage.Of(Header + rows, Texts, behind);

    private static MalformedFile File(string kind, WrittenPackage package, string? rule, bool isRepaired = false) => new(kind, "table.xlsx", package.Bytes(), rule, isRepaired);

    /// <summary>In the place of the leads of row 2.</summary>
    private static IEnumerable<MalformedFile> Cells()
    {
        foreach ((string xml, string rule) in new[]
        {
            ("<c r=\"C2\"><v>1e308</v></c>", "table.leads"), ("<c r=\"C2\"><v>-1e308</v></c>", "table.leads"), ("<c r=\"C2\"><v>NaN</v></c>", "xlsx.damaged-cell"), ("<c r=\"C2\"><v>INF</v></c>", "xlsx.damaged-cell"),
            ("<c r=\"C2\"><v>1e999</v></c>", "xlsx.damaged-cell"), ("<c r=\"C2\"><v>abc</v></c>", "xlsx.damaged-cell"), ("<c r=\"C2\"><v>1,5</v></c>", "xlsx.damaged-cell"), ("<c r=\"C2\" t=\"s\"><v>99</v></c>", "xlsx.damaged-cell"),
            ("<c r=\"C2\" t=\"s\"><v>-1</v></c>", "xlsx.damaged-cell"), ("<c r=\"C2\" t=\"s\"><v>99999999999999</v></c>", "xlsx.damaged-cell"), ("<c r=\"C2\" t=\"s\"><v>x</v></c>", "xlsx.damaged-cell"), ("<c r=\"C2\" t=\"zz\"><v>1</v></c>", "xlsx.damaged-cell"),
            ("<c r=\"C2\" t=\"d\"><v>soon</v></c>", "xlsx.damaged-cell"), ("<c r=\"C2\" t=\"e\"><v>#REF!</v></c>", "xlsx.error-cell"), ("<c r=\"C2\"><f>SUM(A:A)</f></c>", "xlsx.formula-without-value"), ("<c r=\"C2\"><f>1/0</f><v></v></c>", "xlsx.formula-without-value"),
            ("<c r=\"C2\" s=\"1\"><v>60</v></c>", "xlsx.no-such-day"), ("<c r=\"C2\" s=\"1\"><v>-5</v></c>", "xlsx.no-such-day"), ("<c r=\"C2\" s=\"1\"><v>1e15</v></c>", "xlsx.no-such-day"), ("<c r=\"C2\" t=\"b\"><v>1</v></c>", "table.leads"),
            ("<c r=\"ZZZZ2\"><v>1</v></c>", "xlsx.cell-order"), ("<c r=\"A2\"><v>1</v></c>", "xlsx.cell-order"), ("<c r=\"C3\"><v>1</v></c>", "xlsx.cell-order"), ("<c r=\"2\"><v>1</v></c>", "xlsx.cell-order"), ("<c r=\"XFD2\"><v>1</v></c>", "file.too-many-columns"),
            ("<c r=\"C2\" t=\"inlineStr\"><is><t>" + Noise(new Random(40), 40_000) + "</t></is></c>", "xlsx.damaged-cell"), ("<c r=\"C2\" t=\"inlineStr\"><is><t>many</t></is></c>", "table.leads"), ("<c r=\"C2\" s=\"99999\"><v>x</v></c>", "xlsx.damaged-cell"),
        })
        {
            string row = $"""<row r="2"><c r="A2" t="s"><v>3</v></c><c r="B2" s="1"><v>46023</v></c>{xml}</row>""";
            yield return File($"cell {xml[..Math.Min(60, xml.Length)]}", Of(row), rule, isRepaired: rule == "xlsx.no-such-day");
        }
    }

    private static IEnumerable<MalformedFile> Rows()
    {
        foreach (string number in new[] { "1", "0", "-4", "99999999", "999999999999", "x" })
            yield return File($"row called {number}", Of(Row(2) + Row(3).Replace("<row r=\"3\"", $"<row r=\"{number}\"", StringComparison.Ordinal)), "xlsx.row-order");
        foreach (string block in new[] { "A1:XFD1048576", "ZZZZZ", "A1:ZZZZ9", "" })
            yield return File($"dimension {block}", Whole(3).Replace(WrittenPackage.Sheet1, "A1:C3", block), "xlsx.dimension", isRepaired: true);
        yield return File("no rows", WrittenPackage.Of(""), "mapping.no-header");
        yield return File("rows in the wrong order", Of(Row(5) + Row(4) + Row(3)), "xlsx.row-order");
    }

    private static IEnumerable<MalformedFile> Merged()
    {
        foreach (string block in new[] { "A1:C1", "A1:A2", "A2:A9", "A1:XFD1048576" })
            yield return File($"merged {block}", Of(Row(2) + Row(3), $"<mergeCells><mergeCell ref=\"{block}\"/></mergeCells>"), "xlsx.merged-cells");
        foreach (string block in new[] { "", "C1:A1", "A1:C1:D1", "nowhere" })
            yield return File($"merged {block}", Of(Row(2), $"<mergeCells><mergeCell ref=\"{block}\"/></mergeCells>"), "xlsx.merges", isRepaired: true);
        yield return File("a header merged over two columns", WrittenPackage.Of("""<row r="1"><c r="A1" t="inlineStr"><is><t>campaign</t></is></c><c r="C1" t="inlineStr"><is><t>month</t></is></c><c r="D1" t="inlineStr"><is><t>leads</t></is></c></row>""",
            behindRows: "<mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>"), "mapping.header-twice");
    }

    private static IEnumerable<MalformedFile> Parts()
    {
        WrittenPackage whole = Whole();
        foreach (string part in whole.Parts.Select(p => p.Key).Where(p => p != "xl/styles.xml"))
        {
            yield return File($"without {part}", whole.Without(part), null);
            yield return File($"{part} empty", whole.With(part, ""), null);
            yield return File($"{part} of zeros", whole.With(part, new byte[500]), null);
            yield return File($"{part} half", whole.With(part, whole[part][..(whole[part].Length / 2)]), "xlsx.damaged-part");
            yield return File($"{part} with a rest", whole.With(part, whole[part] + "<more/>"), "xlsx.damaged-part");
        }

        yield return File("styles half", whole.Replace("xl/styles.xml", "</cellXfs>", ""), "xlsx.damaged-part");
        yield return new("zip with a text", "table.xlsx", new WrittenPackage([WrittenPackage.Part("plan.csv", MalformedTexts.Table())]).Bytes(), "xlsx.not-a-workbook");
        yield return new("OpenDocument", "table.xlsx", new WrittenPackage([WrittenPackage.Part("mimetype", "application/vnd.oasis.opendocument.spreadsheet")]).Bytes(), "xlsx.not-a-workbook");
        yield return File("document", whole.With("word/document.xml", "<x/>"), "xlsx.not-a-workbook");
        yield return File("binary workbook", whole.With("xl/workbook.bin", "x"), "xlsx.not-a-workbook");
        yield return File("macros", whole.With("xl/vbaProject.bin", "x"), "xlsx.macros", isRepaired: true);
        yield return File("external links", whole.With("xl/externalLinks/externalLink1.xml", "<x/>"), "xlsx.external-links", isRepaired: true);
        yield return File("a file within", whole.With("xl/embeddings/book.xlsx", Whole(2).Bytes()), "xlsx.embedded", isRepaired: true);
        yield return File("a broken part that nobody needs", whole.With("docProps/app.xml", "<Properties>"), "xlsx.part-ignored", isRepaired: true);
    }

    private static IEnumerable<MalformedFile> References()
    {
        WrittenPackage whole = Whole();
        foreach ((string from, string to) in new[]
        {
            ("worksheets/sheet1.xml", "../../../../etc/passwd"), ("worksheets/sheet1.xml", "worksheets/sheet9.xml"), ("worksheets/sheet1.xml", "workbook.xml"), ("worksheets/sheet1.xml", "http://example.org/sheet.xml"), ("worksheets/sheet1.xml", ""),
            ("worksheets/sheet1.xml", "sharedStrings.xml"), ("Target=\"worksheets/sheet1.xml\"", "Target=\"worksheets/sheet1.xml\" TargetMode=\"External\""), ("Id=\"r1\"", "Id=\"r7\""), ("/xl/sharedStrings.xml", "nowhere.xml"), ("/sharedStrings\"", "/other\""),
        })
        {
            yield return File($"reference {from} as {to}", whole.Replace(Relationships, from, to), null);
        }

        yield return File("no workbook referred to", whole.Replace("_rels/.rels", "officeDocument\"", "other\""), "xlsx.not-a-workbook");
        yield return File("workbook outside", whole.Replace("_rels/.rels", "xl/workbook.xml", "../xl/workbook.xml"), "xlsx.not-a-workbook");
        yield return File("300 sheets", whole.Replace(WrittenPackage.Workbook, "<sheets>", "<sheets>" + string.Concat(Enumerable.Repeat("<sheet name=\"x\" sheetId=\"9\" r:id=\"r1\"/>", 300))), "xlsx.too-many-sheets");
        yield return File("only a chart", whole.Replace(Relationships, "/worksheet\"", "/chartsheet\""), "xlsx.no-sheet");
    }

    private static IEnumerable<MalformedFile> Xml(Random dice)
    {
        WrittenPackage whole = Whole();
        string deep = string.Concat(Enumerable.Repeat("<x>", 10_000)) + string.Concat(Enumerable.Repeat("</x>", 10_000));
        yield return File("elements 10,000 deep", whole.Replace(WrittenPackage.Sheet1, "</sheetData>", "</sheetData>" + deep), null);
        yield return File("an attribute of two million characters", whole.Replace(WrittenPackage.Sheet1, "<sheetData>", $"<sheetData x=\"{Noise(dice, 2_000_000)}\">"), "xlsx.damaged-part");
        yield return File("a text of two million characters", whole.Replace("xl/sharedStrings.xml", "campaign", Noise(dice, 2_000_000)), "xlsx.damaged-part");
        yield return File("Latin-1 without saying so", whole.With("xl/sharedStrings.xml", Encoding.Latin1.GetBytes(whole["xl/sharedStrings.xml"])), "xlsx.damaged-part");
        yield return File("an unknown encoding", whole.With("xl/sharedStrings.xml", "<?xml version=\"1.0\" encoding=\"klingon\"?>" + whole["xl/sharedStrings.xml"]), "xlsx.damaged-part");
        yield return File("a control character", whole.Replace("xl/sharedStrings.xml", "campaign", "camp\u0001aign"), "xlsx.damaged-part");
    }

    /// <summary>Letters that do not pack well.</summary>
    private static string Noise(Random dice, int length) => string.Create(length, dice, (text, d) =>
    {
        for (int i = 0; i < text.Length; i++)
            text[i] = (char)('a' + d.Next(26));
    });
}
