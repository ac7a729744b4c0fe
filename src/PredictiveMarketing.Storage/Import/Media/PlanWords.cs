using PredictiveMarketing.Storage.Import.Raw;

namespace PredictiveMarketing.Storage.Import.Media;

/// <summary>What a line of a plan says about its state.</summary>
internal enum LineState
{
    Planned,
    Delivered,

    /// <summary>Left out with a note.</summary>
    Cancelled,
}

/// <summary>The words of status and level columns, French, English and German, compared without case, accents, spaces and punctuation.</summary>
internal static class PlanWords
{
    public static IReadOnlyDictionary<string, LineState> States { get; } = Words(
        (LineState.Planned, ["planned", "plan", "prévu", "prévue", "prévus", "planifié", "planifiée", "prévisionnel", "réservé", "réservée", "réservation", "booked", "option", "optionné",
            "confirmé", "confirmée", "confirmed", "validé", "validée", "approved", "à venir", "upcoming", "scheduled", "programmé", "geplant", "gebucht", "forecast"]),
        (LineState.Delivered, ["delivered", "livré", "livrée", "réalisé", "réalisée", "réel", "diffusé", "diffusée", "facturé", "facturée", "invoiced", "actual", "actuals", "terminé", "terminée",
            "completed", "done", "geliefert", "billed", "ended"]),
        (LineState.Cancelled, ["cancelled", "canceled", "annulé", "annulée", "annulation", "supprimé", "supprimée", "abandonné", "storniert", "dropped", "removed"]));

    /// <summary>True for national.</summary>
    public static IReadOnlyDictionary<string, bool> Levels { get; } = Words(
        (true, ["national", "nationale", "nationaux", "nat", "n"]),
        (false, ["local", "locale", "locaux", "loc", "l", "régional", "régionale", "regional", "dealer", "concession", "concessionnaire"]));

    /// <summary>True where a market column names the whole country instead of a market.</summary>
    public static bool IsNational(string market) => PlainText.Key(market) is "national" or "nationale" or "nat";

    private static Dictionary<string, T> Words<T>(params (T Meaning, string[] Words)[] groups) =>
        groups.SelectMany(g => g.Words.Select(w => (Word: PlainText.Key(w), g.Meaning))).Distinct().ToDictionary(p => p.Word, p => p.Meaning, StringComparer.Ordinal);
}

/// <summary>A cell that calls its row a total.</summary>
/// <param name="IsExact">Nothing else is named: <c>Sous-total</c>; false for <c>Total TV</c>, which may also be a channel.</param>
/// <param name="IsGrand">It speaks for the whole plan.</param>
internal readonly record struct TotalsLabel(bool IsExact, bool IsGrand)
{
    private static readonly HashSet<string> Core = new(StringComparer.Ordinal)
    {
        "total", "totaux", "totals", "totales", "totale", "totaal", "subtotal", "subtotale", "soustotal", "grandtotal", "gesamt", "gesamtsumme", "zwischensumme", "summe", "somme", "suma", "sum",
    };

    private static readonly HashSet<string> Before = new(StringComparer.Ordinal) { "sous", "sub", "s", "grand", "overall", "le" };

    private static readonly HashSet<string> Grand = new(StringComparer.Ordinal) { "grand", "general", "generale", "overall", "global", "gesamt", "gesamtsumme", "grandtotal" };

    private static readonly HashSet<string> Beside = new(StringComparer.Ordinal)
    {
        "general", "generale", "global", "ht", "net", "brut", "euros", "eur", "budget", "media", "medias", "plan", "campagne", "campaign", "all", "du", "de", "la", "the", "of",
    };

    public static TotalsLabel? Of(string text)
    {
        if (text.Length > 60)
            return null;
        string[] words = Split(text);
        int core = Array.FindIndex(words, Core.Contains);
        if (core < 0 || !words.Take(core).All(Before.Contains))
            return null;
        bool exact = words.Skip(core + 1).All(w => Core.Contains(w) || Beside.Contains(w) || w.All(char.IsAsciiDigit));
        return new TotalsLabel(exact, words.Any(Grand.Contains));
    }

    private static string[] Split(string text) =>
        new string([.. PlainText.Unaccented(text).Select(c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
