using System.Xml;

namespace PredictiveMarketing.Storage.Import.Raw.Xlsx;

/// <summary>What the check has seen of a worksheet besides its cells: merged blocks stand behind them in the file and are needed before.</summary>
internal sealed class SheetScan
{
    private readonly List<MergedCells> merged = [];

    public IReadOnlyList<MergedCells> Merged => merged;

    public int Rows { get; private set; }

    /// <summary>Merged blocks that could not be read or were too many.</summary>
    public int UnreadMerges { get; private set; }

    /// <summary>The block that the sheet says it fills; null without one.</summary>
    public string? Declared { get; private set; }

    public void See(XmlReader element)
    {
        switch (element.LocalName)
        {
            case "row":
                Rows++;
                break;
            case "dimension":
                Declared = element.GetAttribute("ref");
                break;
            case "mergeCell" when merged.Count < FileLimits.Merges && CellAddress.Block(element.GetAttribute("ref") ?? "") is { } block:
                merged.Add(block);
                break;
            case "mergeCell":
                UnreadMerges++;
                break;
        }
    }
}
