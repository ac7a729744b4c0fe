using System.Text;

namespace PredictiveMarketing.Forecasting.Vocabulary;

/// <summary>Brings texts that look the same to the same letters (Unicode normalization forms, UAX 15), whatever somebody typed or a file holds.</summary>
public static class Spelling
{
    /// <summary>Half a surrogate pair and U+FFFE cannot be normalised; each becomes the sign for a letter that cannot be shown.</summary>
    public static string Of(string text, NormalizationForm form)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Whole(text).Normalize(form);
    }

    private static string Whole(string text)
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
