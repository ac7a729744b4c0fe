using System.Text.Json;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Import.Mapping;

namespace PredictiveMarketing.Storage.Import.Receptacle;

/// <summary>Which file stands today for a kept one: after an erasure it is the one without the person's rows.</summary>
internal sealed class KeptFiles
{
    private readonly Dictionary<string, string> follows;

    private KeptFiles(Dictionary<string, string> follows) => this.follows = follows;

    public static KeptFiles Read(StoreTransaction transaction) =>
        new(transaction.Query<Pair>("select was, becomes from erased_files").ToDictionary(p => p.Was, p => p.Becomes, StringComparer.Ordinal));

    public string Today(string hash)
    {
        while (follows.TryGetValue(hash, out string? next))
            hash = next;
        return hash;
    }

    private sealed class Pair
    {
        public string Was { get; set; } = "";

        public string Becomes { get; set; } = "";
    }
}

/// <summary>A row of the table <c>imports</c>.</summary>
internal sealed class ImportRow
{
    public long Id { get; set; }

    public string Workspace { get; set; } = "";

    public string Kind { get; set; } = "";

    public string Source { get; set; } = "";

    public string FileName { get; set; } = "";

    public string Original { get; set; } = "";

    public string Kept { get; set; } = "";

    public string? Mapping { get; set; }

    public string Options { get; set; } = "{}";

    public string Who { get; set; } = "";

    public DateTimeOffset At { get; set; }

    public Month? FirstMonth { get; set; }

    public Month? LastMonth { get; set; }

    public string? DataSetBefore { get; set; }

    public string DataSetAfter { get; set; } = "";

    public int Added { get; set; }

    public int Changed { get; set; }

    public int Unchanged { get; set; }

    public int Withdrawn { get; set; }
}

/// <summary>A row of the table <c>import_values</c> with the import that stated it.</summary>
internal sealed class ValueRow
{
    public string Tab { get; set; } = "";

    public string Key { get; set; } = "";

    public Month Month { get; set; }

    public string? Value { get; set; }

    public string? Sheet { get; set; }

    public string FileRows { get; set; } = "";

    public long Import { get; set; }

    public string Kind { get; set; } = "";

    public string Source { get; set; } = "";

    public string FileName { get; set; } = "";

    public string Original { get; set; } = "";

    public string Kept { get; set; } = "";

    public DateTimeOffset At { get; set; }

    public ValueLineage Lineage(KeptFiles files) =>
        new(Tab, Key, Month, Value, Import, Kind, Source, FileName, Original, files.Today(Kept), Sheet, FileRows, At);
}

internal static class ImportRowReading
{
    public static KeptImport Kept(this ImportRow row, KeptFiles files, IReadOnlyList<Month> restated) => new(
        row.Id, row.Workspace, row.Kind, row.Source, row.FileName, row.Original, files.Today(row.Kept),
        row.Mapping is null ? null : JsonSerializer.Deserialize<ColumnMapping>(row.Mapping),
        JsonSerializer.Deserialize<Dictionary<string, string>>(row.Options)!,
        row.Who, row.At,
        row is { FirstMonth: { } first, LastMonth: { } last } ? new MonthSpan(first, last) : null,
        row.DataSetBefore, row.DataSetAfter,
        new ImportCounts(row.Added, row.Changed, row.Unchanged, row.Withdrawn), restated);
}
