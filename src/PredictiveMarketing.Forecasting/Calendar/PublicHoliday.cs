using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Calendar;

/// <summary>A day that the law of a country or region makes free.</summary>
/// <param name="Name">In the language of the country.</param>
/// <param name="IsSubstitute">The free day stands in for one that fell on a weekend.</param>
/// <param name="Decided">The month in which it was decided, for days that were not always free; a backtest must not know them earlier.</param>
public sealed record PublicHoliday(DateOnly Day, string Name, bool IsSubstitute = false, Month? Decided = null);

/// <summary>The days of one year while a country's rules write them down; in the order of the calendar once read.</summary>
internal sealed class HolidayYear(int year)
{
    private readonly List<PublicHoliday> days = [];

    public int Year => year;

    /// <summary>In calendar order; two feasts on one day are one free day that carries both names.</summary>
    public IReadOnlyList<PublicHoliday> InOrder =>
    [
        .. days.GroupBy(d => d.Day).OrderBy(g => g.Key)
            .Select(g => new PublicHoliday(g.Key, string.Join(" / ", g.Select(d => d.Name).Distinct()), g.All(d => d.IsSubstitute), Decided(g))),
    ];

    public void Add(DateOnly day, string name) => days.Add(new PublicHoliday(day, name));

    public void Add(int month, int day, string name) => Add(new DateOnly(year, month, day), name);

    /// <summary>A day that is free from a year on, by a decision of a month.</summary>
    public void From(int firstYear, DateOnly day, string name, Month decided)
    {
        if (year >= firstYear)
            days.Add(new PublicHoliday(day, name, Decided: decided));
    }

    /// <summary>A day that is free once.</summary>
    public void Once(DateOnly day, string name, Month decided)
    {
        if (year == day.Year)
            days.Add(new PublicHoliday(day, name, Decided: decided));
    }

    /// <summary>On a Saturday or Sunday the next weekday that is not free already takes its place: the rule of the UK's bank holidays.</summary>
    public void AddOrNextWeekday(int month, int day, string name)
    {
        var meant = new DateOnly(year, month, day);
        DateOnly free = meant;
        while (free.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || days.Exists(d => d.Day == free))
            free = free.AddDays(1);
        days.Add(new PublicHoliday(free, name, free != meant));
    }

    /// <summary>The first, second, ... of a weekday in a month.</summary>
    public DateOnly First(DayOfWeek weekday, int month)
    {
        var first = new DateOnly(year, month, 1);
        return first.AddDays((weekday - first.DayOfWeek + 7) % 7);
    }

    public DateOnly LastMonday(int month)
    {
        var last = new DateOnly(year, month, DateTime.DaysInMonth(year, month));
        return last.AddDays(-((last.DayOfWeek - DayOfWeek.Monday + 7) % 7));
    }

    /// <summary>Free by any of its feasts, a day was free without the later decision.</summary>
    private static Month? Decided(IEnumerable<PublicHoliday> sameDay) => sameDay.Any(d => d.Decided is null) ? null : sameDay.Min(d => d.Decided);
}
