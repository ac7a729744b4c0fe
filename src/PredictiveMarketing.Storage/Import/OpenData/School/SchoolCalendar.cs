using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Storage.Import.OpenData.School;

/// <summary>A holiday of one zone as a row of the file tells it.</summary>
/// <param name="Back">The day on which classes start again; null when the file does not say.</param>
internal sealed record SchoolHoliday(string Zone, string Name, DateOnly First, DateOnly? Back, int Row);

/// <summary>Days of school holiday of one zone, month by month. Rows of several academies that overlap count each day once.</summary>
internal sealed class SchoolCalendar
{
    /// <summary>All Saints, Christmas, winter, spring, summer: a school year with fewer of them is not all in the file.</summary>
    private const int HolidaysOfAYear = 5;

    private readonly Dictionary<DateOnly, List<int>> days = [];
    private readonly Dictionary<int, HashSet<string>> holidaysOfYear = [];
    private readonly HashSet<Month> unknown = [];

    public SchoolCalendar(IEnumerable<SchoolHoliday> holidays)
    {
        SchoolHoliday[] all = [.. holidays];
        foreach (SchoolHoliday holiday in all.Where(h => h.Back is not null))
            Add(holiday, holiday.Back!.Value);
        // A holiday that only begins says nothing when another row of the same zone tells when it ends.
        foreach (SchoolHoliday open in all.Where(h => h.Back is null && !days.ContainsKey(h.First)))
            unknown.UnionWith(Month.Range(Month.Of(open.First), Month.Of(YearOf(open.First) + 1, 8)));
        // No summer is a school summer.
        foreach (int year in holidaysOfYear.Keys.Where(y => !days.ContainsKey(new DateOnly(y + 1, 7, 31))))
            unknown.UnionWith(Month.Range(Month.Of(year + 1, 7), Month.Of(year + 1, 8)));
    }

    /// <summary>School years, by the year they begin in, of which the file does not tell every holiday.</summary>
    public IEnumerable<int> IncompleteYears => holidaysOfYear.Where(y => y.Value.Count < HolidaysOfAYear).Select(y => y.Key).Order();

    /// <summary>Months that the file tells, with 0 where a complete school year has no holiday, in order.</summary>
    public IEnumerable<(Month Month, int Days, IReadOnlyList<int> Rows)> Months()
    {
        var known = new SortedSet<Month>(days.Keys.Select(Month.Of));
        foreach (int year in holidaysOfYear.Keys.Except(IncompleteYears))
            known.UnionWith(Month.Range(Month.Of(year, 9), Month.Of(year + 1, 8)));
        known.ExceptWith(unknown);
        foreach (Month month in known)
        {
            List<int>[] held = [.. Enumerable.Range(0, month.Days).Select(d => days.GetValueOrDefault(month.FirstDay.AddDays(d))).OfType<List<int>>()];
            yield return (month, held.Length, [.. held.SelectMany(h => h)]);
        }
    }

    private void Add(SchoolHoliday holiday, DateOnly back)
    {
        int year = YearOf(holiday.First);
        if (!holidaysOfYear.TryGetValue(year, out HashSet<string>? names))
            holidaysOfYear[year] = names = [];
        names.Add(holiday.Name);
        for (DateOnly day = holiday.First; day < back; day = day.AddDays(1))
        {
            if (!days.TryGetValue(day, out List<int>? rows))
                days[day] = rows = [];
            rows.Add(holiday.Row);
        }
    }

    /// <summary>A school year runs from September to August.</summary>
    private static int YearOf(DateOnly day) => day.Month >= 9 ? day.Year : day.Year - 1;
}
