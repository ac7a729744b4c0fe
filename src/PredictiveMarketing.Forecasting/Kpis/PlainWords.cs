using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Kpis;

/// <summary>Words of a metric's name without case and accents, so that one list serves whoever types.</summary>
internal static class PlainWords
{
    public static string Of(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (char letter in Spelling.Of(text, NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
                plain.Append(letter is '\u2019' ? '\'' : char.ToLowerInvariant(letter));
        }

        return plain.ToString().Normalize(NormalizationForm.FormC).Trim();
    }

    /// <summary>A pattern that finds any of the words whole, a plural s or x included.</summary>
    public static Regex Any(params string[] words) =>
        new($@"(?<![a-z0-9])(?:{string.Join('|', words.Select(Regex.Escape))})(?:s|x|es)?(?![a-z0-9])", RegexOptions.CultureInvariant);
}
