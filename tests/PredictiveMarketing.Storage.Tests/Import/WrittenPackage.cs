using System.IO.Compression;
using System.Text;

namespace PredictiveMarketing.Storage.Tests.Import;

/// <summary>A workbook written part by part, so that a test can spoil any of them.</summary>
internal sealed record WrittenPackage(IReadOnlyList<KeyValuePair<string, byte[]>> Parts)
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Packages = "http://schemas.openxmlformats.org/package/2006";

    public const string Sheet1 = "xl/worksheets/sheet1.xml";

    public const string Workbook = "xl/workbook.xml";

    /// <summary>One sheet 'Plan' around rows, with texts to share and styles: 0 plain, 1 a built-in day, 2 a day of its own, 3 hours, 4 money.</summary>
    public static WrittenPackage Of(string rows, string sharedTexts = "", string behindRows = "", string workbookProperties = "") => new(
    [
        Part("[Content_Types].xml", $"""<Types xmlns="{Packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>"""),
        Part("_rels/.rels", $"""<Relationships xmlns="{Packages}/relationships"><Relationship Id="r1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""),
        Part(Workbook, $"""<workbook xmlns="{Main}" xmlns:r="{Office}"><workbookPr {workbookProperties}/><sheets><sheet name="Plan" sheetId="1" r:id="r1"/></sheets></workbook>"""),
        Part("xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="{Packages}/relationships"><Relationship Id="r1" Type="{Office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{Office}/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="r3" Type="{Office}/styles" Target="styles.xml"/></Relationships>"""),
        Part("xl/styles.xml", $"""<styleSheet xmlns="{Main}"><numFmts count="3"><numFmt numFmtId="164" formatCode="[$-40C]d\ mmm\ yyyy;@"/><numFmt numFmtId="165" formatCode="[h]:mm"/><numFmt numFmtId="166" formatCode="#,##0.00\ &quot;days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs></styleSheet>"""),
        Part("xl/sharedStrings.xml", $"""<sst xmlns="{Main}">{sharedTexts}</sst>"""),
        Part(Sheet1, $"""<worksheet xmlns="{Main}"><dimension ref="A1:C3"/><sheetData>{rows}</sheetData>{behindRows}</worksheet>"""),
    ]);

    public string this[string part] => Encoding.UTF8.GetString(Parts.First(p => p.Key == part).Value);

    public static KeyValuePair<string, byte[]> Part(string name, string text) => new(name, Encoding.UTF8.GetBytes(text));

    public WrittenPackage With(string part, byte[] bytes) => new([.. Parts.Where(p => p.Key != part), new(part, bytes)]);

    public WrittenPackage With(string part, string text) => With(part, Encoding.UTF8.GetBytes(text));

    public WrittenPackage Without(string part) => new([.. Parts.Where(p => p.Key != part)]);

    public WrittenPackage Replace(string part, string from, string to) => With(part, this[part].Replace(from, to, StringComparison.Ordinal));

    public byte[] Bytes()
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] bytes) in Parts)
            {
                using Stream entry = archive.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }

        return file.ToArray();
    }
}
