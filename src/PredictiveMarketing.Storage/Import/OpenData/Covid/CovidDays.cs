using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Storage.Import.OpenData.Covid;

/// <summary>A day's value and the row it stands in.</summary>
internal readonly record struct DayValue(DateOnly Day, double Value, int Row);

/// <summary>A month's value and the rows it was made from.</summary>
internal sealed record MonthValue(Month Month, double Value, IReadOnlyList<int> Rows);

/// <summary>The days of one series, gathered into whole months; what stands against a month is kept to be said.</summary>
internal sealed class CovidDays
{
    /// <summary>Zeros for longer than this at the end of a count are no zeros: nobody counts any more.</summary>
    public const int LongestZeros = 60;

    private CovidDays(IReadOnlyList<MonthValue> months, IReadOnlyList<Month> partial, IReadOnlyList<(Month Month, int Days)> gaps) =>
        (Months, Partial, Gaps) = (months, partial, gaps);

    public IReadOnlyList<MonthValue> Months { get; }

    /// <summary>First and last months that the series covers in part only.</summary>
    public IReadOnlyList<Month> Partial { get; }

    /// <summary>Months inside the series with days without a value, and how many; a month without any has no value.</summary>
    public IReadOnlyList<(Month Month, int Days)> Gaps { get; }

    /// <param name="days">In order of days, each once.</param>
    public static CovidDays Of(IReadOnlyList<DayValue> days, Gather how)
    {
        (DateOnly first, DateOnly last) = (days[0].Day, days[^1].Day);
        var months = new List<MonthValue>();
        var partial = new List<Month>();
        var gaps = new List<(Month, int)>();
        var byMonth = days.GroupBy(d => Month.Of(d.Day)).ToDictionary(g => g.Key, g => g.ToArray());
        foreach (Month month in Month.Range(Month.Of(first), Month.Of(last)))
        {
            DayValue[] held = byMonth.GetValueOrDefault(month, []);
            if (month.FirstDay < first || month.FirstDay.AddDays(month.Days - 1) > last)
            {
                partial.Add(month);
                continue;
            }

            if (held.Length < month.Days)
                gaps.Add((month, month.Days - held.Length));
            if (held.Length > 0)
                months.Add(new MonthValue(month, Gathered(held, how), [.. held.Select(d => d.Row)]));
        }

        return new CovidDays(months, partial, gaps);
    }

    /// <summary>The last day of a count that is not followed by a long run of zeros alone; null when the series ends alive.</summary>
    public static DateOnly? CountingStopped(IReadOnlyList<DayValue> days)
    {
        for (int i = days.Count - 1; i >= 0; i--)
        {
            if (days[i].Value != 0)
                return days[^1].Day.DayNumber - days[i].Day.DayNumber > LongestZeros ? days[i].Day : null;
        }

        return null;
    }

    // Six decimals: a mean of daily values has no more to say, and the file stays readable.
    private static double Gathered(DayValue[] days, Gather how) => how switch
    {
        Gather.Sum => days.Sum(d => d.Value),
        Gather.Mean => Math.Round(days.Average(d => d.Value), 6),
        _ => days[^1].Value,
    };
}
