using System.Globalization;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import.Mapping;
using PredictiveMarketing.Storage.Import.Raw;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.OpenData.School;

/// <summary>The official French school calendar: <c>Description;Population;Date de début;Date de fin;Académies;Zones;annee_scolaire</c>.
/// The end is the day on which classes start again and is no holiday.</summary>
public sealed class SchoolHolidayImporter : IImporter
{
    /// <summary>Nobody's school holiday is longer; a longer one is a slip.</summary>
    private const int LongestDays = 120;

    /// <summary>The calendar of a school year is decreed in the winter before it; half a year is on the safe side.</summary>
    private const int UsualDelay = -6;

    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    public string Kind => "school-holidays";

    public IReadOnlyList<ImportField> Fields { get; } =
    [
        new ImportField("description", Required: true, ["libellé", "vacances"]),
        new ImportField("population", Required: false, []),
        new ImportField("start", Required: true, ["date de début", "start_date", "début"]),
        new ImportField("end", Required: true, ["date de fin", "end_date", "fin"]),
        new ImportField("zones", Required: true, ["zone"]),
    ];

    public IReadOnlyDictionary<string, string> Options { get; } = new Dictionary<string, string>
    {
        ["zones"] = "Which market lies in which zone: Lille:B, Paris:C, Ajaccio:Corse; absent: one external for each zone.",
        ["delay"] = "Months until the days are known; absent: -6, half a year ahead.",
    };

    public Imported Read(IRawFile file, ImportQuestion question)
    {
        var log = new FindingLog();
        var asked = new AskedOptions(question, Kind, new Place(file.Name), log);
        IReadOnlyList<(string Market, string Zone)> markets = SchoolZones.Markets(asked);
        if (MappedTable.Open(Kind, file, Fields, question.Mapping, log) is not { } table)
            return new Imported(Kind, question.Source, null, null, log.All());
        table.ReportStyles(["start", "end"], []);
        int delay = asked.Delay(UsualDelay);
        Dictionary<string, SchoolCalendar> zones = Holidays(table).GroupBy(h => h.Zone).ToDictionary(g => g.Key, g => new SchoolCalendar(g));
        var rows = new List<Traced<ExternalRow>>();
        foreach ((string name, string market, string zone) in Series(markets, zones, table))
        {
            rows.AddRange(zones[zone].Months().Select(m => new Traced<ExternalRow>(
                new ExternalRow(name, market, m.Month, m.Days, m.Month.Plus(delay)), new Trace(table.Sheet.Name, RowRanges.Of(m.Rows)))));
        }

        Report(zones, table);
        MonthSpan? covered = rows.Count == 0 ? null : new MonthSpan(rows.Min(r => r.Row.Month), rows.Max(r => r.Row.Month));
        return new Imported(Kind, question.Source, table.Mapping, covered, log.All()) { Externals = rows };
    }

    private static List<(string Name, string Market, string Zone)> Series(
        IReadOnlyList<(string Market, string Zone)> markets, Dictionary<string, SchoolCalendar> zones, MappedTable table)
    {
        if (markets.Count == 0)
        {
            string[] others = [.. zones.Keys.Except(SchoolZones.Mainland).Order(StringComparer.Ordinal)];
            if (others.Length > 0)
                table.Log.Note(table.Place, "school-holidays.other-zones", $"Zones beyond A, B, C and Corsica are left out: {string.Join(", ", others)}.", "Name them in the option zones for a market that lies there.");
            return [.. SchoolZones.Mainland.Where(zones.ContainsKey).Select(z => ($"school_holidays_{z}", ExternalRow.AllMarkets, z))];
        }

        foreach ((string market, string zone) in markets.Where(m => !zones.ContainsKey(m.Zone)))
            table.Log.Error(table.Place, "school-holidays.zone-unknown", $"The file has no zone '{zone}', in which {market} is said to lie.", $"Choose one of {string.Join(", ", zones.Keys.Order(StringComparer.Ordinal))}.");
        return [.. markets.Where(m => zones.ContainsKey(m.Zone)).Select(m => ("school_holidays", m.Market, m.Zone))];
    }

    private static List<SchoolHoliday> Holidays(MappedTable table)
    {
        var found = new List<SchoolHoliday>();
        int teachers = 0;
        foreach (RawRow row in table.Rows)
        {
            if (PlainText.Key(table.Text(row, "population")) == "enseignants")
            {
                teachers++;
                continue;
            }

            (string? name, string? zones) = (table.Name(row, "description"), table.Name(row, "zones"));
            (DateOnly? first, DateOnly? back) = (Day(table, row, "start"), Day(table, row, "end"));
            if (name is null || zones is null || first is not { } start || back is not { } end || !IsSpan(start, end, table, row))
                continue;
            found.AddRange(SchoolZones.In(zones).Select(z => new SchoolHoliday(z, PlainText.Key(name), start, end == start ? null : end, row.Number)));
        }

        if (teachers > 0)
            table.Log.Note(table.Place, "school-holidays.teachers", $"{teachers} rows are for teachers only and are left out.");
        return found;
    }

    /// <summary>The calendar writes midnights of Paris as instants of universal time: 17 October 22:00 is the 18th.</summary>
    private static DateOnly? Day(MappedTable table, RawRow row, string field)
    {
        string text = table.Text(row, field);
        bool isInstant = text.Contains('T', StringComparison.Ordinal) && (text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > text.IndexOf('T', StringComparison.Ordinal));
        return isInstant && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset instant)
            ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Paris).DateTime)
            : table.Day(row, field);
    }

    private static bool IsSpan(DateOnly start, DateOnly end, MappedTable table, RawRow row)
    {
        string span = string.Create(CultureInfo.InvariantCulture, $"{start:yyyy-MM-dd} to {end:yyyy-MM-dd}");
        if (end < start)
            table.Log.Error(table.At(row, "end"), "school-holidays.end-before-start", $"The holiday runs backwards, from {span}.", "Correct one of the two days.");
        else if (end.DayNumber - start.DayNumber > LongestDays)
            table.Log.Error(table.At(row, "end"), "school-holidays.too-long", $"The holiday is {end.DayNumber - start.DayNumber} days long, from {span}.", "Correct one of the two days.");
        else if (end == start)
            table.Log.Note(table.At(row, "end"), "school-holidays.end-missing", $"Only the beginning is told, {start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}; where no other row tells the end, the months to August are not known and not zero.");
        return end >= start && end.DayNumber - start.DayNumber <= LongestDays;
    }

    private static void Report(Dictionary<string, SchoolCalendar> zones, MappedTable table)
    {
        foreach ((string zone, SchoolCalendar calendar) in zones.Where(z => SchoolZones.Mainland.Contains(z.Key)).OrderBy(z => z.Key, StringComparer.Ordinal))
        {
            foreach (int year in calendar.IncompleteYears)
            {
                table.Log.Warning(table.Place, "school-holidays.year-incomplete",
                    $"{zone}: the file does not tell every holiday of the school year {year}-{year + 1}; its months without a holiday are not known and not zero.", "Fetch the file with the whole school year.");
            }
        }
    }
}
