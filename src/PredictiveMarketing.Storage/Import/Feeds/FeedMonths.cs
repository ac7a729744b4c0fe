using System.Globalization;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Storage.Import.Feeds;

/// <summary>
/// Which months a feed covers from their first to their last day. A month that is not over, or that the file begins or ends in,
/// would look like a bad month: it is left out and said, unless the option <c>partial=keep</c> asks for it.
/// </summary>
internal sealed class FeedMonths
{
    public const string Option = "keep: months that are not whole in the file are kept; default: left out.";

    private readonly HashSet<Month> cut = [];
    private readonly FeedLog log;
    private readonly bool keep;

    private FeedMonths(FeedLog log, bool keep) => (this.log, this.keep) = (log, keep);

    /// <param name="spans">The days of every row.</param>
    /// <param name="byDay">The rows are days or weeks, so that a file may begin within a month.</param>
    public static FeedMonths Of(IReadOnlyCollection<DaySpan> spans, bool byDay, ImportQuestion question, FeedLog log)
    {
        var months = new FeedMonths(log, question.Option("partial") == "keep");
        if (spans.Count == 0)
            return months;
        DateOnly first = spans.Min(s => s.First), last = spans.Max(s => s.Last);
        foreach (Month month in spans.Select(s => Month.Of(s.Last)).Distinct().Where(m => m.LastDay() >= question.Today).Order())
        {
            if (month.FirstDay > question.Today)
                log.Error("month-ahead", $"{month} has not begun on {Day(question.Today)}: nothing can be known of it.", "Check the dates of the file, day and month first of all.");
            else
                months.Cut(month, $"{month} is not over on {Day(question.Today)}");
        }

        if (byDay && first.Day > 1)
            months.Cut(Month.Of(first), $"The file begins on {Day(first)}, within {Month.Of(first)}");
        if (byDay && last < Month.Of(last).LastDay() && Month.Of(last).LastDay() < question.Today)
            months.Cut(Month.Of(last), $"The file ends on {Day(last)}, within {Month.Of(last)}");
        return months;
    }

    public bool Has(Month month) => keep || !cut.Contains(month);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private void Cut(Month month, string why)
    {
        if (cut.Add(month))
        {
            log.Warning("month-cut", $"{why}: {(keep ? "its numbers are too small and kept, as the option partial=keep asks" : "it is left out")}.",
                "Import it again when the whole month is in the file.");
        }
    }
}
