using PredictiveMarketing.Storage.Import.Raw;

namespace PredictiveMarketing.Storage.Import.OpenData.Events;

/// <summary>The words by which people call what happened, and the one under which it is kept.</summary>
internal static class EventKinds
{
    private static readonly Dictionary<string, string[]> Words = new()
    {
        ["strike"] = ["strike", "strikes", "grève", "grèves", "mouvement social", "social action", "walkout"],
        ["outage"] = ["outage", "outages", "panne", "pannes", "coupure", "incident", "incident technique", "site indisponible", "downtime", "breakdown"],
        ["stock-out"] = ["stock-out", "stockout", "out of stock", "rupture", "ruptures", "rupture de stock", "pénurie", "manque de stock", "shortage"],
        ["launch"] = ["launch", "launches", "lancement", "lancements", "lancement produit", "lancement véhicule", "nouveau modèle", "new model", "product launch"],
    };

    private static readonly Dictionary<string, string> ByKey =
        Words.SelectMany(w => w.Value.Select(v => (Word: PlainText.Key(v), Kind: w.Key))).Distinct().ToDictionary(w => w.Word, w => w.Kind);

    /// <summary>The kind that is meant; null for a word of the planner's own, which is kept as written.</summary>
    public static string? Of(string word) => ByKey.GetValueOrDefault(PlainText.Key(word));

    public static string Known => string.Join(", ", Words.Keys);
}
