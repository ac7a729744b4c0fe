using System.Text.RegularExpressions;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Kpis;

/// <summary>
/// Is a definition specific enough to be measured by two people alike (F10)? It counts something or has a unit; where it is a score, it says
/// from which value on it is good. Reads French and English.
/// </summary>
public static class DefinitionLinter
{
    public const string Vague = "metric.vague";
    public const string NoThreshold = "metric.score-without-threshold";

    private static readonly Regex Score = PlainWords.Any("score", "note", "rating", "grade", "index", "indice", "nps", "stars", "etoile");

    private static readonly Regex Counted = PlainWords.Any(
        "number of", "count of", "how many", "total", "share of", "rate", "ratio", "percentage", "percent", "per", "cost", "revenue", "sales", "sale", "hour", "minute", "second", "day", "week", "night",
        "time", "lead", "request", "order", "booking", "test drive", "quote", "active", "lesson", "unit",
        "nombre de", "nombre d'", "nb de", "combien", "part de", "part des", "taux", "pourcentage", "par", "cout", "chiffre d'affaires", "vente", "heure", "jour", "semaine", "nuit", "temps", "duree",
        "demande", "commande", "reservation", "essai", "devis", "actif", "lecon", "unite", "euro", "eur");

    /// <returns>Null when the definition can be measured.</returns>
    /// <param name="at">Where the definition stands.</param>
    public static Finding? Check(string? definition, Place at)
    {
        if (string.IsNullOrWhiteSpace(definition))
            return Finding.Error(at, "metric.missing", "No definition is given.", "Say what is counted, in which unit and over which time.");
        string plain = PlainWords.Of(definition);
        if (MetricThreshold.Find(definition) is not null)
            return null;
        if (Score.IsMatch(plain))
            return Finding.Error(at, NoThreshold, $"'{definition}' is a score, and nothing says which score is good.", "Add the bar, such as: score > 8/10.");
        return Counted.IsMatch(plain) || plain.Contains('%') || plain.Contains('\u20ac')
            ? null
            : Finding.Error(at, Vague, $"'{definition}' is too vague: two people would measure it differently.", "Write what is counted and its unit, such as: number of recommendations per month.");
    }
}
