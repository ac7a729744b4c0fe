using System.Globalization;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Wording;
using PredictiveMarketing.Storage.Notices;

namespace PredictiveMarketing.Service.Notices;

/// <summary>A notice in words.</summary>
/// <param name="Title">One line; a mail's subject.</param>
/// <param name="Sentence">What happened and what to do.</param>
/// <param name="Where">Workspace, or the product where it is of none.</param>
/// <param name="Link">The page to look at; null where nobody said where the pages are.</param>
/// <param name="LinkText">What the link says.</param>
public sealed record NoticeText(string Title, string Sentence, string Where, Uri? Link, string LinkText, string Language);

/// <summary>Says in a reader's language what a notice means. Texts come from the wording files; blanks such as <c>{campaign}</c> are its facts.</summary>
public static class NoticeTexts
{
    private const string Missing = "–";

    /// <summary>Counts that decide between the singular and the plural of a sentence.</summary>
    private static readonly string[] Counts = ["targets", "refused"];
    private static readonly string[] Amounts = ["value", "goal"];

    public static NoticeText Of(Notice notice, string language, NoticeSettings settings)
    {
        ArgumentNullException.ThrowIfNull(notice);
        ArgumentNullException.ThrowIfNull(settings);
        IReadOnlyDictionary<string, string> words = Words.Of(language);
        return new NoticeText(
            Filled(words, notice, "title", language),
            Filled(words, notice, "text", language),
            notice.Workspace ?? words["product"],
            LinkTo(notice, settings.PublicAddress),
            words["notice.open"],
            language);
    }

    /// <summary>A fact as a reader writes it: months, days and counts in their language, codes by their names.</summary>
    public static string Fact(string name, string value, string language)
    {
        IReadOnlyDictionary<string, string> words = Words.Of(language);
        CultureInfo culture = CultureInfo.GetCultureInfo(language);
        if (Month.TryParse(value, out Month month))
            return month.FirstDay.ToString("MMMM yyyy", culture);
        if (DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
            return day.ToString("d MMMM yyyy", culture);
        if ((Counts.Contains(name) || Amounts.Contains(name)) && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
            return number.ToString(Counts.Contains(name) ? "N0" : "#,0.##", culture);
        // Reasons come from the libraries, in English.
        if (name == "reason" && language == "fr")
            return Sentences.French.Translate(value) ?? value;
        if (name == "week" && value.Split("-W") is [string year, string week])
            return string.Format(culture, words["notice.week"], year, week);
        if (name == "summary")
            return DigestTexts.Figures(value, words, culture);
        if (name is "happened" or "waits")
            return DigestTexts.Lines(value, words[name == "waits" ? "digest.nothingWaits" : "digest.quiet"], words, culture);
        return words.TryGetValue($"notice.{name}.{value}", out string? named) ? named
            : name == "step" && words.TryGetValue($"runStep.{value}", out string? step) ? step
            : value;
    }

    private static string Filled(IReadOnlyDictionary<string, string> words, Notice notice, string part, string language)
    {
        string key = $"notice.{notice.Kind}.{part}";
        // Before the day and after it another tense is right.
        string text = notice.Facts.TryGetValue("moment", out string? moment) && words.TryGetValue($"{key}.{moment}", out string? timely) ? timely
            : words.TryGetValue(key, out string? single) ? single : words[key + (IsSingular(notice, language) ? ".one" : ".many")];
        // One pass over the text: what a fact brings in is never read as a blank.
        System.Text.StringBuilder filled = new();
        for (int at = 0; at < text.Length;)
        {
            int opens = text.IndexOf('{', at);
            int closes = opens < 0 ? -1 : text.IndexOf('}', opens);
            if (closes < 0)
            {
                filled.Append(text, at, text.Length - at);
                break;
            }

            string name = text[(opens + 1)..closes];
            filled.Append(text, at, opens - at);
            filled.Append(name == "workspace" ? notice.Workspace ?? Missing : notice.Facts.TryGetValue(name, out string? value) ? Fact(name, value, language) : Missing);
            at = closes + 1;
        }

        return filled.ToString();
    }

    private static bool IsSingular(Notice notice, string language)
    {
        string? count = Counts.Select(c => notice.Facts.GetValueOrDefault(c)).FirstOrDefault(c => c is not null);
        return count == "1" || (count == "0" && language == "fr");
    }

    private static Uri? LinkTo(Notice notice, Uri? pages)
    {
        if (pages is null)
            return null;
        string page = notice.Kind switch
        {
            NoticeKinds.ApprovalNeeded or NoticeKinds.Published => "targets",
            NoticeKinds.RunRefused or NoticeKinds.RunFailed => "runs",
            NoticeKinds.FramingSigned => "frame",
            NoticeKinds.BoardApproved or NoticeKinds.GoalReached => "boards",
            NoticeKinds.WeeklyDigest => "digest",
            NoticeKinds.OmtmExpiring => "omtm",
            NoticeKinds.NorthStarReview => "north-star",
            NoticeKinds.ActualOverdue => "import",
            _ => "",
        };
        string root = pages.AbsoluteUri.EndsWith('/') ? pages.AbsoluteUri : pages.AbsoluteUri + "/";
        return new Uri(root + page + (notice.Workspace is null ? "" : QueryString.Create("workspace", notice.Workspace)));
    }
}
