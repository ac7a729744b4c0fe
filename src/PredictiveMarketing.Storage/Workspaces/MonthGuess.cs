using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Storage.Workspaces;

/// <summary>What month a planner meant, to propose it in the cure. It is never used as the value: 03/04/2026 has two readings.</summary>
internal static partial class MonthGuess
{
    // By prefix, French and English, without accents; longer than three letters only where three would not do (juin, juillet).
    private static readonly (string Start, int Number)[] Names =
    [
        ("jan", 1), ("fev", 2), ("feb", 2), ("mar", 3), ("avr", 4), ("apr", 4), ("mai", 5), ("may", 5), ("juin", 6), ("jun", 6),
        ("juil", 7), ("jul", 7), ("aou", 8), ("aug", 8), ("sep", 9), ("oct", 10), ("nov", 11), ("dec", 12),
    ];

    public static Month? From(string text)
    {
        string plain = WithoutAccents(text.Trim());
        if (YearFirst().Match(plain) is { Success: true } iso)
            return Of(iso.Groups["y"].Value, Number(iso.Groups["m"].Value));
        if (MonthFirst().Match(plain) is { Success: true } slash)
            return Of(slash.Groups["y"].Value, Number(slash.Groups["m"].Value));
        if (Named().Match(plain) is { Success: true } named)
            return Of(named.Groups["y"].Value, Names.FirstOrDefault(n => named.Groups["m"].Value.StartsWith(n.Start, StringComparison.OrdinalIgnoreCase)).Number);
        return null;
    }

    private static Month? Of(string year, int number) =>
        number is >= 1 and <= 12 ? Month.Of(Number(year.Length == 2 ? "20" + year : year), number) : null;

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private static string WithoutAccents(string text)
    {
        var plain = new StringBuilder();
        foreach (char letter in Spelling.Of(text, NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
                plain.Append(letter);
        }

        return plain.ToString();
    }

    /// <summary>2026-3, 2026/03, 202603, 2026-03-01, 2026-03-01T00:00:00.</summary>
    [GeneratedRegex(@"^(?<y>[12][0-9]{3})[-/. ]?(?<m>[0-9]{1,2})([-/. ][0-9]{1,2}([T ].*)?)?$")]
    private static partial Regex YearFirst();

    /// <summary>03/2026, 3-2026, 01/03/2026.</summary>
    [GeneratedRegex(@"^([0-9]{1,2}[-/. ])?(?<m>[0-9]{1,2})[-/. ](?<y>[12][0-9]{3})$")]
    private static partial Regex MonthFirst();

    /// <summary>mars 2026, Mar-26, 1 mars 2026.</summary>
    [GeneratedRegex(@"^([0-9]{1,2}\.? )?(?<m>[A-Za-z]{3,9})\.?[-/. ]+(?<y>[12][0-9]{3}|[0-9]{2})$")]
    private static partial Regex Named();
}
