using System.Globalization;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import.Mapping;
using PredictiveMarketing.Storage.Import.Raw;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.OpenData.Covid;

/// <summary>Daily Covid figures of one country as monthly externals.</summary>
internal static class CovidImport
{
    /// <summary>A series whose last day lies further before the file's newest one has ended.</summary>
    private const int BehindTheFile = 31;

    /// <summary>A series whose last day lies further before the day of the import has ended, or the file is old.</summary>
    private const int BehindToday = 92;

    private const int ShownMonths = 6;

    public static Imported Read(CovidShape shape, IRawFile file, ImportQuestion question)
    {
        var log = new FindingLog();
        var asked = new AskedOptions(question, shape.Kind, new Place(file.Name), log);
        string[] chosen = asked["columns"]?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [.. shape.Usual];
        CovidColumn[] columns = [.. chosen.Distinct().Select(shape.Of)];
        ImportField[] fields = [.. shape.Keys, .. columns.Select(c => new ImportField(c.External, asked["columns"] is not null, c.Headers))];
        if (MappedTable.Open(shape.Kind, file, fields, question.Mapping, log) is not { } table)
            return new Imported(shape.Kind, question.Source, null, null, log.All());
        var rows = new List<Traced<ExternalRow>>();
        if (Country(table, asked) is { } country)
        {
            CovidColumn[] there = There(table, columns);
            var place = new Placing(table, asked, asked.Market(), asked.Delay(0), asked.Word("zeros", "stop", ["stop", "keep"]) == "keep");
            CovidRows read = CovidRows.Read(table, country, there);
            if (!log.HasErrors)
                rows.AddRange(there.SelectMany(c => Months(read, c, country.Asked, place)));
        }

        MonthSpan? covered = rows.Count == 0 ? null : new MonthSpan(rows.Min(r => r.Row.Month), rows.Max(r => r.Row.Month));
        return new Imported(shape.Kind, question.Source, table.Mapping, covered, log.All()) { Externals = rows };
    }

    private static CountryChoice? Country(MappedTable table, AskedOptions asked)
    {
        if (asked["country"] is { } named)
            return new CountryChoice(named);
        if (CovidRows.OnlyCountry(table) is { } only)
        {
            table.Log.Note(table.Place, $"{table.Kind}.only-country", $"The file holds one country, {only}; it is read.");
            return new CountryChoice(only);
        }

        table.Log.Error(table.Place, $"{table.Kind}.country-missing", "The file holds more than one country and none is chosen.", "Give the option country, such as FRA.");
        return null;
    }

    private static CovidColumn[] There(MappedTable table, CovidColumn[] columns)
    {
        CovidColumn[] there = [.. columns.Where(c => table.Has(c.External))];
        foreach (CovidColumn absent in columns.Except(there))
            table.Log.Note(table.Place, $"{table.Kind}.column-absent", $"The file has no column '{absent.External}'.", "Nothing to do, or choose others with the option columns.");
        if (there.Length == 0)
            table.Log.Error(table.Place, $"{table.Kind}.no-columns", "The file has none of the columns that are usually read.", "Choose columns of the file with the option columns.");
        foreach (CovidColumn column in there)
            table.Log.Note(table.Place with { Column = column.External }, $"{table.Kind}.months", $"A month of {column.External} is the {column.InWords}.");
        return there;
    }

    private static IEnumerable<Traced<ExternalRow>> Months(CovidRows read, CovidColumn column, string country, Placing to)
    {
        (MappedTable table, FindingLog log) = (to.Table, to.Table.Log);
        Place place = table.Place with { Column = column.External };
        IReadOnlyList<DayValue> days = read.Of(column.External);
        if (days.Count == 0)
        {
            log.Warning(place, $"{table.Kind}.no-values", $"{country} has no value of {column.External}.", "Choose another column, or leave it out.");
            return [];
        }

        Negative(days, column, place, table);
        DateOnly? stopped = column.How == Gather.Sum && !to.KeepsZeros ? CovidDays.CountingStopped(days) : null;
        if (stopped is { } lastCount)
        {
            log.Warning(place, $"{table.Kind}.series-ended", $"{column.External} is 0 every day after {Day(lastCount)}: counting stopped, and months after {Month.Of(lastCount)} are not known; they are not zero.",
                "Do not use it as a driver of months to come; give the option zeros=keep when the zeros are real.");
        }
        else if (read.Newest is { } newest && (newest.DayNumber - days[^1].Day.DayNumber > BehindTheFile || to.Asked.Question.Today.DayNumber - days[^1].Day.DayNumber > BehindToday))
        {
            log.Warning(place, $"{table.Kind}.series-ended", $"{column.External} ended on {Day(days[^1].Day)}; months after it are not known; they are not zero.",
                "Do not use it as a driver of months to come, or fetch a newer file.");
        }

        var gathered = CovidDays.Of(days, column.How);
        Holes(gathered, column, place, table);
        return gathered.Months.Where(m => stopped is null || m.Month <= Month.Of(stopped.Value)).Select(m => Row(m, column, place, to));
    }

    private static Traced<ExternalRow> Row(MonthValue month, CovidColumn column, Place place, Placing to)
    {
        if (month.Value < 0)
        {
            to.Table.Log.Warning(place with { Row = month.Rows[0] }, $"{to.Table.Kind}.month-negative",
                string.Create(CultureInfo.InvariantCulture, $"{column.External} of {month.Month} is {month.Value}: a correction took away more than the month brought. The value is kept as it is."),
                "Leave the month out of training, or use a smoothed column.");
        }

        return new Traced<ExternalRow>(
            new ExternalRow(column.External, to.Market, month.Month, month.Value, month.Month.Plus(to.Delay)),
            new Trace(to.Table.Sheet.Name, RowRanges.Of(month.Rows)));
    }

    private static void Negative(IReadOnlyList<DayValue> days, CovidColumn column, Place place, MappedTable table)
    {
        DayValue[] negative = [.. days.Where(d => d.Value < 0)];
        if (negative.Length > 0)
        {
            table.Log.Note(place with { Row = negative[0].Row }, $"{table.Kind}.corrections",
                string.Create(CultureInfo.InvariantCulture, $"{column.External} has {negative.Length} negative days ({negative.Sum(d => d.Value)} together, first on {negative[0].Day:yyyy-MM-dd}): corrections of earlier days, kept in their month."));
        }
    }

    private static void Holes(CovidDays gathered, CovidColumn column, Place place, MappedTable table)
    {
        foreach (Month month in gathered.Partial)
            table.Log.Note(place, $"{table.Kind}.month-partial", $"{column.External}: the days of {month} are not all there; the month is left out.");
        if (gathered.Gaps.Count == 0)
            return;
        string shown = string.Join(", ", gathered.Gaps.Take(ShownMonths).Select(g => $"{g.Month} ({g.Days})"));
        table.Log.Warning(place, $"{table.Kind}.days-missing", $"{column.External} has days without a value in {gathered.Gaps.Count} months: {shown}{(gathered.Gaps.Count > ShownMonths ? " ..." : "")}.",
            column.How == Gather.Sum ? "These months may be too small; a month without any day has no value." : "These months stand on the other days; a month without any day has no value.");
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed record Placing(MappedTable Table, AskedOptions Asked, string Market, int Delay, bool KeepsZeros);
}
