using System.Globalization;
using System.Text.RegularExpressions;
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
public static partial class NoticeTexts
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
            return string.Join(" ; ", value.Split("; ").Select(figure => Figure(figure, words, culture)));
        return words.TryGetValue($"notice.{name}.{value}", out string? named) ? named
            : name == "step" && words.TryGetValue($"runStep.{value}", out string? step) ? step
            : value;
    }

    /// <summary>A figure of the digest, <c>leads 2345.5/2400 (Near)</c>, with numbers and state as a reader writes them; any other text as it is.</summary>
    private static string Figure(string text, IReadOnlyDictionary<string, string> words, CultureInfo culture)
    {
        if (DigestFigure().Match(text) is not { Success: true } figure)
            return text;
        string Number(string group) => decimal.Parse(figure.Groups[group].Value, NumberStyles.Float, CultureInfo.InvariantCulture).ToString("#,0.##", culture);
        string kpi = figure.Groups["kpi"].Value;
        kpi = words.GetValueOrDefault($"kpiName.{kpi}") ?? kpi;
        return !figure.Groups["target"].Success
            ? $"{kpi} {Number("actual")}"
            : string.Format(culture, words["notice.figure"], kpi, Number("actual"), Number("target"),
                words.GetValueOrDefault($"notice.figure.{figure.Groups["state"].Value}") ?? figure.Groups["state"].Value);
    }

    [GeneratedRegex(@"^(?<kpi>.+) (?<actual>-?\d+(\.\d+)?)(/(?<target>-?\d+(\.\d+)?) \((?<state>\w+)\))?$")]
    private static partial Regex DigestFigure();

    private static string Filled(IReadOnlyDictionary<string, string> words, Notice notice, string part, string language)
    {
        string key = $"notice.{notice.Kind}.{part}";
        string text = words.TryGetValue(key, out string? single) ? single : words[key + (IsSingular(notice, language) ? ".one" : ".many")];
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
