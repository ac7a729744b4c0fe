using PredictiveMarketing.Storage.Import.Feeds;
using PredictiveMarketing.Storage.Import.Mapping;

namespace PredictiveMarketing.Storage.Import.Social;

/// <summary>Headers of the exports of Meta, LinkedIn and TikTok, English and French; what stands in brackets, such as <c>(EUR)</c>, does not count.</summary>
internal static class SocialFields
{
    public const string Campaign = "campaign";
    public const string Market = "market";
    public const string Currency = "currency";
    public const string Spend = "spend";
    public const string Impressions = "impressions";
    public const string LinkClicks = "link-clicks";
    public const string AllClicks = "all-clicks";
    public const string Leads = "leads";
    public const string Results = "results";
    public const string ResultKind = "result-type";

    public static IReadOnlyList<ImportField> All { get; } =
    [
        .. FeedPeriods.Fields(),
        new(Campaign, Required: false, ["Campaign name", "Nom de la campagne", "Nom de campagne", "Campagne"]),
        new(Market, Required: false, ["marché", "Region", "Région", "Country", "Pays", "Country/Region", "Pays/Région"]),
        new(Currency, Required: false, ["Devise", "Currency code"]),
        new(Spend, Required: true, ["Amount spent", "Montant dépensé", "Total spent", "Total dépensé", "Montant total dépensé", "Cost", "Coût", "Total cost", "Coût total", "Dépense", "Dépenses", "Spent"]),
        new(Impressions, Required: false, ["Impr.", "Affichages"]),
        new(LinkClicks, Required: false, ["Link clicks", "Clics sur un lien", "Clics sur le lien", "Clics sur des liens", "Clicks (destination)", "Clics (destination)"]),
        new(AllClicks, Required: false, ["Clicks", "Clics", "Clicks (all)", "Clics (tous)"]),
        new(Leads, Required: false, ["Lead", "Prospects", "Leads form", "Website leads", "On-Facebook leads", "Prospects sur Facebook", "Formulaires de génération de leads"]),
        new(Results, Required: false, ["Result", "Résultats", "Résultat", "Conversions"]),
        new(ResultKind, Required: false, ["Result type", "Result indicator", "Type de résultat", "Indicateur de résultat", "Indicateur de résultats"]),
    ];

    public static IReadOnlyDictionary<string, string> Options { get; } = new Dictionary<string, string>
    {
        ["network"] = "meta, linkedin, tiktok or another word; without it the headers tell.",
        ["channel"] = "Channel in the media plan; default the network's name.",
        ["campaign"] = "The campaign that the whole file is about, as leads.csv names it.",
        ["campaign-map"] = "Lines contains,campaign,market: the first line whose first word is in the platform's campaign name tells campaign and market (market may be empty).",
        ["market"] = FeedMarkets.MarketOption,
        ["market-map"] = FeedMarkets.MapOption,
        ["rate"] = "How much of the workspace's currency one unit of the file's is worth, such as 0.92; only where they differ.",
        ["delay"] = FeedDelay.Option,
        ["partial"] = FeedMonths.Option,
    };
}
