using System.Globalization;
using System.Text;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Storage.Import.Raw;

/// <summary>Texts made comparable: two people never write the same header twice.</summary>
internal static class PlainText
{
    /// <summary>Lower case without accents, whatever the culture of the machine.</summary>
    public static string Unaccented(string text)
    {
        if (Ascii.IsValid(text))
            return text.ToLowerInvariant();
        var plain = new StringBuilder(text.Length);
        foreach (char letter in Spelling.Of(text, NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
                plain.Append(letter);
        }

        return plain.ToString().Replace("œ", "oe", StringComparison.OrdinalIgnoreCase).Replace('\u0131', 'i').ToLowerInvariant();
    }

    /// <summary>Only letters and digits, lower case, without accents: <c>Budget net (€)</c> is <c>budgetnet</c>.</summary>
    public static string Key(string text) => new([.. Unaccented(text).Where(char.IsLetterOrDigit)]);
}
