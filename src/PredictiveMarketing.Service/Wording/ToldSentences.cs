using System.Globalization;
using Microsoft.AspNetCore.Html;

namespace PredictiveMarketing.Service.Wording;

/// <summary>What the libraries say, on the pages.</summary>
public static class ToldSentences
{
    /// <summary>A finding's message or cure, a verdict's reason or a hint in the reader's language; where there is no translation, English that is marked as such.</summary>
    public static IHtmlContent Told(this Words words, string? english)
    {
        ArgumentNullException.ThrowIfNull(words);
        var content = new HtmlContentBuilder();
        if (IsEnglish || string.IsNullOrWhiteSpace(english))
            return content.Append(english ?? "");
        return Sentences.French.Translate(english) is string told
            ? content.Append(told)
            : content.AppendHtml("<span lang=\"en\">").Append(english).AppendHtml("</span>");
    }

    /// <summary>As <see cref="Told"/> for places that take no markup, such as a list of refusals.</summary>
    public static string InWords(this Words words, string english)
    {
        ArgumentNullException.ThrowIfNull(words);
        return IsEnglish ? english : Sentences.French.Translate(english) ?? english;
    }

    private static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";
}
