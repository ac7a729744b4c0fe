using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import.Mapping;
using PredictiveMarketing.Storage.Import.Raw;

namespace PredictiveMarketing.Storage.Import.OpenData.External;

/// <summary>A table of externals in its two forms: a value per row, or a column per series.</summary>
internal static class ExternalTable
{
    public const string Name = "name";
    public const string Market = "market";
    public const string Month = "month";
    public const string Value = "value";
    public const string Published = "published";

    private const string Series = "series:";

    public static IReadOnlyList<ImportField> Fields { get; } =
    [
        new ImportField(Name, Required: false, ["nom", "série", "series", "indicateur", "indicator", "variable", "libellé"]),
        new ImportField(Market, Required: false, ["marché", "région", "region", "ville", "city"]),
        new ImportField(Month, Required: true, ["mois", "période", "period", "TIME_PERIOD", "time", "date", "trimestre", "quarter", "semaine", "week", "jour", "day"]),
        new ImportField(Value, Required: false, ["valeur", "OBS_VALUE", "observation"]),
        new ImportField(Published, Required: false, ["publié", "publication", "date de publication", "released", "release date"]),
    ];

    /// <summary>Adds the columns that hold series, where no column is called value; null, with an error, when there is none.</summary>
    public static MappedTable? WithSeries(MappedTable table, AskedOptions asked)
    {
        ColumnMapping mapping = table.Mapping;
        if (table.Has(Value) || mapping.Columns.Any(c => IsSeries(c)))
            return table;
        IReadOnlyList<string> names = SheetHeader.Of(table.Sheet, mapping.HeaderRow)?.Names ?? [];
        string[]? chosen = asked["columns"]?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var columns = new List<MappedColumn>();
        for (int i = 0; i < names.Count; i++)
        {
            if (names[i].Length == 0 || mapping.Columns.Any(c => c.Column == i) || (chosen is not null && !chosen.Contains(names[i], StringComparer.OrdinalIgnoreCase)))
                continue;
            if (table.Rows.Any(r => IsNumber(r[i])))
                columns.Add(new MappedColumn(i, names[i], Series + names[i]));
            else
                table.Log.Note(table.Place with { Column = names[i] }, "external.no-numbers", $"The column '{names[i]}' holds no number and is left out.");
        }

        foreach (string absent in (chosen ?? []).Where(c => !columns.Exists(f => f.Header.Equals(c, StringComparison.OrdinalIgnoreCase))))
            asked.Wrong("columns", absent, $"columns of the file: {string.Join(", ", names.Where(n => n.Length > 0))}");
        foreach (IGrouping<string, MappedColumn> twice in columns.GroupBy(c => c.Header).Where(g => g.Count() > 1))
            table.Log.Error(table.Place with { Column = twice.Key }, "external.series-twice", $"Two columns are called '{twice.Key}'.", "Rename one of the two.");
        if (columns.Count == 0)
        {
            table.Log.Error(table.Place, "external.no-values", "There is neither a column called value nor a column of numbers.", "Give a column 'value', or one column for each series.");
            return null;
        }

        var all = new ColumnMapping(mapping.Sheet, mapping.HeaderRow, [.. mapping.Columns, .. columns], [.. mapping.Ignored.Except(columns.Select(c => c.Header))]);
        return table with { Mapping = all, Styles = ColumnStyles.Of(table.File, table.Sheet, all.HeaderRow, all.Columns.Select(c => c.Column)) };
    }

    /// <summary>Every value with its period, in the order of the file.</summary>
    public static List<Observation> Read(MappedTable table, AskedOptions asked)
    {
        NumberStyle told = asked.Word("decimal", "", ["point", "comma"]) switch
        {
            "point" => NumberStyle.DecimalPoint,
            "comma" => NumberStyle.DecimalComma,
            _ => NumberStyle.Ambiguous,
        };
        (MappedColumn Column, NumberStyle Style)[] values = [.. table.Mapping.Columns.Where(c => c.Field == Value || IsSeries(c)).Select(c => (c, Style(table, c, told)))];
        string everywhere = table.Has(Market) ? ExternalRow.AllMarkets : asked.Market();
        string? named = table.Has(Name) || !table.Has(Value) ? null : NameOf(asked);
        var cells = new ValueCells(table);
        var found = new List<Observation>();
        foreach (RawRow row in table.Rows)
        {
            if (PeriodText.Read(table, row, Month) is not { } period)
            {
                table.Log.Error(table.At(row, Month), "external.month-format", MappedTable.Wrong(table.Cell(row, Month), "month"), "Write the month like 2026-03, the quarter like 2026-Q1, the week like 2026-W05.");
                continue;
            }

            string? market = table.Has(Market) ? table.Name(row, Market) : everywhere;
            Month? published = table.Has(Published) && !table.Cell(row, Published).IsEmpty ? table.Month(row, Published) : null;
            foreach ((MappedColumn column, NumberStyle style) in values)
            {
                Place place = table.Place with { Row = row.Number, Column = column.Header };
                string? name = IsSeries(column) ? SeriesName(column, values.Length, asked) : named ?? table.Name(row, Name);
                if (cells.Read(row[column.Column], style, place) is { } value && market is not null && name is not null)
                    found.Add(new Observation(name, market, period, value, published, place));
            }
        }

        cells.Report();
        return found;
    }

    /// <summary>What the column itself tells; else what a person says, else what the other columns tell.</summary>
    private static NumberStyle Style(MappedTable table, MappedColumn column, NumberStyle told)
    {
        NumberStyle own = ValueCells.StyleOf(table.Rows.Select(r => r[column.Column]));
        return own != NumberStyle.Ambiguous ? own : told != NumberStyle.Ambiguous ? told : table.Styles.NumbersOf(column.Column);
    }

    /// <summary>Where the file itself gives no name.</summary>
    private static string NameOf(AskedOptions asked)
    {
        if (asked["name"] is { } name)
            return name;
        asked.Log.Note(asked.Place, "external.name", $"The series is called '{asked.Question.Source}', as its source.", "Give the option name for another one.");
        return asked.Question.Source;
    }

    private static string SeriesName(MappedColumn column, int series, AskedOptions asked) => series == 1 ? asked["name"] ?? column.Header : column.Header;

    private static bool IsSeries(MappedColumn column) => column.Field.StartsWith(Series, StringComparison.Ordinal);

    private static bool IsNumber(RawCell cell) => cell.Kind == CellKind.Number || CellReading.Amount(cell, NumberStyle.DecimalPoint, out _, out _) || CellReading.Amount(cell, NumberStyle.DecimalComma, out _, out _);
}
