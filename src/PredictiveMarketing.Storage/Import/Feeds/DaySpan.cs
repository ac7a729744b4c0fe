using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Storage.Import.Feeds;

/// <summary>The days that a row of a feed speaks about, both included: a day, a week, a month.</summary>
internal readonly record struct DaySpan(DateOnly First, DateOnly Last)
{
    public static DaySpan Of(Month month) => new(month.FirstDay, month.LastDay());

    public static DaySpan Of(DateOnly day) => new(day, day);

    public int Days => Last.DayNumber - First.DayNumber + 1;

    public bool IsWholeMonth => First.Day == 1 && Last == Month.Of(First).LastDay();

    /// <summary>The months it touches, each with its days in the span; their order is that of time.</summary>
    public IReadOnlyList<(Month Month, int Days)> Months()
    {
        (DateOnly first, DateOnly last) = (First, Last);
        return [.. Month.Range(Month.Of(first), Month.Of(last)).Select(m => (m, Min(last, m.LastDay()).DayNumber - Max(first, m.FirstDay).DayNumber + 1))];
    }

    private static DateOnly Min(DateOnly a, DateOnly b) => a < b ? a : b;

    private static DateOnly Max(DateOnly a, DateOnly b) => a > b ? a : b;
}

internal static class LastDays
{
    public static DateOnly LastDay(this Month month) => new(month.Year, month.Number, month.Days);
}
