using System.Globalization;
using System.Text.RegularExpressions;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Frame.Omtm;

public enum GoalDirection
{
    AtLeast,
    AtMost,
}

/// <summary>A goal as it was written, taken apart: <c>7-day retention of freemium customers ≥ 40 % by 2027-02-28</c>. What is not there is null.</summary>
/// <param name="Metric">What stands before the comparison.</param>
/// <param name="Unit">What stands behind the number, such as <c>%</c>.</param>
/// <param name="Deadline">The last day on which it can be reached.</param>
public sealed record SmartGoal(string Metric, GoalDirection? Direction, double? Threshold, string? Unit, DateOnly? Deadline)
{
    private const string Amount = @"\s*(?<number>[+-]?\d[\d\s.,]*\d|[+-]?\d)\s*(?<unit>%|€|\$|£|\p{L}[\p{L}/ ]*)?";

    private static readonly string[] MonthNames =
    [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
        "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre",
    ];

    // Words that name no one thing to count; a metric made of them alone is too vague.
    private static readonly HashSet<string> Vague = new(
        ["satisfaction", "notoriete", "awareness", "image", "engagement", "performance", "qualite", "quality", "retention", "croissance", "growth", "visibilite", "visibility",
            "customer", "customers", "client", "clients", "user", "users", "utilisateur", "utilisateurs", "our", "nos", "notre", "the", "les", "des", "more", "plus", "better", "meilleure", "meilleur",
            "increase", "improve", "augmenter", "ameliorer", "brand", "marque", "for", "pour", "and", "per", "par"],
        StringComparer.Ordinal);

    /// <summary>Does the metric say what is counted, of whom? At least one word that is not vague.</summary>
    public bool IsSpecific
    {
        get
        {
            string[] words = [.. Word.Matches(Plain(Metric)).Select(m => m.Value)];
            return words.Length >= 2 && words.Any(w => !Vague.Contains(w));
        }
    }

    /// <summary>Has <paramref name="value"/> reached the goal? Null where the goal has no number.</summary>
    public bool? IsReachedBy(double value) => (Direction, Threshold) switch
    {
        (GoalDirection.AtLeast, double threshold) => value >= threshold,
        (GoalDirection.AtMost, double threshold) => value <= threshold,
        _ => null,
    };

    /// <summary>Reads a goal in French or English. Never fails: what it does not find stays null.</summary>
    public static SmartGoal Read(string? text)
    {
        string given = (text ?? "").Trim();
        Match deadline = Deadlines.Match(given);
        DateOnly? day = deadline.Success ? Day(deadline.Groups["day"].Value) : null;
        string rest = day is null ? given : given[..deadline.Index];
        // "Retention à 7 jours ≥ 40 %": a word that only may compare gives way to one that does.
        Match comparison = Comparison.Match(rest) is { Success: true } clear ? clear : LooseComparison.Match(rest);
        if (!comparison.Success)
            return new SmartGoal(rest.Trim(), null, null, null, day);
        bool atMost = comparison.Groups["most"].Success;
        string unit = comparison.Groups["unit"].Value.Trim();
        return new SmartGoal(
            rest[..comparison.Index].Trim(' ', ':', ','), atMost ? GoalDirection.AtMost : GoalDirection.AtLeast, Number(comparison.Groups["number"].Value), unit.Length == 0 ? null : unit, day);
    }

    private static double? Number(string text)
    {
        string tight = Blanks.Replace(text, "");
        // Three digits behind a separator are thousands: nobody sets a goal to the thousandth.
        tight = Thousands.IsMatch(tight) ? tight.Replace(",", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal) : tight.Replace(',', '.');
        return double.TryParse(tight, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out double number) ? number : null;
    }

    private static DateOnly? Day(string text)
    {
        string written = Plain(text);
        if (DateOnly.TryParseExact(written, ["yyyy-MM-dd", "d/M/yyyy", "d.M.yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
            return day;
        if (DateOnly.TryParseExact(written, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
            return day.AddMonths(1).AddDays(-1);
        string[] parts = written.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        int name = Array.FindIndex(parts, p => Array.IndexOf(MonthNames, p) >= 0);
        if (name < 0 || !int.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out int year) || year is < 2000 or > 2199)
            return null;
        var month = new DateOnly(year, (Array.IndexOf(MonthNames, parts[name]) % 12) + 1, 1);
        string number = parts.Length < 3 ? "" : (name == 0 ? parts[1] : parts[0]).TrimEnd('e', 'r', 's', 't', 'n', 'd', 'h');
        int last = DateTime.DaysInMonth(month.Year, month.Month);
        return number.Length == 0 ? month.AddDays(last - 1)
            : int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int of) && of >= 1 && of <= last ? month.AddDays(of - 1)
            : null;
    }

    /// <summary>Lower case without accents, so that février and fevrier are one.</summary>
    private static string Plain(string text) => string.Concat(
        Spelling.Of(text.Trim().ToLowerInvariant(), System.Text.NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark));

    private static readonly Regex Word = new(@"\p{L}{3,}", RegexOptions.NonBacktracking);

    private static readonly Regex Blanks = new(@"\s", RegexOptions.NonBacktracking);

    private static readonly Regex Thousands = new(@"^[+-]?\d{1,3}([.,]\d{3})+$", RegexOptions.NonBacktracking);

    private static readonly Regex Comparison = new(@"(?:(?<most>≤|<=|<|\bat\s+most|\bbelow|\bau\s+plus|\binférieure?\s+à|\bmoins\s+de)|(?:≥|>=|>|\bat\s+least|\babove|\bau\s+moins|\bsupérieure?\s+à|\bplus\s+de))" + Amount, RegexOptions.IgnoreCase | RegexOptions.NonBacktracking);

    private static readonly Regex LooseComparison = new(@"(?:(?<most>\bunder|\bsous)|(?:\bover|\breach(?:es)?|\bto|\batteindre|\bdépasser|\bpasser?\s+à|\bà))" + Amount, RegexOptions.IgnoreCase | RegexOptions.NonBacktracking);

    private static readonly Regex Deadlines = new(
        @"\b(?:by|before|until|d[’']ici|avant|pour|au|jusqu[’']au|on)\s+(?:(?:à|au|le|la|the|end\s+of|fin)\s+)*(?<day>\d{4}-\d{2}-\d{2}|\d{4}-\d{2}|\d{1,2}[/.]\d{1,2}[/.]\d{4}|(?:\d{1,2}(?:er|st|nd|rd|th)?\s+)?\p{L}{3,9}\s+(?:\d{1,2}(?:st|nd|rd|th)?,?\s+)?\d{4})",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking);
}
