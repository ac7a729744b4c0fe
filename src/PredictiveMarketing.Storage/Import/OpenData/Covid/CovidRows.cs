using System.Globalization;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import.Raw;

namespace PredictiveMarketing.Storage.Import.OpenData.Covid;

/// <summary>The rows of the asked country, collected in one pass; every other row is only counted.</summary>
internal sealed class CovidRows
{
    private const string National = "NAT_TOTAL";
    private const int ShownNames = 8;

    private readonly Dictionary<string, SortedDictionary<DateOnly, DayValue>> byColumn = [];
    private readonly HashSet<string> sums = [];
    private readonly SortedSet<string> countries = new(StringComparer.Ordinal);
    private int parts;

    private CovidRows()
    {
    }

    /// <summary>The newest day of any country: the day to which the file was kept up.</summary>
    public DateOnly? Newest { get; private set; }

    public IReadOnlyList<DayValue> Of(string column) => byColumn.TryGetValue(column, out SortedDictionary<DateOnly, DayValue>? days) ? [.. days.Values] : [];

    public static CovidRows Read(MappedTable table, CountryChoice choice, IReadOnlyList<CovidColumn> columns)
    {
        var rows = new CovidRows();
        foreach (CovidColumn column in columns)
            rows.byColumn[column.External] = [];
        foreach (RawRow row in table.Rows)
            rows.Take(table, row, choice, columns);
        rows.Report(table, choice);
        return rows;
    }

    /// <summary>The only country of a file; null when there are several or none.</summary>
    public static string? OnlyCountry(MappedTable table)
    {
        string? only = null;
        foreach (RawRow row in table.Rows)
        {
            string name = table.Text(row, CovidShape.Country);
            if (name.Length == 0 || CountryChoice.IsSum(name, table.Text(row, CovidShape.Code)) || name == only)
                continue;
            if (only is not null)
                return null;
            only = name;
        }

        return only;
    }

    private void Take(MappedTable table, RawRow row, CountryChoice choice, IReadOnlyList<CovidColumn> columns)
    {
        (string name, string code) = (table.Text(row, CovidShape.Country), table.Text(row, CovidShape.Code));
        bool isSum = CountryChoice.IsSum(name, code);
        if (isSum)
            sums.Add(name);
        else
            countries.Add(name);
        if (isSum || !choice.Is(name, code))
        {
            // Other countries only tell how new the file is; a day of theirs that cannot be read says nothing.
            if (DateOnly.TryParseExact(table.Text(row, CovidShape.Date), ["yyyy-MM-dd", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly seen))
                Newest = Newest > seen ? Newest : seen;
            return;
        }

        if (IsPart(table, row))
        {
            parts++;
            return;
        }

        if (table.Day(row, CovidShape.Date) is not { } day)
            return;
        Newest = Newest > day ? Newest : day;
        foreach (CovidColumn column in columns)
        {
            if (table.PointAmount(row, column.External) is { } value && !byColumn[column.External].TryAdd(day, new DayValue(day, value, row.Number)))
            {
                table.Log.Error(table.At(row, column.External), $"{table.Kind}.day-twice",
                    string.Create(CultureInfo.InvariantCulture, $"{name}: {day:yyyy-MM-dd} is there twice, first in row {byColumn[column.External][day].Row}."), "Fetch the file again; one of the two rows must go.");
            }
        }
    }

    /// <summary>A state or city, or what the national government alone decreed.</summary>
    private static bool IsPart(MappedTable table, RawRow row)
    {
        string jurisdiction = table.Text(row, CovidShape.Jurisdiction);
        return (jurisdiction.Length > 0 && !jurisdiction.Equals(National, StringComparison.OrdinalIgnoreCase)) || table.Text(row, CovidShape.Region).Length > 0;
    }

    private void Report(MappedTable table, CountryChoice choice)
    {
        if (sums.Count > 0)
        {
            string[] shown = [.. sums.Order(StringComparer.Ordinal).Take(ShownNames)];
            table.Log.Note(table.Place, $"{table.Kind}.sums-left-out", $"{string.Join(", ", shown)}{(sums.Count > shown.Length ? $" and {sums.Count - shown.Length} more" : "")} are sums of countries and are left out.");
        }

        if (parts > 0)
            table.Log.Note(table.Place, $"{table.Kind}.parts-left-out", $"{parts.ToString("N0", CultureInfo.InvariantCulture)} rows of states, cities or of one level of government are left out; the national total is read.");
        if (byColumn.Values.Any(d => d.Count > 0))
            return;
        if (CountryChoice.IsSum(choice.Asked, choice.Asked))
            table.Log.Error(table.Place, $"{table.Kind}.country", $"'{choice.Asked}' is a sum of countries.", "Choose a country.");
        else if (!countries.Any(c => choice.Is(c, "")) && parts == 0)
            table.Log.Error(table.Place, $"{table.Kind}.country", $"The file has no values of '{choice.Asked}'.{Workspaces.Nearest.Question(choice.Asked, countries)}", "Give its code of three letters, or its English name as the file writes it.");
    }
}
