using PredictiveMarketing.Storage.Import.Feeds;
using PredictiveMarketing.Storage.Import.Mapping;
using PredictiveMarketing.Storage.Import.Raw;

namespace PredictiveMarketing.Storage.Import.Social;

/// <summary>Tells whose export a file is by headers that only one of the networks writes.</summary>
internal static class SocialNetwork
{
    public const string Unknown = "social";

    private static readonly (string Network, string[] Headers)[] Signs =
    [
        ("meta", ["Amount spent", "Montant dépensé", "Reporting starts", "Début des rapports", "Ad set name", "Nom de l'ensemble de publicités"]),
        ("linkedin", ["Total spent", "Total dépensé", "Montant total dépensé", "Start date (in UTC)", "Campaign group name", "Nom du groupe de campagnes"]),
        ("tiktok", ["Ad group name", "Nom du groupe de publicités", "By day", "Par jour", "Stat time day", "Clicks (destination)", "Clics (destination)", "Cost", "Coût"]),
    ];

    public static string Of(ColumnMapping mapping, ImportQuestion question, FeedLog log)
    {
        if (question.Option("network") is { } named)
            return named;
        string[] headers = [.. mapping.Columns.Select(c => c.Header).Concat(mapping.Ignored).SelectMany(h => new[] { PlainText.Key(h), PlainText.Key(h.Split('(')[0]) })];
        foreach ((string network, string[] signs) in Signs)
        {
            if (signs.FirstOrDefault(s => headers.Contains(PlainText.Key(s))) is not { } sign)
                continue;
            log.Note("network", $"It is an export of {network}: only that has the column '{sign}'.", "Set the option network if it is not.");
            return network;
        }

        log.Warning("network", "The headers do not tell which network it is; it counts as social.", "Set the option network.");
        return Unknown;
    }
}
