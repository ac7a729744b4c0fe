using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Storage.Import.Raw;

namespace PredictiveMarketing.Storage.Import.Leads;

/// <summary>What the status of an event says.</summary>
internal enum LeadStanding
{
    /// <summary>The file has no status, or the cell is empty.</summary>
    NotSaid,
    Qualified,
    Pending,
    Rejected,
    Test,
    Duplicate,
    TechnicalError,
    Unknown,
}

internal enum LeadSource
{
    /// <summary>The file does not say.</summary>
    NotSaid,
    Online,
    Offline,
    Unknown,
}

/// <summary>Words of both languages, compared without case, accents and punctuation.</summary>
internal static class LeadWords
{
    private static readonly Dictionary<string, LeadStanding> Standings = Keyed(
        (LeadStanding.Qualified, ["qualified", "qualifié", "qualifiée", "sql", "sales qualified", "sales qualified lead", "accepted", "accepté", "acceptée", "valid", "valide", "validé", "validée", "won", "gagné", "converted", "converti", "confirmed", "confirmé", "yes", "oui", "true", "vrai", "1", "ok"]),
        (LeadStanding.Pending, ["pending", "open", "ouvert", "new", "nouveau", "in progress", "en cours", "en attente", "à qualifier", "to qualify", "to be qualified", "contacted", "contacté", "mql"]),
        (LeadStanding.Rejected, ["unqualified", "not qualified", "disqualified", "non qualifié", "non qualifiée", "rejected", "rejeté", "rejetée", "refused", "refusé", "invalid", "invalide", "non valide", "lost", "perdu", "cancelled", "canceled", "annulé", "annulée", "no", "non", "false", "faux", "0", "junk", "spam"]),
        (LeadStanding.Test, ["test", "tests", "essai", "demo", "démo", "internal test", "test interne"]),
        (LeadStanding.Duplicate, ["duplicate", "dup", "duplicated", "doublon", "double", "dédoublonné"]),
        (LeadStanding.TechnicalError, ["error", "technical error", "erreur", "erreur technique", "technical", "technique", "bug"]));

    private static readonly Dictionary<string, LeadSource> Sources = Keyed(
        (LeadSource.Online, ["online", "on-line", "on", "en ligne", "web", "website", "site", "site web", "internet", "digital", "numérique", "web form", "formulaire web", "e-mail", "email", "e-mailing", "emailing", "newsletter", "social", "social media", "réseaux sociaux", "facebook", "instagram", "meta", "linkedin", "tiktok", "google", "search", "seo", "sea", "organic", "paid search", "display", "chat", "app", "application", "mobile app", "ga4"]),
        (LeadSource.Offline, ["offline", "off-line", "off", "hors ligne", "phone", "call", "telephone", "téléphone", "tel", "appel", "call center", "call centre", "centre d'appel", "centre d'appels", "dealer", "dealership", "concession", "concessionnaire", "showroom", "store", "shop", "magasin", "agence", "branch", "point de vente", "walk-in", "visite", "salon", "fair", "event", "évènement", "courrier", "letter", "mail order", "paper", "papier", "coupon"]));

    private static readonly Dictionary<string, LeadStatus> Statuses = Keyed(
        (LeadStatus.Final, ["final", "définitif", "définitive", "closed", "clos", "clôturé", "consolidé", "actual", "réel"]),
        (LeadStatus.Provisional, ["provisional", "provisoire", "preliminary", "estimated", "estimé", "open", "ouvert", "en cours", "in progress"]));

    public static LeadStanding Standing(string text) => text.Length == 0 ? LeadStanding.NotSaid : Standings.GetValueOrDefault(PlainText.Key(text), LeadStanding.Unknown);

    public static LeadSource Source(string text) => text.Length == 0 ? LeadSource.NotSaid : Sources.GetValueOrDefault(PlainText.Key(text), LeadSource.Unknown);

    /// <summary>Null when the word is not known.</summary>
    public static LeadStatus? Status(string text) => Statuses.TryGetValue(PlainText.Key(text), out LeadStatus status) ? status : null;

    private static Dictionary<string, T> Keyed<T>(params (T Meaning, string[] Words)[] groups)
    {
        var keyed = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach ((T meaning, string[] words) in groups)
        {
            foreach (string word in words)
                keyed.TryAdd(PlainText.Key(word), meaning);
        }

        return keyed;
    }
}
