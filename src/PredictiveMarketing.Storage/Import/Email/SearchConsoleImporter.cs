using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import.Feeds;
using PredictiveMarketing.Storage.Import.Mapping;
using PredictiveMarketing.Storage.Import.Raw;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.Email;

/// <summary>
/// Makes the monthly KPIs of search engine optimisation of Search Console's table of days (D07): <c>seo_clicks</c>, <c>seo_impressions</c>,
/// <c>seo_click_rate</c>, and <c>seo_position</c> weighted by impressions, because a mean of daily means is no mean.
/// </summary>
public sealed class SearchConsoleImporter : IImporter
{
    private const string Clicks = "clicks";
    private const string Impressions = "impressions";
    private const string Position = "position";
    private const decimal LastPlace = 10_000m;
    private const string Weighted = "weighted-position";

    public string Kind => "seo";

    public IReadOnlyList<ImportField> Fields { get; } =
    [
        .. FeedPeriods.Fields(),
        new("market", Required: false, ["marché", "Region", "Région", "Country", "Pays"]),
        new(Clicks, Required: true, ["Clics", "Web clicks"]),
        new(Impressions, Required: true, ["Impr.", "Web impressions"]),
        new(Position, Required: false, ["Average position", "Position moyenne"]),
    ];

    public IReadOnlyDictionary<string, string> Options => FeedCounts.Options;

    public Imported Read(IRawFile file, ImportQuestion question)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(question);
        var log = new FeedLog(Kind, new Place(file.Name), new FindingLog());
        var positions = new FeedSums();
        var counts = new FeedCounts(this, question, log)
        {
            Counted = [Clicks, Impressions],
            EveryDay = true,
            Beside = (table, row, where) =>
            {
                if (table.Amount(row, Position) is not { } position || table.Count(row, Impressions) is not { } impressions)
                    return;
                if (position is < 0 or > LastPlace)
                    table.At(row, Position).Error("out-of-range", $"'{table.Cell(row, Position).Text}' is no place in a list of results.", "Check the column and its decimal sign.");
                else
                    positions.Add(Weighted, where.Market, where.Span, (position * impressions, row.Number));
            },
        };
        return counts.Read(file, cell =>
        [
            ("seo_click_rate", counts.Sums.Share(counts.Name(Clicks), counts.Name(Impressions), cell)),
            ("seo_position", Mean(positions, counts, cell)),
        ]);
    }

    private static decimal? Mean(FeedSums weighted, FeedCounts counts, (string Market, Month Month) cell) =>
        weighted.Of(Weighted, cell.Market, cell.Month) is { } sum && counts.Sums.Of(counts.Name(Impressions), cell.Market, cell.Month) is { } impressions && impressions > 0
            ? sum / impressions
            : null;
}
