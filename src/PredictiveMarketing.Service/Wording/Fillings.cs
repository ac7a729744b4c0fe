using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Service.Wording;

/// <summary>
/// Fills the blanks of a translated sentence: months, days and numbers as the reader writes them, phrases that the code puts into its sentences
/// in his language, names and whatever was quoted as they are.
/// </summary>
/// <remarks>
/// A translation says how a blank is filled where that is not plain: <c>{0:as-is}</c> for what must be typed as shown, <c>{0:field}</c> and
/// <c>{0:option}</c>, <c>{0:kind}</c> and <c>{0:kpi}</c> for names that the pages have words for, <c>{0:ligne|lignes}</c> by number (or by whether there is anything).
/// </remarks>
internal sealed partial class Fillings(FrozenDictionary<string, string> whole, IReadOnlyList<(SentenceTemplate English, string Told)> phrases)
{
    private const int Deepest = 4;
    private const int FewLetters = 8;
    private const string More = " ...";

    public string Say(SentenceTemplate english, string told, string[] filled) => Say(english, told, filled, depth: 0);

    /// <summary>Whether a text is likely to come from a sentence: one that says little by itself fits too much, and then its blanks must be known or names.</summary>
    public bool IsSure(SentenceTemplate english, string[] filled) =>
        IsSure(english, filled, depth: 1);

    private bool IsSure(SentenceTemplate english, string[] filled, int depth) =>
        english.Weight >= FewLetters
        || (depth <= Deepest && Enumerable.Range(0, filled.Length).All(i =>
            filled[i].Length == 0 || english.IsQuoted(i) || Plain().IsMatch(filled[i]) || (Known(filled[i], depth + 1) ?? Listed(filled[i], depth + 1)) is not null));

    private string Say(SentenceTemplate english, string told, string[] filled, int depth) => SentenceTemplate.Filling().Replace(told, blank =>
    {
        int number = int.Parse(blank.Groups["blank"].Value, CultureInfo.InvariantCulture);
        string text = filled[number], how = blank.Groups["how"].Value;
        if (how.Contains('|', StringComparison.Ordinal))
            return how.Split('|')[IsMany(text) ? 1 : 0];
        return how switch
        {
            "as-is" => Joined(text),
            "field" => Named("field", text),
            "option" => Named("importOption", text),
            "kind" => Named("importKind", text),
            "kpi" => Named("kpiName", text),
            _ => english.IsQuoted(number) ? text : Filled(text, depth + 1),
        };
    });

    private string Filled(string text, int depth)
    {
        if (text.Length == 0 || depth > Deepest)
            return text;
        // A list that was cut ends in three dots.
        return text.EndsWith(More, StringComparison.Ordinal) ? Filled(text[..^More.Length], depth) + More : Known(text, depth) ?? Listed(text, depth) ?? text;
    }

    private string? Known(string text, int depth)
    {
        if (whole.TryGetValue(text, out string? exactly))
            return exactly;
        if (Number().IsMatch(text))
            return InCulture(text);
        if (Month.TryParse(text, out Month month))
            return Figures.LongMonth(month);
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
            return day.ToString("d MMMM yyyy", CultureInfo.CurrentCulture);
        if (!text.Contains(' ', StringComparison.Ordinal))
            return null;
        foreach ((SentenceTemplate template, string told) in phrases)
        {
            if (template.Match(text) is { } filled && IsSure(template, filled, depth))
                return Say(template, told, filled, depth);
        }

        return null;
    }

    // "2026-03, 2026-05 and 2026-08": the joining words change only where every member is plain, for a name may hold them too.
    private string? Listed(string text, int depth)
    {
        foreach ((string between, string joined) in new[] { ("; ", " ; "), (", ", ", "), (" and ", " et "), (" or ", " ou ") })
        {
            string[] members = text.Split(between);
            if (members.Length < 2)
                continue;
            string?[] told = [.. members.Select(m => Known(m, depth) ?? Listed(m, depth) ?? (Plain().IsMatch(m) ? m : null))];
            if (!told.Contains(null))
                return string.Join(joined, told);
        }

        return null;
    }

    // What must be typed stays; only the word between two choices is French.
    private static string Joined(string text)
    {
        string[] choices = text.Split(" or ");
        return choices.All(c => Plain().IsMatch(c)) ? string.Join(" ou ", choices) : text;
    }

    private static string InCulture(string number)
    {
        NumberFormatInfo format = CultureInfo.CurrentCulture.NumberFormat;
        string figures = number.TrimEnd('%').TrimEnd();
        string told = string.Concat(figures.Select(c => c switch
        {
            ',' => format.NumberGroupSeparator,
            '.' => format.NumberDecimalSeparator,
            _ => c.ToString(),
        }));
        return number.EndsWith('%') ? told + "\u00a0%" : told;
    }

    private static string Named(string prefix, string code) => Words.Of("fr").GetValueOrDefault($"{prefix}.{code}", code);

    private static bool IsMany(string text) =>
        double.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out double number) ? Math.Abs(number) >= 2 : text.Length > 0;

    [GeneratedRegex(@"^[+-]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?( ?%)?$")]
    private static partial Regex Number();

    [GeneratedRegex(@"^('[^']*'|""[^""]*""|[^\s]+)$")]
    private static partial Regex Plain();
}
