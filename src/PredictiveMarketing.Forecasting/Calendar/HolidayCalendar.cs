using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Calendar;

/// <summary>The public holidays of a country or one of its regions, computed from the law of each year.</summary>
/// <param name="Country">ISO 3166 code of two letters: <c>FR</c>.</param>
/// <param name="Region">Null: what holds in the whole country (in the UK: England and Wales).</param>
public sealed record HolidayCalendar(string Country, string? Region)
{
    /// <summary>Years whose law is known here, or assumed to stay as it is.</summary>
    public const int FirstYear = 2000;

    public const int LastYear = 2060;

    /// <summary>Countries with the regions they know.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Known { get; } = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
    {
        ["BE"] = [],
        ["DE"] = GermanyDays.Lands,
        ["ES"] = [],
        ["FR"] = [FranceDays.AlsaceMoselle],
        ["GB"] = [UnitedKingdomDays.England, UnitedKingdomDays.Scotland, UnitedKingdomDays.NorthernIreland],
        ["IT"] = [],
        ["NL"] = [],
    };

    /// <summary>The calendar of a country and region, however the letters are cased; <c>UK</c> is <c>GB</c>, and <c>DE-BY</c> the region <c>by</c>. Null when it is not known here.</summary>
    public static HolidayCalendar? Of(string country, string? region = null)
    {
        string code = country.Trim().ToUpperInvariant();
        code = code == "UK" ? "GB" : code;
        if (!Known.TryGetValue(code, out IReadOnlyList<string>? regions))
            return null;
        if (string.IsNullOrWhiteSpace(region))
            return new HolidayCalendar(code, null);
        string wanted = region.Trim().ToLowerInvariant();
        string prefix = code.ToLowerInvariant() + "-";
        string known = wanted.StartsWith(prefix, StringComparison.Ordinal) ? wanted[prefix.Length..] : wanted;
        return regions.Contains(known) ? new HolidayCalendar(code, known) : null;
    }

    /// <summary>The holidays of a year in calendar order, those on a Sunday included.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is before 2000 or after 2060.</exception>
    public IReadOnlyList<PublicHoliday> In(int year)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, FirstYear);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, LastYear);
        var days = new HolidayYear(year);
        switch (Country)
        {
            case "BE": OtherCountryDays.Belgium(days); break;
            case "DE": GermanyDays.Write(days, Region); break;
            case "ES": OtherCountryDays.Spain(days); break;
            case "FR": FranceDays.Write(days, Region); break;
            case "GB": UnitedKingdomDays.Write(days, Region); break;
            case "IT": OtherCountryDays.Italy(days); break;
            case "NL": OtherCountryDays.Netherlands(days); break;
            default: throw new InvalidOperationException($"'{Country}' has no calendar; ask {nameof(Of)} for one.");
        }

        return days.InOrder;
    }

    /// <summary>Holidays of a month that fall on a day of the trading week: what they cost in open days.</summary>
    public int ClosingHolidays(Month month, TradingWeek week) => week.Closed(month, In(month.Year));

    /// <summary>Days of the trading week in a month, less its holidays.</summary>
    public int TradingDays(Month month, TradingWeek week) => week.Open(month, In(month.Year));

    /// <summary>The month from which the holidays of a month were known for sure: the latest decision about one of them, or the usual lead before it.</summary>
    /// <param name="usualLead">Months ahead at which a calendar is known when nobody changes the law.</param>
    public Month KnownFrom(Month month, int usualLead)
    {
        Month usual = month.Plus(-usualLead);
        return In(month.Year).Where(h => Month.Of(h.Day) == month).Select(h => h.Decided ?? usual).Append(usual).Max();
    }
}
