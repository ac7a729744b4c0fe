using PredictiveMarketing.Storage.Import.Feeds;

namespace PredictiveMarketing.Storage.Import.Social;

/// <summary>What a row of a platform's export says.</summary>
/// <param name="Spend">In the workspace's currency, unrounded.</param>
/// <param name="Market">Null: the whole country.</param>
internal sealed record SocialRow(int Number, DaySpan Span, string Campaign, string? Market, decimal Spend)
{
    public decimal? Impressions { get; init; }

    public decimal? Clicks { get; init; }

    public decimal? Leads { get; init; }
}
