using System.Globalization;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Storage.Import.Feeds;

/// <summary>When a month's value of a feed becomes known: option <c>delay</c>, in months after it; 0 is in the month itself.</summary>
internal static class FeedDelay
{
    public const string Option = "Months after its own in which a value becomes known (0 to 24; default 0, at the end of its own month).";

    public static int Of(ImportQuestion question, FeedLog log)
    {
        if (question.Option("delay") is not { } text)
        {
            log.Note("published", "Every value counts as known at the end of its own month.", "If you draw the report later than that, set the option delay to the months in between.");
            return 0;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int months) && months <= 24)
            return months;
        log.Error("delay", $"The option delay is '{text}', not a number of months.", "Write 0 to 24.");
        return 0;
    }

    /// <summary>Null means in its own month.</summary>
    public static Month? Published(Month month, int delay) => delay == 0 ? null : month.Plus(delay);
}
