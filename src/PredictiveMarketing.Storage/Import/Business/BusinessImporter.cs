using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Kpis;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import.Mapping;
using PredictiveMarketing.Storage.Import.OpenData;
using PredictiveMarketing.Storage.Import.Raw;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.Business;

/// <summary>
/// Monthly figures of sales and finance, a row per month (and market, where the figures are kept so) and a column per figure: recurring revenue, paying users,
/// new customers, marketing- and sales-qualified leads, revenue, orders (B07).
/// </summary>
public sealed class BusinessImporter : IImporter
{
    private const string At = "month";
    private const string Market = "market";
    private static readonly string[] Figures = [.. BusinessFigures.All.Select(f => f.Column)];

    public string Kind => "business";

    public IReadOnlyList<ImportField> Fields { get; } =
    [
        new ImportField(At, Required: true, ["mois", "période", "period", "date"]),
        new ImportField(Market, Required: false, ["marché", "région", "region", "pays", "country"]),
        new ImportField("recurring_revenue", Required: false, ["MRR", "monthly recurring revenue", "revenu récurrent", "revenu récurrent mensuel", "revenus récurrents"]),
        new ImportField("paying_users", Required: false, ["users", "utilisateurs", "utilisateurs payants", "abonnés", "subscribers", "clients actifs", "active customers"]),
        new ImportField("new_customers", Required: false, ["nouveaux clients", "clients gagnés", "new clients"]),
        new ImportField("marketing_qualified_leads", Required: false, ["MQL", "MQLs", "leads qualifiés marketing"]),
        new ImportField("sales_qualified_leads", Required: false, ["SQL", "SQLs", "leads qualifiés ventes", "leads acceptés par les ventes"]),
        new ImportField("revenue", Required: false, ["chiffre d'affaires", "CA", "turnover"]),
        new ImportField("orders", Required: false, ["commandes", "nombre de commandes"]),
        new ImportField("customers_who_ordered", Required: false, ["clients ayant commandé", "clients acheteurs"]),
    ];

    public IReadOnlyDictionary<string, string> Options { get; } = new Dictionary<string, string>
    {
        ["market"] = "The market of every row where the file has no such column.",
    };

    public Imported Read(IRawFile file, ImportQuestion question)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(question);
        var log = new FindingLog();
        var asked = new AskedOptions(question, Kind, new Place(file.Name), log);
        if (MappedTable.Open(Kind, file, Fields, question.Mapping, log) is not { } table)
            return new Imported(Kind, question.Source, null, null, log.All());
        string[] there = [.. Figures.Where(table.Has)];
        table.ReportStyles([At], there);
        if (there.Length == 0)
            log.Error(table.Place, "business.no-figure", "No column holds a figure of the business.", $"Name at least one column: {string.Join(", ", Figures)}.");
        string whole = table.Has(Market) || log.HasErrors ? ExternalRow.AllMarkets : asked.Market();
        var rows = new List<Traced<ExternalRow>>();
        var seen = new Dictionary<(string, Month), int>();
        foreach (RawRow row in log.HasErrors ? [] : table.Rows)
        {
            string? market = table.Has(Market) ? table.Name(row, Market) : whole;
            if (market is null || table.Month(row, At) is not { } month)
                continue;
            if (!seen.TryAdd((market, month), row.Number))
                log.Error(table.At(row, At), "business.month-twice", $"{market}: {month} is there twice, first in row {seen[(market, month)]}.", "Keep one of the two rows.");
            else if (month > Month.Of(question.Today))
                log.Error(table.At(row, At), "business.month-ahead", $"{month} has not begun: what a business came to is known afterwards.", "Leave out months to come; goals are imported as goals.");
            else
                rows.AddRange(Values(table, row, there, (market, month), question.Today));
        }

        MonthSpan? covered = rows.Count == 0 ? null : new MonthSpan(rows.Min(r => r.Row.Month), rows.Max(r => r.Row.Month));
        if (rows.Count == 0 && !log.HasErrors)
            log.Error(table.Place, "business.no-rows", "There is no value in the file.", "Export it again.");
        return new Imported(Kind, question.Source, table.Mapping, covered, log.All()) { Externals = rows };
    }

    // A figure is known when its month is over.
    private static IEnumerable<Traced<ExternalRow>> Values(MappedTable table, RawRow row, string[] figures, (string Market, Month Month) of, DateOnly today)
    {
        foreach (string figure in figures)
        {
            if (table.Amount(row, figure) is not double value)
                continue;
            if (value < 0)
                table.Log.Error(table.At(row, figure), "business.negative", $"{figure} of {of.Month} is {table.Text(row, figure)}.", "Write a number of zero or more, or leave the cell empty.");
            else
                yield return new Traced<ExternalRow>(
                    new ExternalRow(figure, of.Market, of.Month, value, Month.Earlier(of.Month.Next, Month.Of(today))), new Trace(table.Sheet.Name, RowRanges.Of([row.Number])));
        }
    }
}
