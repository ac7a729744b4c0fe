using System.Globalization;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Evaluate.Checks;

/// <summary>Thousands against units, gross against net, another currency: in leads, spend, contacts and externals.</summary>
internal static class UnitChecks
{
    /// <summary>Factors that people know, and what they usually are.</summary>
    private static readonly (double Factor, string Meaning)[] Known =
    [
        (1000, "thousands against units"), (100, "hundreds against units, or percent against shares"), (10, "a digit more or less"),
        (1.2, "French VAT: gross against net"), (1.19, "German VAT: gross against net"), (1.21, "Spanish, Belgian or Dutch VAT: gross against net"),
        (1.22, "Italian VAT: gross against net"), (1.15, "agency commission: gross against net"),
    ];

    public static Check? OfValues(string what, IReadOnlyList<(Month Month, double Value)> values, Gates gates) =>
        ScaleBreak.In(values, gates) is not { From: Month from } found ? null
        : Check.Review(CheckKind.UnitBreak, found.Single
            ? $"{what} of {from} is {Times(found.Factor)} what they were: {Meaning(found.Factor)}"
            : $"{what} from {from} on are {Times(found.Factor)} what they were: {Meaning(found.Factor)}", [from], ("factor", found.Factor));

    public static Check? BesideSiblings(string what, double level, IReadOnlyList<double> siblings, Gates gates) =>
        siblings.Count == 0 || !(level > 0) || ScaleBreak.Beside(level, siblings, gates) is not double factor ? null
        : Check.Review(CheckKind.UnitBreak, $"{what} are {Times(factor)} those of the other markets: {Meaning(factor)}", [], ("factor", factor));

    public static string Times(double factor) => string.Create(CultureInfo.InvariantCulture, $"{factor:0.###} times");

    /// <summary>What a factor, or one divided by it, usually means.</summary>
    public static string Meaning(double factor)
    {
        double large = Math.Abs(Math.Log(factor));
        (double nearest, string meaning) = Known.MinBy(k => Math.Abs(Math.Log(k.Factor) - large));
        double room = nearest < 2 ? 0.025 : 0.5;
        return Math.Abs(Math.Log(nearest) - large) < room ? meaning : "another unit, currency or price";
    }
}

/// <summary>Price of a thousand contacts of a channel's lines in one market: what was bought tells gross from net where spend alone cannot.</summary>
/// <param name="Prices">In months with spend and contacts, in their order.</param>
internal sealed record ContactPrices(string Campaign, string Market, string Channel, IReadOnlyList<(Month Month, double Value)> Prices)
{
    public double Level => Levels.Outlier.Median([.. Prices.Select(p => p.Value)]);

    public static IReadOnlyList<ContactPrices> Of(FramedQuestion framed) =>
    [
        .. framed.Media.Where(r => r.Status == MediaStatus.Delivered && r.Month <= framed.Cutoff.Clock && r.Month >= framed.Cutoff.First)
            .GroupBy(r => (r.Campaign, Market: r.Level == MediaLevel.National ? MediaRow.NationalMarket : r.Market, r.Channel))
            .Select(lines => new ContactPrices(lines.Key.Campaign, lines.Key.Market, lines.Key.Channel, Monthly(lines)))
            .Where(p => p.Prices.Count > 0),
    ];

    private static (Month, double)[] Monthly(IEnumerable<MediaRow> lines) =>
    [
        .. lines.Where(r => r.Impressions is > 0 && r.Spend > 0).GroupBy(r => r.Month).OrderBy(m => m.Key)
            .Select(m => (m.Key, 1000 * (double)m.Sum(r => r.Spend) / (double)m.Sum(r => r.Impressions!.Value))),
    ];
}
