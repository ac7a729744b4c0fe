using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import.Feeds;

namespace PredictiveMarketing.Storage.Import.Social;

/// <summary>
/// Adds the rows of an export up to media lines of a month. A range over several months is shared by its days. The cents of all
/// lines together are those of all rows together (largest remainder), however many fractions of a cent the platform reports.
/// </summary>
internal sealed class SocialMonths
{
    private readonly SortedDictionary<(string Campaign, string Market, int Month), Line> lines = new(Comparer<(string Campaign, string Market, int Month)>.Create((a, b) =>
        string.CompareOrdinal(a.Campaign, b.Campaign) is not 0 and int c ? c : string.CompareOrdinal(a.Market, b.Market) is not 0 and int m ? m : a.Month.CompareTo(b.Month)));

    private sealed class Line
    {
        public required Month Month { get; init; }

        public decimal Spend { get; set; }

        public decimal? Impressions { get; set; }

        public decimal? Clicks { get; set; }

        public List<int> Rows { get; } = [];
    }

    public void Add(SocialRow row)
    {
        foreach ((Month month, int days) in row.Span.Months())
        {
            decimal share = days == row.Span.Days ? 1 : (decimal)days / row.Span.Days;
            var key = (row.Campaign, row.Market ?? MediaRow.NationalMarket, month.Index);
            if (!lines.TryGetValue(key, out Line? line))
                lines[key] = line = new Line { Month = month };
            line.Spend += row.Spend * share;
            line.Impressions = Sum(line.Impressions, row.Impressions * share);
            line.Clicks = Sum(line.Clicks, row.Clicks * share);
            line.Rows.Add(row.Number);
        }
    }

    /// <param name="has">Months that are whole in the file.</param>
    public IReadOnlyList<Traced<MediaRow>> Media(string channel, string? sheet, FeedMonths has)
    {
        long[] cents = Whole([.. lines.Values.Select(l => l.Spend * 100m)]);
        long[] impressions = Whole([.. lines.Values.Select(l => l.Impressions ?? 0)]);
        long[] clicks = Whole([.. lines.Values.Select(l => l.Clicks ?? 0)]);
        return
        [
            .. lines.Select((l, i) => (l.Key, Line: l.Value, At: i)).Where(l => has.Has(l.Line.Month)).Select(l => new Traced<MediaRow>(
                new MediaRow(l.Key.Campaign, l.Key.Market, channel, l.Line.Month, new Money(cents[l.At]).Amount, MediaStatus.Delivered,
                    l.Line.Impressions is null ? null : impressions[l.At], l.Line.Clicks is null ? null : clicks[l.At],
                    l.Key.Market == MediaRow.NationalMarket ? MediaLevel.National : MediaLevel.Local, null),
                new Trace(sheet, RowRanges.Of(l.Line.Rows)))),
        ];
    }

    private static long[] Whole(decimal[] parts) =>
        parts.Length == 0 ? [] : LargestRemainder.Share(decimal.ToInt64(decimal.Round(parts.Sum(), 0, MidpointRounding.AwayFromZero)), parts);

    private static decimal? Sum(decimal? a, decimal? b) => b is null ? a : (a ?? 0) + b;
}
