using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import.Mapping;
using PredictiveMarketing.Storage.Import.Raw;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.Feeds;

/// <summary>Reads a table whose counts are added up by month, each to an external named after kind and field: <c>email_clicks</c>.</summary>
internal sealed class FeedCounts(IImporter importer, ImportQuestion question, FeedLog log)
{
    private readonly List<DaySpan> spans = [];

    /// <summary>Fields that are added up.</summary>
    public required IReadOnlyList<string> Counted { get; init; }

    /// <summary>There is a row for every day, so that a file that begins within a month has only a part of it.</summary>
    public bool EveryDay { get; init; }

    /// <summary>Adds what is more than a sum, such as a mean with its weight.</summary>
    public Action<FeedTable, RawRow, (string Market, DaySpan Span)>? Beside { get; init; }

    public FeedSums Sums { get; } = new();

    public static IReadOnlyDictionary<string, string> Options { get; } = new Dictionary<string, string>
    {
        ["market"] = FeedMarkets.MarketOption,
        ["market-map"] = FeedMarkets.MapOption,
        ["delay"] = FeedDelay.Option,
        ["partial"] = FeedMonths.Option,
    };

    /// <param name="rates">More externals of a market and month, by name; null where there is no value.</param>
    public Imported Read(IRawFile file, Func<(string Market, Month Month), IEnumerable<(string Name, decimal? Value)>> rates)
    {
        if (FeedTable.Of(importer.Fields, file, question, log) is not { } table)
            return new Imported(importer.Kind, question.Source, null, null, log.Log.All());
        int delay = FeedDelay.Of(question, log);
        Add(table);
        FeedMonths has = FeedMonths.Of([.. spans.Distinct()], EveryDay, question, log);
        var externals = new List<Traced<ExternalRow>>();
        foreach ((string Market, Month Month) cell in Sums.Cells.Where(c => has.Has(c.Month)))
        {
            IEnumerable<(string Name, decimal? Value)> counts = Counted.Select(Name).Select(n => (n, Sums.Of(n, cell.Market, cell.Month)));
            externals.AddRange(counts.Concat(rates(cell)).Where(v => v.Value is not null).Select(v => Sums.External(v.Name, v.Value!.Value, cell, (table, delay))));
        }

        MonthSpan? covered = externals.Count == 0 ? null : new MonthSpan(externals.Min(e => e.Row.Month), externals.Max(e => e.Row.Month));
        return new Imported(importer.Kind, question.Source, table.Mapping, covered, log.Log.All()) { Externals = externals };
    }

    public string Name(string field) => importer.Kind + "_" + field;

    private void Add(FeedTable table)
    {
        var periods = new FeedPeriods(table);
        string[] fields = [.. Counted.Where(table.Has)];
        FeedLog header = log.At(table.Sheet, table.Mapping.HeaderRow);
        if (!periods.IsKnown)
            header.Error("no-date", "No column tells the day, the week or the month.", "Add a column named date.");
        if (fields.Length == 0)
            header.Error("no-count", $"None of the columns {string.Join(", ", Counted)} is there.", "Name the columns like that, or choose them in the mapping.");
        if (!periods.IsKnown || fields.Length == 0)
            return;
        table.TellStyles(fields, FeedPeriods.DayFields);
        FeedMarkets markets = FeedMarkets.Of(question, log);
        if (markets.ForAll is null && !table.Has("market"))
            log.Note("market-all", "Without a column for the market and without the option market, values hold for ALL markets.", "Set the option market if they are of one.");
        foreach (RawRow row in table.Rows())
        {
            if (FeedTotals.IsNamed(row))
                table.At(row).Note("total-row", "It is a row of totals and left out.");
            else if (periods.Of(row) is { } span)
                Add(table, row, fields, (markets.Of(table.Text(row, "market")), span));
        }
    }

    private void Add(FeedTable table, RawRow row, string[] fields, (string Market, DaySpan Span) where)
    {
        spans.Add(where.Span);
        foreach (string field in fields)
        {
            if (table.Count(row, field) is { } value)
                Sums.Add(Name(field), where.Market, where.Span, (value, row.Number));
        }

        Beside?.Invoke(table, row, where);
    }
}
