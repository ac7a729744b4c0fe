namespace PredictiveMarketing.Storage.Import.Raw;

/// <summary>Month names, whole and shortened, French and English, without accents.</summary>
internal static class MonthNames
{
    private static readonly Dictionary<string, int> Numbers = Of(
        "janvier janv jan january", "fevrier fevr fev february feb", "mars mar march", "avril avr april apr", "mai may", "juin june jun",
        "juillet juil july jul", "aout aou august aug", "septembre sept sep september", "octobre oct october", "novembre nov november", "decembre dec december");

    private static readonly HashSet<string> Fillers =
    [
        .. "lundi mardi mercredi jeudi vendredi samedi dimanche lun mer jeu ven sam dim".Split(' '),
        .. "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun".Split(' '),
        "er", "st", "nd", "rd", "th", "of", "de", "le",
    ];

    /// <summary>1 to 12, or 0 when it is no month.</summary>
    public static int Number(string word) => Numbers.GetValueOrDefault(word);

    /// <summary>Words beside a date that say nothing of their own: weekdays, <c>1er</c>, <c>15th</c>.</summary>
    public static bool IsFiller(string word) => Fillers.Contains(word);

    private static Dictionary<string, int> Of(params string[] months) =>
        months.SelectMany((names, i) => names.Split(' ').Select(n => (Name: n, Number: i + 1))).ToDictionary(n => n.Name, n => n.Number);
}
