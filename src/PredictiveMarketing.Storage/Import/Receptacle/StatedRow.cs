using System.Globalization;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Storage.Import.Receptacle;

/// <summary>A row of a workspace table as cells in canonical text, so that two rows can be compared and a value has a name.</summary>
/// <param name="Cells">In the order of the table's columns; invariant culture; empty where nothing is said.</param>
public sealed record StatedRow(TableLayout Table, IReadOnlyList<string> Cells)
{
    /// <summary>The key columns joined by <c>|</c>, such as <c>Spring|Paris|2026-03</c>; a bar or backslash inside a name has a backslash before it.</summary>
    public string Key { get; } = string.Join('|', Table.Key.Select(c => Escaped(Cell(Table, Cells, c))));

    /// <summary>What the row says: <c>leads=412; status=final</c>. Columns without a value are left out.</summary>
    public string Value { get; } = string.Join("; ", Table.Values.Where(c => Cell(Table, Cells, c).Length > 0).Select(c => $"{c}={Cell(Table, Cells, c)}"));

    public Month Month { get; } = Month.Parse(Cell(Table, Cells, "month"));

    public string this[string column] => Cell(Table, Cells, column);

    public static StatedRow Of(LeadRow row) => new(TableLayout.Leads,
        [row.Key.Campaign, row.Key.Market, row.Month.ToString(), Number(row.Leads), row.Status == LeadStatus.Final ? "final" : "provisional"]);

    public static StatedRow Of(MediaRow row) => new(TableLayout.Media,
    [
        row.Campaign, row.Market, row.Channel, row.Month.ToString(), Amount(row.Spend),
        row.Status == MediaStatus.Planned ? "planned" : "delivered", Amount(row.Impressions), Amount(row.Clicks),
        row.Level == MediaLevel.National ? "national" : "local", row.PlanVersion ?? "",
    ]);

    public static StatedRow Of(ExternalRow row) => new(TableLayout.Externals,
        [row.Name, row.Market, row.Month.ToString(), Number(row.Value), row.Published?.ToString() ?? ""]);

    public static StatedRow Of(EventRow row) => new(TableLayout.Events,
        [row.Campaign, row.Market, row.Month.ToString(), row.Kind, row.Comment, row.EffectKnown is { } effect ? Number(effect) : ""]);

    public static StatedRow Of(GoalRow row) => new(TableLayout.Goals,
        [row.Key.Campaign, row.Key.Market, row.Month.ToString(), Number(row.Leads)]);

    /// <summary>Everything that an importer made of a file, each row with its place there.</summary>
    public static IReadOnlyList<Traced<StatedRow>> AllOf(Imported imported)
    {
        ArgumentNullException.ThrowIfNull(imported);
        return
        [
            .. imported.Leads.Select(t => new Traced<StatedRow>(Of(t.Row), t.Trace)),
            .. imported.Media.Select(t => new Traced<StatedRow>(Of(t.Row), t.Trace)),
            .. imported.Externals.Select(t => new Traced<StatedRow>(Of(t.Row), t.Trace)),
            .. imported.Events.Select(t => new Traced<StatedRow>(Of(t.Row), t.Trace)),
            .. imported.Goals.Select(t => new Traced<StatedRow>(Of(t.Row), t.Trace)),
        ];
    }

    /// <summary>Shortest exact text; minus zero is zero.</summary>
    internal static string Number(double value) => (value == 0 ? 0.0 : value).ToString("R", CultureInfo.InvariantCulture);

    internal static string Amount(decimal? value) => value?.ToString("0.############################", CultureInfo.InvariantCulture) ?? "";

    private static string Cell(TableLayout table, IReadOnlyList<string> cells, string column)
    {
        for (int i = 0; i < table.Columns.Count; i++)
        {
            if (table.Columns[i] == column)
                return cells[i];
        }

        return "";
    }

    private static string Escaped(string text) =>
        text.AsSpan().IndexOfAny('|', '\\') < 0 ? text : text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal);
}
