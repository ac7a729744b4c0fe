using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import.Mapping;
using PredictiveMarketing.Storage.Import.Raw;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Tests.Import.Malformed;

/// <summary>Reads a file the whole way that an importer goes: open, find the columns, learn their styles, read every cell.</summary>
internal static class TableReading
{
    private static readonly ImportField[] Fields = [new("campaign", Required: true, []), new("month", Required: true, []), new("leads", Required: true, [])];

    /// <summary>The rows that could be read whole, and everything that was said.</summary>
    public static (int Rows, IReadOnlyList<Finding> Findings, bool HasErrors) Of(byte[] bytes, string fileName)
    {
        var log = new FindingLog();
        int rows = 0;
        using IRawFile? file = RawFiles.Open(new MemoryStream(bytes), fileName, log);
        if (file is not null && MappingProposal.For(Fields, file, null, log) is { } mapping)
        {
            IRawSheet sheet = file.Sheets.First(s => s.Name == mapping.Sheet);
            var styles = ColumnStyles.Of(file, sheet, mapping.HeaderRow, mapping.Columns.Select(c => c.Column));
            foreach (RawRow row in sheet.Rows().Where(r => r.Number > mapping.HeaderRow && !r.IsBlank))
                rows += Row(row, mapping, styles, new Place(file.Name, row.Number, Sheet: sheet.Name), log) ? 1 : 0;
        }

        foreach (IRawSheet other in file?.Sheets ?? [])
            _ = other.Rows().Count();
        return (rows, log.All(), log.HasErrors);
    }

    private static bool Row(RawRow row, ColumnMapping mapping, ColumnStyles styles, Place place, FindingLog log)
    {
        bool isWhole = !row[mapping.Of("campaign")].IsEmpty;
        if (!isWhole)
            log.Error(place with { Column = "campaign" }, "table.campaign", "The campaign is empty.", "Write it on every row.");
        if (!styles.Month(row, mapping.Of("month"), out _))
        {
            log.Error(place with { Column = "month" }, "table.month", $"'{row[mapping.Of("month")].Text}' is not a month.", CellReading.MonthCure);
            isWhole = false;
        }

        if (!styles.Amount(row, mapping.Of("leads"), out _, out string wrong))
        {
            log.Error(place with { Column = "leads" }, "table.leads", wrong, CellReading.AmountCure);
            isWhole = false;
        }

        return isWhole;
    }
}
