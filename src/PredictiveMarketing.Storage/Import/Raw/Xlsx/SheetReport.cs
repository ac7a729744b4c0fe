using System.Globalization;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.Raw.Xlsx;

/// <summary>Says what is remarkable about a sheet and its cells.</summary>
internal static class SheetReport
{
    /// <summary>False when the sheet is too large to be read.</summary>
    public static bool Allows(SheetScan scan, Place sheet, bool isHidden, FindingLog log)
    {
        if (scan.Rows > FileLimits.Rows)
        {
            log.Error(sheet, "file.too-many-rows", $"The sheet has {scan.Rows} rows; {FileLimits.Rows} are allowed.", "Split it by year.");
            return false;
        }

        if (isHidden)
            log.Note(sheet, "xlsx.hidden-sheet", "The sheet is hidden in the workbook.", "It is read only when nothing else fits; show it in Excel to have it treated as the others.");
        if (scan.Declared is { } declared && (CellAddress.Block(declared) is not { } block || block.LastColumn >= FileLimits.Columns || block.LastRow > FileLimits.Rows))
            log.Note(sheet, "xlsx.dimension", $"The sheet says that it fills {AmountText.Shown(declared)}; only the cells that are there are read.");
        if (scan.Merged.Count > 0)
            log.Note(sheet, "xlsx.merged-cells", string.Create(CultureInfo.InvariantCulture, $"It has {scan.Merged.Count} blocks of merged cells: in the header their value counts for every column, below only the first cell has it."), "Write the value on every row where it belongs to several.");
        if (scan.UnreadMerges > 0)
            log.Warning(sheet, "xlsx.merges", string.Create(CultureInfo.InvariantCulture, $"{scan.UnreadMerges} merged blocks could not be read; their cells count as single ones."), "Take the merging out where headers are concerned.");
        return true;
    }

    /// <summary>What is worth saying about one cell; null for most.</summary>
    public static Finding? Of(RawCell cell, Place place, string address) => cell.Kind switch
    {
        CellKind.FormulaWithoutValue => Finding.Warning(place, "xlsx.formula-without-value", $"{address} is a formula whose result is not in the file.", "Open the file in Excel or LibreOffice, let it calculate, and save it."),
        CellKind.Error => Finding.Warning(place, "xlsx.error-cell", $"{address} holds {cell.Text}.", "Mend the formula, or write the value."),
        _ => null,
    };
}
