using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Storage.Import.Feeds;

/// <summary>Adds counts of days, weeks and sends up to monthly externals; a count that lies in two months is shared by days.</summary>
internal sealed class FeedSums
{
    private readonly Dictionary<(string Name, string Market, Month Month), decimal> sums = [];
    private readonly Dictionary<(string Market, Month Month), HashSet<int>> rows = [];

    public void Add(string name, string market, DaySpan span, (decimal Value, int Row) counted)
    {
        foreach ((Month month, int days) in span.Months())
        {
            decimal part = days == span.Days ? counted.Value : counted.Value * days / span.Days;
            sums[(name, market, month)] = sums.GetValueOrDefault((name, market, month)) + part;
            if (!rows.TryGetValue((market, month), out HashSet<int>? here))
                rows[(market, month)] = here = [];
            here.Add(counted.Row);
        }
    }

    /// <summary>Markets and months that have anything at all.</summary>
    public IEnumerable<(string Market, Month Month)> Cells => rows.Keys.OrderBy(c => c.Month).ThenBy(c => c.Market, StringComparer.Ordinal);

    public decimal? Of(string name, string market, Month month) => sums.TryGetValue((name, market, month), out decimal sum) ? sum : null;

    /// <summary>One sum over another; null without a denominator, never 0.</summary>
    public decimal? Share(string over, string under, (string Market, Month Month) cell) =>
        Of(over, cell.Market, cell.Month) is { } a && Of(under, cell.Market, cell.Month) is { } b && b > 0 ? a / b : null;

    /// <summary>An external with all rows of its market and month.</summary>
    public Traced<ExternalRow> External(string name, decimal value, (string Market, Month Month) cell, (FeedTable Table, int Delay) how) => new(
        new ExternalRow(name, cell.Market, cell.Month, (double)value, FeedDelay.Published(cell.Month, how.Delay)), new Trace(how.Table.Sheet, RowRanges.Of(rows[cell])));
}
