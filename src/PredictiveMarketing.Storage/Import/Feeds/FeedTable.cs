using PredictiveMarketing.Storage.Import.Mapping;
using PredictiveMarketing.Storage.Import.Raw;

namespace PredictiveMarketing.Storage.Import.Feeds;

/// <summary>The table of a feed with its columns found.</summary>
internal sealed class FeedTable
{
    /// <summary>Beyond this nothing is counted in a row, and sums of a million rows would leave the range of whole numbers.</summary>
    public const decimal LargestCount = 1e12m;

    private readonly FeedLog log;
    private readonly IRawSheet sheet;

    private FeedTable(IRawSheet sheet, ColumnMapping mapping, ColumnStyles styles, FeedLog log) => (this.sheet, Mapping, Styles, this.log) = (sheet, mapping, styles, log);

    public ColumnMapping Mapping { get; }

    public ColumnStyles Styles { get; }

    public string? Sheet => sheet.Name;

    /// <summary>Null when the columns could not be found; the log says why.</summary>
    public static FeedTable? Of(IReadOnlyList<ImportField> fields, IRawFile file, ImportQuestion question, FeedLog log)
    {
        if (MappingProposal.For(fields, file, question.Mapping, log.Log) is not { } mapping)
            return null;
        IRawSheet sheet = file.Sheets.First(s => s.Name == mapping.Sheet);
        return new FeedTable(sheet, mapping, ColumnStyles.Of(file, sheet, mapping.HeaderRow, mapping.Columns.Select(c => c.Column)), log);
    }

    public IEnumerable<RawRow> Rows() => sheet.Rows().Where(r => r.Number > Mapping.HeaderRow && !r.IsBlank);

    public bool Has(string field) => Mapping.Of(field) >= 0;

    public string Header(string field) => Mapping.Columns.First(c => c.Field == field).Header;

    public RawCell Cell(RawRow row, string field) => row[Mapping.Of(field)];

    /// <summary>The text of a field without spaces around it; null where the table has no such column.</summary>
    public string? Text(RawRow row, string field) => Has(field) ? Cell(row, field).Text.Trim() : null;

    public FeedLog At(RawRow row, string? field = null) => log.At(Sheet, row.Number, field is not null && Has(field) ? Header(field) : field);

    /// <summary>A count; null where there is none. What cannot be read, and a negative count, is an error with its cell.</summary>
    public decimal? Count(RawRow row, string field)
    {
        if (IsNothing(row, field))
            return null;
        if (!WholeCounts.Read(Styles, row, Mapping.Of(field), out decimal value, out string wrong))
            At(row, field).Error("number", wrong, CellReading.AmountCure);
        else if (value < 0)
            At(row, field).Error("negative", $"'{Cell(row, field).Text}' is negative.", "Counts are 0 or more; check the column.");
        else if (value > LargestCount)
            At(row, field).Error("out-of-range", $"'{Cell(row, field).Text}' is larger than anything that is counted.", "Check the column and its decimal sign.");
        else
            return value;
        return null;
    }

    /// <summary>An amount of money or a mean, negative for a credit; null where there is none. What cannot be read is an error with its cell.</summary>
    public decimal? Amount(RawRow row, string field)
    {
        if (IsNothing(row, field))
            return null;
        if (Styles.Amount(row, Mapping.Of(field), out decimal value, out string wrong))
            return value;
        At(row, field).Error("number", wrong, CellReading.AmountCure);
        return null;
    }

    /// <summary>Says what was assumed about numbers and days.</summary>
    public void TellStyles(IEnumerable<string> counts, IEnumerable<string> days)
    {
        foreach (string field in counts.Where(Has))
            WholeCounts.Tell(Styles, Mapping.Of(field), log.At(Sheet, Mapping.HeaderRow, Header(field)));
        foreach (string field in days.Where(Has))
            Styles.ReportDays(log.At(Sheet, Mapping.HeaderRow, Header(field)).Place, Mapping.Of(field), log.Log);
    }

    // Some tools write a dash for nothing.
    private bool IsNothing(RawRow row, string field) => !Has(field) || Cell(row, field).IsEmpty || Cell(row, field).Text.Trim() is "-" or "–" or "—";
}
