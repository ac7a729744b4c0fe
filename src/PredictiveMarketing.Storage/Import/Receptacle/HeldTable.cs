using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.Receptacle;

/// <summary>
/// A table of a workspace folder as it lies there, cell by cell, so that an import can change some rows and leave everything else as it was:
/// unknown columns, rows out of scope, the order of rows and columns.
/// </summary>
internal sealed class HeldTable
{
    private readonly TableLayout layout;
    private readonly List<string> header;
    private readonly List<(int Row, string[] Cells)> rows = [];
    private readonly Dictionary<string, List<int>> byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> positions = new(StringComparer.OrdinalIgnoreCase);
    private readonly Month? lastLeads;

    private HeldTable(TableLayout layout, List<string> header, Month? lastLeads)
    {
        this.layout = layout;
        this.header = header;
        this.lastLeads = lastLeads;
        for (int i = 0; i < header.Count; i++)
            positions.TryAdd(header[i], i);
    }

    /// <param name="lastLeads">Last month of leads.csv: up to it a media line without a status is delivered.</param>
    public static HeldTable Read(string folder, TableLayout layout, Month? lastLeads)
    {
        string path = Path.Combine(folder, layout.File);
        if (!File.Exists(path))
            return new HeldTable(layout, [.. layout.Columns], lastLeads);
        using var text = new StreamReader(path, Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        using var parser = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = ",",
            HasHeaderRecord = false,
            IgnoreBlankLines = false,
            BadDataFound = null,
        });
        var table = new HeldTable(layout, parser.Read() ? [.. (parser.Record ?? []).Select(h => h.Trim())] : [.. layout.Columns], lastLeads);
        while (parser.Read())
            table.Hold(parser.Row, parser.Record ?? []);
        return table;
    }

    /// <summary>Months in which the table has rows.</summary>
    public IEnumerable<Month> Months =>
        rows.Select(r => Cell(r.Cells, "month")).Where(m => Month.TryParse(m, out _)).Select(Month.Parse);

    /// <summary>What the table says for a key; null when it says nothing.</summary>
    /// <returns>The row's value in canonical text, with the number of the row in its file.</returns>
    public (StatedRow Row, int At)? Find(string key)
    {
        foreach (int i in byKey.GetValueOrDefault(key, []))
        {
            if (Stated(rows[i].Cells) is { } row && SaysSomething(row))
                return (row, rows[i].Row);
        }

        return null;
    }

    public bool HasRow(string key) => byKey.ContainsKey(key);

    /// <summary>The file's text with some rows said anew or added, and others taken out.</summary>
    public string With(IReadOnlyList<StatedRow> said, IReadOnlySet<string> withdrawn)
    {
        foreach (string column in layout.Columns.Where(c => Position(c) < 0 && said.Any(r => IsTold(c, r[c]))))
        {
            positions[column] = header.Count;
            header.Add(column);
        }

        var fresh = new StringBuilder();
        Write(fresh, header);
        var changed = said.Where(r => byKey.ContainsKey(r.Key)).ToDictionary(r => r.Key, StringComparer.Ordinal);
        foreach ((_, string[] cells) in rows)
        {
            string? key = Stated(cells)?.Key;
            if (key is not null && withdrawn.Contains(key))
                continue;
            Write(fresh, key is not null && changed.TryGetValue(key, out StatedRow? row) ? Over(cells, row) : cells);
        }

        foreach (StatedRow row in said.Where(r => !byKey.ContainsKey(r.Key)).OrderBy(r => r.Key, StringComparer.Ordinal))
            Write(fresh, Over([], row));
        return fresh.ToString();
    }

    private void Hold(int at, string[] cells)
    {
        if (Array.TrueForAll(cells, string.IsNullOrWhiteSpace))
            return;
        rows.Add((at, cells));
        if (Stated(cells) is not { } row)
            return;
        if (!byKey.TryGetValue(row.Key, out List<int>? places))
            byKey[row.Key] = places = [];
        places.Add(rows.Count - 1);
    }

    // A row without a number says nothing, but its place is the key's.
    private static bool SaysSomething(StatedRow row) =>
        row.Table.Values.Count == 0 || row.Table == TableLayout.Events || row[row.Table == TableLayout.Media ? "spend" : row.Table.Values[0]].Length > 0;

    private StatedRow? Stated(string[] cells) =>
        Month.TryParse(Cell(cells, "month"), out Month month)
            ? new StatedRow(layout, [.. layout.Columns.Select(c => Canonical(c, Cell(cells, c), month))])
            : null;

    private string Canonical(string column, string text, Month month) => column switch
    {
        "leads" or "value" or "effect_known" => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? StatedRow.Number(number) : text,
        "spend" or "impressions" or "clicks" => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal amount) ? StatedRow.Amount(amount) : text,
        "status" when layout == TableLayout.Leads => text.Length == 0 ? "final" : text.ToLowerInvariant(),
        "status" => text.Length > 0 ? text.ToLowerInvariant() : lastLeads is { } last && month > last ? "planned" : "delivered",
        "level" => text.Length == 0 ? "local" : text.ToLowerInvariant(),
        _ => text,
    };

    // A column that is not there is added only when something must be said in it.
    private static bool IsTold(string column, string text) => text.Length > 0 && (column, text) switch
    {
        ("status", "final") => false,
        ("level", "local") => false,
        _ => true,
    };

    private string[] Over(string[] cells, StatedRow row)
    {
        string[] fresh = [.. cells, .. Enumerable.Repeat("", Math.Max(0, header.Count - cells.Length))];
        foreach (string column in layout.Columns)
        {
            if (Position(column) is >= 0 and int at)
                fresh[at] = row[column];
        }

        return fresh;
    }

    private string Cell(string[] cells, string column) => Position(column) is >= 0 and int at && at < cells.Length ? cells[at] : "";

    private int Position(string column) => positions.GetValueOrDefault(column, -1);

    private static void Write(StringBuilder to, IEnumerable<string> cells) => to.AppendJoin(',', cells.Select(CanonicalRows.Quoted)).Append('\n');
}
