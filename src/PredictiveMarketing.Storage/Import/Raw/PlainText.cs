using System.Globalization;
using System.Text;

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
        foreach (char letter in Paired(text).Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
                plain.Append(letter);
        }

        return plain.ToString().Replace("œ", "oe", StringComparison.OrdinalIgnoreCase).Replace('\u0131', 'i').ToLowerInvariant();
    }

    /// <summary>Only letters and digits, lower case, without accents: <c>Budget net (€)</c> is <c>budgetnet</c>.</summary>
    public static string Key(string text) => new([.. Unaccented(text).Where(char.IsLetterOrDigit)]);

    /// <summary>Half a surrogate pair and U+FFFE cannot be normalised.</summary>
    private static string Paired(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(text[i]) || text[i] == '\uFFFE')
                return new string([.. text.Select(c => char.IsSurrogate(c) || c == '\uFFFE' ? '\uFFFD' : c)]);
        }

        return text;
    }
}
