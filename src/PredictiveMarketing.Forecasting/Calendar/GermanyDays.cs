using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Calendar;

/// <summary>Free days by the holiday law of each Land; without a Land only those free in all sixteen. A day that is free only in
/// part of a Land counts when most of its people have it (Assumption in Bavaria) and not otherwise (Corpus Christi in some communes
/// of Saxony and Thuringia, the peace festival of Augsburg). Feasts that are always Sundays are left out.</summary>
internal static class GermanyDays
{
    /// <summary>Codes of ISO 3166-2 without the country.</summary>
    public static IReadOnlyList<string> Lands { get; } =
        ["bw", "by", "be", "bb", "hb", "hh", "he", "mv", "ni", "nw", "rp", "sl", "sn", "st", "sh", "th"];

    public static void Write(HolidayYear to, string? land)
    {
        to.Add(1, 1, "Neujahr");
        to.Add(Easter.GoodFriday(to.Year), "Karfreitag");
        to.Add(Easter.Monday(to.Year), "Ostermontag");
        to.Add(5, 1, "Tag der Arbeit");
        to.Add(Easter.Ascension(to.Year), "Christi Himmelfahrt");
        to.Add(Easter.WhitMonday(to.Year), "Pfingstmontag");
        to.Add(10, 3, "Tag der Deutschen Einheit");
        to.Add(12, 25, "1. Weihnachtstag");
        to.Add(12, 26, "2. Weihnachtstag");
        Reformation(to, land);
        if (land is "bw" or "by" or "st")
            to.Add(1, 6, "Heilige Drei Könige");
        if (land is "bw" or "by" or "he" or "nw" or "rp" or "sl")
            to.Add(Easter.CorpusChristi(to.Year), "Fronleichnam");
        if (land is "by" or "sl")
            to.Add(8, 15, "Mariä Himmelfahrt");
        if (land is "bw" or "by" or "nw" or "rp" or "sl")
            to.Add(11, 1, "Allerheiligen");
        if (land == "sn")
            to.Add(RepentanceDay(to.Year), "Buß- und Bettag");
        if (land == "mv")
            to.From(2023, new DateOnly(to.Year, 3, 8), "Internationaler Frauentag", Month.Of(2022, 6));
        if (land == "th")
            to.From(2019, new DateOnly(to.Year, 9, 20), "Weltkindertag", Month.Of(2019, 2));
        if (land == "be")
            Berlin(to);
    }

    /// <summary>Always in the east but Berlin, in the north from 2018, and everywhere in 2017, 500 years after Luther's theses.</summary>
    private static void Reformation(HolidayYear to, string? land)
    {
        var day = new DateOnly(to.Year, 10, 31);
        if (to.Year == 2017 || land is "bb" or "mv" or "sn" or "st" or "th")
            to.Add(day, "Reformationstag");
        else if (land is "hb" or "hh" or "ni" or "sh")
            to.From(2018, day, "Reformationstag", land is "hh" or "sh" ? Month.Of(2018, 2) : Month.Of(2018, 6));
    }

    /// <summary>The single days were decided with Women's Day in January 2019, and in July 2024.</summary>
    private static void Berlin(HolidayYear to)
    {
        to.From(2019, new DateOnly(to.Year, 3, 8), "Internationaler Frauentag", Month.Of(2019, 1));
        to.Once(new DateOnly(2020, 5, 8), "Tag der Befreiung", Month.Of(2019, 1));
        to.Once(new DateOnly(2025, 5, 8), "Tag der Befreiung", Month.Of(2024, 7));
        to.Once(new DateOnly(2028, 6, 17), "Jahrestag des Aufstandes vom 17. Juni 1953", Month.Of(2024, 7));
    }

    /// <summary>The Wednesday before 23 November.</summary>
    private static DateOnly RepentanceDay(int year)
    {
        var day = new DateOnly(year, 11, 22);
        return day.AddDays(-((day.DayOfWeek - DayOfWeek.Wednesday + 7) % 7));
    }
}
