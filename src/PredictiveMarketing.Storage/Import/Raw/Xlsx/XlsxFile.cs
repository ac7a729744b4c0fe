using System.Xml;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.Raw.Xlsx;

/// <summary>A workbook: its worksheets in the order of their tabs.</summary>
internal sealed class XlsxFile : IRawFile
{
    private const string Again = "Export it again from Excel or LibreOffice as .xlsx.";

    private XlsxFile(string name, IReadOnlyList<IRawSheet> sheets, bool since1904)
    {
        (Name, Sheets) = (name, sheets);
        Notes = new Dictionary<string, string> { [RawNotes.Format] = "xlsx", [RawNotes.DateSystem] = since1904 ? "1904" : "1900" };
    }

    public string Name { get; }

    public IReadOnlyList<IRawSheet> Sheets { get; }

    public IReadOnlyDictionary<string, string> Notes { get; }

    public static XlsxFile? Open(Package package, Place place, FindingLog log)
    {
        string? main = Relationships.Read(package, "").FirstOrDefault(r => r.Kind == "officeDocument").Part;
        if (main is null || !package.Has(main))
            return Refuse("xlsx.not-a-workbook", "It is a zip file without a workbook.");
        (IReadOnlyList<Tab> tabs, bool since1904) = Tabs(package, main);
        if (tabs.Count > FileLimits.Sheets)
            return Refuse("xlsx.too-many-sheets", $"It has {tabs.Count} sheets; {FileLimits.Sheets} are allowed.");
        IReadOnlyList<Relationship> parts = Relationships.Read(package, main);
        string? PartOf(string kind) => parts.FirstOrDefault(p => p.Kind == kind).Part is { } part && package.Has(part) ? part : null;
        Stream? Opened(string kind) => PartOf(kind) is { } part ? package.Part(part) : null;
        if (SharedTexts.Read(Opened("sharedStrings"), place, log) is not { } texts)
            return null;
        var book = new Book(package, texts, DateFormats.Read(Opened("styles")), since1904, log);
        var sheets = new List<IRawSheet>();
        foreach (Tab tab in tabs)
        {
            Relationship relationship = parts.FirstOrDefault(p => p.Id == tab.Relationship);
            if (relationship.Kind is "chartsheet" or "dialogsheet" or "xlMacrosheet")
                continue;
            if (relationship.Part is not { } part || !package.Sheets.TryGetValue(part, out SheetScan? scan))
                return Refuse("xlsx.missing-sheet", $"The sheet '{AmountText.Shown(tab.Name)}' is listed and its part is not there.");
            if (!SheetReport.Allows(scan, place with { Sheet = tab.Name }, tab.IsHidden, log))
                return null;
            sheets.Add(new XlsxSheet(book, tab, part, place with { Sheet = tab.Name }));
        }

        return sheets.Count > 0 ? new XlsxFile(place.File, sheets, since1904) : Refuse("xlsx.no-sheet", "It has no sheet with cells.");

        XlsxFile? Refuse(string rule, string message)
        {
            log.Error(place, rule, message, Again);
            return null;
        }
    }

    public void Dispose()
    {
        // The bytes are in memory; every reading closes what it opens.
    }

    private static (IReadOnlyList<Tab> Tabs, bool Since1904) Tabs(Package package, string main)
    {
        var tabs = new List<Tab>();
        bool since1904 = false;
        using XmlReader reader = PartXml.Read(package.Part(main));
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            if (reader.LocalName == "workbookPr")
                since1904 = reader.GetAttribute("date1904") is "1" or "true";
            else if (reader.LocalName == "sheet")
                tabs.Add(new Tab(reader.GetAttribute("name") ?? "", reader.Attribute("id") ?? "", reader.GetAttribute("state") is "hidden" or "veryHidden"));
        }

        return (tabs, since1904);
    }
}

/// <summary>A sheet as the workbook lists it.</summary>
internal sealed record Tab(string Name, string Relationship, bool IsHidden);

/// <summary>What all sheets of a workbook share.</summary>
internal sealed record Book(Package Package, IReadOnlyList<string> Texts, DateFormats Dates, bool Since1904, FindingLog Log);
