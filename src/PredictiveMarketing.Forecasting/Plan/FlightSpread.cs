using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Plan;

/// <summary>A month and the number of its days on which a flight is on air.</summary>
public readonly record struct MonthDays(Month Month, int Days);

/// <summary>Spreads a flight over calendar months in proportion to its days, so that no cent, impression or lead is lost (D04).</summary>
public static class FlightSpread
{
    /// <summary>The months of a flight, first and last day included.</summary>
    /// <exception cref="ArgumentException">The flight ends before it starts.</exception>
    public static IReadOnlyList<MonthDays> Over(DateOnly start, DateOnly end)
    {
        if (end < start)
            throw new ArgumentException($"A flight cannot end on {end:O}, before it starts on {start:O}.", nameof(end));
        Month first = Month.Of(start), last = Month.Of(end);
        var months = new MonthDays[last - first + 1];
        for (int i = 0; i < months.Length; i++)
        {
            Month month = first.Plus(i);
            int from = i == 0 ? start.Day : 1;
            int to = i == months.Length - 1 ? end.Day : month.Days;
            months[i] = new MonthDays(month, to - from + 1);
        }

        return months;
    }

    /// <summary>One part a month; the parts add up to the cent. A credit (a negative amount) is spread in the same way.</summary>
    public static IReadOnlyList<Money> Of(Money budget, IReadOnlyList<MonthDays> months) =>
        months.Count == 1 ? [budget] : budget.Spread([.. months.Select(m => m.Days)]);

    /// <summary>Whole numbers a month that add up to the count: impressions, clicks, planned leads.</summary>
    public static IReadOnlyList<long> Of(long count, IReadOnlyList<MonthDays> months)
    {
        if (months.Count == 1)
            return [count];
        int days = months.Sum(m => m.Days);
        return LargestRemainder.Share(count, [.. months.Select(m => (decimal)count * m.Days / days)]);
    }
}
