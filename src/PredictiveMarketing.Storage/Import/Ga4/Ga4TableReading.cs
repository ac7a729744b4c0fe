using System.Globalization;
using PredictiveMarketing.Storage.Import.Feeds;
using PredictiveMarketing.Storage.Import.Mapping;
using PredictiveMarketing.Storage.Import.Raw;

namespace PredictiveMarketing.Storage.Import.Ga4;

/// <summary>Reads the rows of one table; whatever cannot be read is a finding with its cell.</summary>
internal sealed class Ga4TableReading
{
    private static readonly HashSet<string> Totals = [.. new[] { "Grand total", "Total général", "Total", "Totals", "Totaux" }.Select(PlainText.Key)];

    private readonly Ga4Table table;
    private readonly ColumnMapping mapping;
    private readonly ColumnStyles styles;
    private readonly Ga4Periods periods;
    private readonly Ga4Settings settings;
    private readonly FeedLog log;
    private readonly (Ga4Measure Measure, int Column)[] measures;
    private readonly Dictionary<string, int> seen = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> unknownChannels = new(StringComparer.Ordinal);
    private readonly int place;

    public Ga4TableReading(Ga4Table table, ColumnMapping mapping, IRawFile file, (Ga4Settings Settings, FeedLog Log) told)
    {
        (this.table, this.mapping, settings) = (table, mapping, told.Settings);
        log = told.Log.At(table.Sheet.Name, mapping.HeaderRow);
        styles = ColumnStyles.Of(file, table.Sheet, mapping.HeaderRow, mapping.Columns.Select(c => c.Column));
        periods = new Ga4Periods(table, mapping, styles);
        measures = [.. mapping.Columns.Select(c => (MeasureOf(c.Field), c.Column)).Where(m => m.Item1 is not null).Select(m => (m.Item1!, m.Column))];
        place = Ga4Fields.Places.Select(mapping.Of).FirstOrDefault(c => c >= 0, -1);
    }

    public Ga4Periods Periods => periods;

    /// <summary>Columns that break the numbers down; the fewer, the nearer to GA4's own totals.</summary>
    public int Breakdown => mapping.Columns.Count + mapping.Ignored.Count - measures.Length;

    public static Ga4Measure? MeasureOf(string field) => Ga4Measure.Columns.FirstOrDefault(m => m.Field == field)
        ?? (field.StartsWith(Ga4Fields.OneKeyEvent, StringComparison.Ordinal) ? Ga4Measure.OfKeyEvent(field[Ga4Fields.OneKeyEvent.Length..]) : null);

    public List<Ga4Row> Rows()
    {
        var rows = new List<Ga4Row>();
        if (periods.Trouble is { } trouble)
        {
            log.Error("no-month", trouble, "Add the dimension Month or Date to the report, or export one calendar month per file.");
            return rows;
        }

        foreach (MappedColumn column in mapping.Columns)
        {
            if (MeasureOf(column.Field) is { } measure && IsWhole(measure))
                WholeCounts.Tell(styles, column.Column, log.At(table.Sheet.Name, mapping.HeaderRow, column.Header));
        }

        foreach (RawRow row in table.Sheet.Rows().Where(r => r.Number > mapping.HeaderRow && !r.IsBlank))
        {
            if (IsTotal(row))
                log.At(table.Sheet.Name, row.Number).Note("total-row", "It is a row of totals and left out.");
            else if (Read(row) is { } read)
                rows.Add(read);
        }

        if (unknownChannels.Count > 0)
        {
            log.Warning("unknown-channel", string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", unknownChannels.Take(10).Select(c => $"'{c.Key}' ({c.Value} rows)"))} is no default channel group of GA4; it counts as (other)."),
                "Use the dimension default channel group, or name the source and medium of your links as GA4 expects.");
        }

        return rows;
    }

    private bool IsTotal(RawRow row)
    {
        bool named = row.Cells.Any(c => c.Kind == CellKind.Text && c.Text.Length < 20 && Totals.Contains(PlainText.Key(c.Text)));
        int[] about = [.. mapping.Columns.Where(c => MeasureOf(c.Field) is null).Select(c => c.Column)];
        return named || (about.Length > 0 && about.All(c => row[c].IsEmpty));
    }

    private Ga4Row? Read(RawRow row)
    {
        string key = string.Join('\n', row.Cells.Where((_, i) => measures.All(m => m.Column != i)).Select(c => c.Text));
        if (!seen.TryAdd(key, row.Number))
        {
            log.At(table.Sheet.Name, row.Number).Error("row-twice", string.Create(CultureInfo.InvariantCulture, $"'{key.Replace('\n', '/')}' is there twice, first in row {seen[key]}."), "Keep each row once.");
            return null;
        }

        if (!periods.Of(row, out DaySpan span))
        {
            MappedColumn column = mapping.Columns.First(c => c.Field == periods.Field);
            log.At(table.Sheet.Name, row.Number, column.Header).Error("period", $"'{row[column.Column].Text}' is not a {(periods.ByWeek ? "week" : periods.ByDay ? "day" : "month")}.", CellReading.MonthCure);
            return null;
        }

        var values = new List<(Ga4Measure, decimal)>();
        string? visitor = mapping.Of(Ga4Fields.Visitor) is >= 0 and int v ? row[v].Text : null;
        foreach ((Ga4Measure measure, int column) in measures)
        {
            if (!row[column].IsEmpty && Value(row, measure, column) is { } value && Target(measure, visitor) is { } target)
                values.Add((target, value));
        }

        string? written = place >= 0 ? row[place].Text : null;
        return new Ga4Row(row.Number, span, settings.Markets.Of(written), settings.CodeOf(Channel(row)), mapping.Of(Ga4Fields.Event) is >= 0 and int e ? row[e].Text : null, values);
    }

    private Ga4Channel? Channel(RawRow row)
    {
        if (mapping.Of(Ga4Fields.Channel) is not (>= 0 and int column))
            return null;
        string name = row[column].Text.Trim();
        if (Ga4Channel.Of(name) is { } known)
            return known;
        if (name != Ga4Channel.Other.Name)
            unknownChannels[name] = unknownChannels.GetValueOrDefault(name) + 1;
        return Ga4Channel.Other;
    }

    private decimal? Value(RawRow row, Ga4Measure measure, int column)
    {
        FeedLog here = log.At(table.Sheet.Name, row.Number, mapping.Columns.First(c => c.Column == column).Header);
        if (!(IsWhole(measure) ? WholeCounts.Read(styles, row, column, out decimal value, out string wrong) : styles.Amount(row, column, out value, out wrong)))
        {
            here.Error("number", wrong, CellReading.AmountCure);
            return null;
        }

        if (value >= 0 && value <= measure.Largest)
            return value;
        here.Error("out-of-range", $"'{row[column].Text}' is not between 0 and {measure.Largest.ToString(CultureInfo.InvariantCulture)}.",
            measure.Largest == 1 ? "Write a share like 0.15, or 15 %." : "Check the column and its decimal sign.");
        return null;
    }

    // Key events are shared between channels, so that they may have fractions.
    private static bool IsWhole(Ga4Measure measure) => measure.Joining != Ga4Joining.WeightedBySessions && measure.Section != Ga4Section.Conversions;

    /// <summary>Users of the row <c>new</c> are new users; who is neither new nor returning is counted in neither.</summary>
    private static Ga4Measure? Target(Ga4Measure measure, string? visitor)
    {
        if (visitor is null || measure.Joining != Ga4Joining.NeverAdded)
            return measure;
        return PlainText.Key(visitor) switch
        {
            "new" or "nouveau" or "nouveaux" => Ga4Measure.NewVisitors,
            "returning" or "established" or "connu" or "connus" or "recurrent" or "recurrents" => Ga4Measure.ReturningUsers,
            _ => null,
        };
    }
}
