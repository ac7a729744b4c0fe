using System.Text.RegularExpressions;

namespace PredictiveMarketing.Forecasting.Kpis;

/// <summary>What kind of figure a name speaks of, and why (F05).</summary>
/// <param name="Kind">Null: the name does not tell, a person has to.</param>
/// <param name="Reason">Stable code: <c>looks-only</c>, <c>rate-or-cost</c>, <c>result</c> or <c>not-known</c>.</param>
/// <param name="Word">The word of the name that decided.</param>
public sealed record MetricJudgement(MetricKind? Kind, string Reason, string? Word);

/// <summary>
/// Tells vanity from figures that somebody can act on, by the words of their names in French and English. A rate or a cost is actionable whatever
/// it is a rate of; a bare count of attention is vanity; a count of what customers ask for or buy is a result.
/// </summary>
public static class MetricKinds
{
    private static readonly Regex RateOrCost = PlainWords.Any(
        "rate", "ratio", "cost per", "cpa", "cpl", "cpc", "cac", "roas", "romi", "roi", "bounce", "conversion", "churn", "retention", "share of", "per user", "per customer",
        "taux", "cout par", "cout d'acquisition", "part de", "par utilisateur", "par client", "rebond", "attrition", "panier moyen", "average order value", "clv", "arpu", "mrr");

    private static readonly Regex LooksOnly = PlainWords.Any(
        "follower", "abonne", "fan", "page view", "pageview", "page vue", "pages vues", "vue", "view", "like", "j'aime", "mention j'aime", "impression", "reach", "portee", "visit", "visite",
        "hit", "download", "telechargement", "share", "partage", "mention", "registered user", "inscrit", "newsletter subscriber");

    private static readonly Regex Result = PlainWords.Any(
        "lead", "request", "demande", "order", "commande", "sale", "vente", "test drive", "essai", "booking", "reservation", "quote", "devis", "customer", "client", "revenue",
        "chiffre d'affaires", "appointment", "rendez-vous", "contract", "contrat", "night", "nuit", "lesson", "lecon", "recommendation", "recommandation");

    public static MetricJudgement Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        string plain = PlainWords.Of(name);
        if (RateOrCost.Match(plain) is { Success: true } rate)
            return new MetricJudgement(MetricKind.Actionable, "rate-or-cost", rate.Value);
        if (LooksOnly.Match(plain) is { Success: true } looks)
            return new MetricJudgement(MetricKind.Vanity, "looks-only", looks.Value);
        return Result.Match(plain) is { Success: true } result
            ? new MetricJudgement(MetricKind.Kpi, "result", result.Value)
            : new MetricJudgement(null, "not-known", null);
    }
}
