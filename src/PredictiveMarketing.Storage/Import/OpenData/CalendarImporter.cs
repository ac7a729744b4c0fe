using PredictiveMarketing.Forecasting.Calendar;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import.Mapping;
using PredictiveMarketing.Storage.Import.Raw;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.OpenData;

/// <summary>Computes <c>trading_days</c> and <c>public_holidays</c>; needs no file and does not look into the one it is given.</summary>
public sealed class CalendarImporter : IImporter
{
    /// <summary>A calendar is known two years ahead unless the law is changed later.</summary>
    public const int UsualLead = 24;

    private const string TradingDays = "trading_days";
    private const string Holidays = "public_holidays";
    private const int YearsBack = 10;

    public string Kind => "calendar";

    public IReadOnlyList<ImportField> Fields => [];

    public IReadOnlyDictionary<string, string> Options { get; } = new Dictionary<string, string>
    {
        ["country"] = "Two letters: FR, DE, ES, IT, GB, BE or NL. Needed.",
        ["region"] = "FR: alsace-moselle; DE: a Land such as by; GB: scotland, northern-ireland; absent: the whole country.",
        ["markets"] = "Markets that the days hold for, a region of their own after a colon: Strasbourg:alsace-moselle,Lille; absent: every market.",
        ["week"] = "mon-sat (shops, the default) or mon-fri (offices).",
        ["first"] = "First month; absent: ten years back.",
        ["last"] = "Last month; absent: two years ahead.",
    };

    /// <summary>The empty file to hand over: findings name it.</summary>
    public static IRawFile NoFile => HeldFile.Of("calendar");

    public Imported Read(IRawFile file, ImportQuestion question)
    {
        var log = new FindingLog();
        var asked = new AskedOptions(question, Kind, new Place(file.Name), log);
        IReadOnlyList<(string Market, HolidayCalendar Calendar)> markets = Markets(asked);
        TradingWeek week = asked.Word("week", "mon-sat", ["mon-sat", "mon-fri"]) == "mon-fri" ? TradingWeek.MondayToFriday : TradingWeek.MondayToSaturday;
        MonthSpan? span = Span(asked, question.Today);
        var rows = new List<Traced<ExternalRow>>();
        if (!log.HasErrors && span is { } months)
        {
            if (asked["week"] is null)
                log.Note(asked.Place, "calendar.week", "Days are counted from Monday to Saturday.", "Give the option week=mon-fri for offices.");
            foreach ((string market, HolidayCalendar calendar) in markets)
                rows.AddRange(Month.Range(months.First, months.Last).SelectMany(m => Rows(market, calendar, week, m)));
        }

        return new Imported(Kind, question.Source, null, log.HasErrors ? null : span, log.All()) { Externals = rows };
    }

    private static IEnumerable<Traced<ExternalRow>> Rows(string market, HolidayCalendar calendar, TradingWeek week, Month month)
    {
        Month known = calendar.KnownFrom(month, UsualLead);
        var computed = new Trace(null, RowRanges.Of([]));
        yield return new(new ExternalRow(TradingDays, market, month, calendar.TradingDays(month, week), known), computed);
        yield return new(new ExternalRow(Holidays, market, month, calendar.ClosingHolidays(month, week), known), computed);
    }

    private static List<(string, HolidayCalendar)> Markets(AskedOptions asked)
    {
        var found = new List<(string, HolidayCalendar)>();
        if (asked["country"] is not { } country)
        {
            asked.Log.Error(asked.Place, "calendar.country-missing", "No country is given.", $"Give the option country: {string.Join(", ", HolidayCalendar.Known.Keys)}.");
            return found;
        }

        string[] markets = asked["markets"]?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [ExternalRow.AllMarkets];
        foreach (string[] parts in markets.Select(m => m.Split(':', 2, StringSplitOptions.TrimEntries)))
        {
            string? region = parts.Length > 1 ? parts[1] : asked["region"];
            if (HolidayCalendar.Of(country, region) is { } calendar)
                found.Add((parts[0], calendar));
            else if (HolidayCalendar.Of(country) is { } whole)
                asked.Wrong("region", region ?? "", HolidayCalendar.Known[whole.Country] is { Count: > 0 } known ? $"one of {string.Join(", ", known)}" : $"none: {whole.Country} has no regions here");
            else
                asked.Wrong("country", country, $"one of {string.Join(", ", HolidayCalendar.Known.Keys)}");
        }

        foreach (string twice in found.GroupBy(f => f.Item1).Where(g => g.Count() > 1).Select(g => g.Key))
            asked.Log.Error(asked.Place, "calendar.market-twice", $"The market '{twice}' is there twice.", "Name each market once.");
        return found;
    }

    private static MonthSpan? Span(AskedOptions asked, DateOnly today)
    {
        Month first = asked.Month("first") ?? Month.Of(Math.Max(today.Year - YearsBack, HolidayCalendar.FirstYear), 1);
        Month last = asked.Month("last") ?? Month.Of(today).Plus(UsualLead);
        if (first.Year < HolidayCalendar.FirstYear || last.Year > HolidayCalendar.LastYear || first > last)
        {
            asked.Log.Error(asked.Place, "calendar.span", $"From {first} to {last} is not a span that is known.",
                $"Choose first and last between {HolidayCalendar.FirstYear}-01 and {HolidayCalendar.LastYear}-12.");
            return null;
        }

        if (asked["first"] is null || asked["last"] is null)
            asked.Log.Note(asked.Place, "calendar.span", $"The days from {first} to {last} were computed.", "Give the options first and last for other months.");
        return new MonthSpan(first, last);
    }
}
