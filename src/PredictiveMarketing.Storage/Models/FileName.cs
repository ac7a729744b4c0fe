using System.Globalization;
using System.Text;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Storage.Models;

/// <summary>Makes names of campaigns and markets fit for file names on every system.</summary>
internal static class FileName
{
    private const int Longest = 40;

    /// <summary>ASCII letters, digits, dots and hyphens; never empty, never a path.</summary>
    public static string Safe(string name)
    {
        var safe = new StringBuilder();
        foreach (char letter in Spelling.Of(name, NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(letter) || (letter == '.' && safe.Length > 0))
                safe.Append(letter);
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && safe.Length > 0 && safe[^1] != '-')
                safe.Append('-');
            if (safe.Length == Longest)
                break;
        }

        string text = safe.ToString().TrimEnd('-', '.');
        return text.Length == 0 ? "x" : text;
    }
}
