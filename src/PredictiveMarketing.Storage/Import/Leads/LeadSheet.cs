using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import.Mapping;
using PredictiveMarketing.Storage.Import.Raw;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.Leads;

/// <summary>The sheet with its mapping: cells by field, places of findings, and the names that stand in for columns that are not there.</summary>
internal sealed class LeadSheet
{
    private const int MostDays = 20_000;

    private static readonly string[] Read = [LeadColumns.Requested, LeadColumns.Qualified, LeadColumns.Month, LeadColumns.Leads];

    private readonly ImportQuestion question;
    private readonly IRawSheet sheet;
    private readonly HashSet<string> standIns = [];

    /// <summary>Days already read, by column and text: a CRM has thousands of rows a day.</summary>
    private readonly Dictionary<(int, string), DateOnly?> days = [];

    public LeadSheet(IRawFile file, ColumnMapping mapping, ImportQuestion question, FindingLog log)
    {
        sheet = file.Sheets.First(s => s.Name == mapping.Sheet);
        (this.question, Mapping, Log, File) = (question, mapping, log, file.Name);
        // Names and ids are full of digits and would be searched for numbers for nothing.
        Styles = ColumnStyles.Of(file, sheet, mapping.HeaderRow, Read.Select(mapping.Of));
    }

    public ColumnMapping Mapping { get; }

    public FindingLog Log { get; }

    public ColumnStyles Styles { get; }

    private string File { get; }

    public string? Name => sheet.Name;

    /// <summary>Rows below the header that hold anything.</summary>
    public IEnumerable<RawRow> Rows() => sheet.Rows().Where(r => r.Number > Mapping.HeaderRow && !r.IsBlank);

    public bool Has(string field) => Mapping.Of(field) >= 0;

    public string Text(RawRow row, string field) => row[Mapping.Of(field)].Text.Trim();

    /// <summary>The day in a cell; null when it is none.</summary>
    public DateOnly? Day(RawRow row, string field)
    {
        int column = Mapping.Of(field);
        (int, string) key = (column, row[column].Text);
        if (days.TryGetValue(key, out DateOnly? known))
            return known;
        DateOnly? day = Styles.Day(row, column, out DateOnly read) ? read : null;
        if (days.Count < MostDays)
            days[key] = day;
        return day;
    }

    public Place At(int? row, string? field = null) =>
        new(File, row, field is null ? null : Mapping.Columns.FirstOrDefault(c => c.Field == field)?.Header ?? field, sheet.Name);

    public Trace Trace(IEnumerable<int> rows) => new(sheet.Name, RowRanges.Of(rows));

    /// <summary>Campaign and market of a row; null, with a finding, when one is not to be read.</summary>
    public SeriesKey? Key(RawRow row)
    {
        string? campaign = Named(row, LeadColumns.Campaign, question.Contract.Name);
        string? market = Named(row, LeadColumns.Market, Forecasting.Frame.ExternalRow.AllMarkets);
        return campaign is null || market is null ? null : new SeriesKey(campaign, market);
    }

    /// <summary>A line of sums that people put under a table.</summary>
    public static bool IsTotal(RawRow row) =>
        row.Cells.FirstOrDefault(c => !c.IsEmpty) is { Kind: CellKind.Text } first
        && PlainText.Key(first.Text) is "total" or "soustotal" or "subtotal" or "grandtotal" or "totalgeneral" or "sum" or "somme";

    private string? Named(RawRow row, string field, string fallback)
    {
        string text = Text(row, field);
        if (text.Length > 0)
        {
            if (!text.Any(char.IsControl))
                return text;
            Log.Error(At(row.Number, field), "leads.line-break", $"The {field} runs over several lines or holds a tab.", "Write it on one line.");
            return null;
        }

        if (question.Option(field) is { } given)
            return StandsIn(field, given, $"Rows without a {field} are given to '{given}', as the option {field} says.");
        if (!Has(field))
            return StandsIn(field, fallback, $"There is no column for the {field}: all leads are given to '{fallback}'.");
        Log.Error(At(row.Number, field), $"leads.{field}-empty", $"The {field} is empty.", $"Fill it in, or give the option {field} for all rows without one.");
        return null;
    }

    private string StandsIn(string field, string name, string message)
    {
        if (standIns.Add(field))
            Log.Note(At(null, field), $"leads.{field}-default", message, $"Map a column to {field}, or give the option {field}.");
        return name;
    }
}
