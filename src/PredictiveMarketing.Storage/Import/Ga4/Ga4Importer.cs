using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import.Feeds;
using PredictiveMarketing.Storage.Import.Mapping;
using PredictiveMarketing.Storage.Import.Raw;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.Ga4;

/// <summary>
/// Makes monthly externals of GA4 reports, <c>ga4_sessions</c>, <c>ga4_sessions_organic_search</c>, <c>ga4_bounce_rate</c> ..., per market:
/// answers of the Data API and CSV exports, French or English. A restated month simply has its new value; the diff is shown before it is applied.
/// </summary>
public sealed class Ga4Importer : IImporter
{
    private const int TrafficDays = 3;
    private const int AttributionDays = 12;

    public string Kind => "ga4";

    public IReadOnlyList<ImportField> Fields => Ga4Fields.All;

    public IReadOnlyDictionary<string, string> Options => Ga4Settings.Options;

    public Imported Read(IRawFile file, ImportQuestion question)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(question);
        var findings = new FindingLog();
        var log = new FeedLog(Kind, new Place(file.Name), findings);
        Ga4Metadata.Tell(file, findings);
        Ga4Settings settings = Ga4Settings.Of(question, log);
        var tables = Ga4Columns.Of(file, question, log);
        var read = new List<(int Breakdown, List<Traced<ExternalRow>> Rows)>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        bool unnamed = false;
        foreach ((Ga4Table table, ColumnMapping mapping) in tables)
        {
            FeedLog here = log.At(table.Sheet.Name, mapping.HeaderRow);
            var reading = new Ga4TableReading(table, mapping, file, (settings, log));
            List<Ga4Row> rows = reading.Rows();
            FeedMonths has = FeedMonths.Of([.. rows.Select(r => r.Span).Distinct()], reading.Periods.ByDay, question, here);
            if (reading.Periods.ByWeek)
                here.Note("weeks-spread", "A week that lies in two months is shared between them by its days.", "Use the dimension date or month for exact months.");
            var months = new Ga4Months(settings, here);
            foreach (Ga4Row row in rows)
                months.Add(row);
            read.Add((reading.Breakdown, [.. months.Externals(has, table.Sheet.Name)]));
            names.UnionWith(months.KeyEventNames);
            unnamed |= rows.Any(r => r.Event is null && r.Values.Any(v => v.Measure == Ga4Measure.KeyEvents && v.Value > 0));
        }

        if (settings.Markets.ForAll is null && tables.Any(t => Ga4Fields.Places.All(p => t.Mapping.Of(p) < 0)))
            log.Note("market-all", "Without a column for the market and without the option market, values hold for ALL markets.", "Add the dimension region, or set the option market.");
        List<Traced<ExternalRow>> externals = Ga4Reports.Together(read, log);
        Ga4Answer.Tell(names, unnamed, question.Contract, log);
        TellRestatement(externals, question.Today, log);
        MonthSpan? covered = externals.Count == 0 ? null : new MonthSpan(externals.Min(e => e.Row.Month), externals.Max(e => e.Row.Month));
        return new Imported(Kind, question.Source, tables.Count == 0 ? null : tables[0].Mapping, covered, findings.All()) { Externals = externals };
    }

    private static void TellRestatement(List<Traced<ExternalRow>> externals, DateOnly today, FeedLog log)
    {
        Month[] months = [.. externals.Select(e => e.Row.Month).Distinct().Where(m => m.LastDay().AddDays(AttributionDays) >= today).Order()];
        foreach (Month month in months)
        {
            bool traffic = month.LastDay().AddDays(TrafficDays) >= today;
            log.Note("may-be-restated", $"GA4 may still restate {month}: {(traffic ? "late events arrive for 72 hours, and " : "")}key events are attributed anew for 12 days.",
                "Import it again after that; the difference is shown before it is applied.");
        }
    }
}
