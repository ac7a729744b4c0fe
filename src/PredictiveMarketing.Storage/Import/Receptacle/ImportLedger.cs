using System.Text.Json;
using PredictiveMarketing.Forecasting.Frame.Maturity;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Import.Mapping;

namespace PredictiveMarketing.Storage.Import.Receptacle;

/// <summary>What was imported, where every value came from, and which mapping a source had last.</summary>
public sealed class ImportLedger
{
    private const string ImportColumns =
        """
        i.id, i.workspace, i.kind, i.source, i.file_name, i.original, i.kept, i.mapping, i.options, i.who, i.at, i.first_month, i.last_month,
        i.data_set_before, i.data_set_after, i.added, i.changed, i.unchanged, i.withdrawn
        """;

    private readonly Store store;

    internal ImportLedger(Store store) => this.store = store;

    /// <summary>Every import of a workspace, newest first.</summary>
    public IReadOnlyList<KeptImport> List(string workspace) => store.Read(t =>
    {
        KeptFiles kept = KeptFiles.Read(t);
        ILookup<long, Month> restated = t.Query<RestatedRow>(
            "select r.import, r.month from import_restated r join imports i on i.id = r.import where i.workspace = @workspace order by r.month", new { workspace })
            .ToLookup(r => r.Import, r => r.Month);
        return t.Query<ImportRow>($"select {ImportColumns} from imports i where i.workspace = @workspace order by i.id desc", new { workspace })
            .ConvertAll(r => r.Kept(kept, [.. restated[r.Id]]));
    });

    /// <summary>The mapping that a source was imported with last; null when there was none.</summary>
    public ColumnMapping? Remembered(string workspace, string kind, string source) => store.Read(t => Remembered(t, workspace, kind, source));

    /// <summary>How late leads were qualified, as every source had said it last when a data set was kept; sources are added up.</summary>
    public IReadOnlyList<DelayCount> Delays(string workspace, string dataSet) => store.Read(t => t.Query<DelayRow>(
        """
        select d.campaign, d.market, d.requested, d.delay_months, sum(d.leads) as leads
        from import_delays d
        where d.import in (
          select max(i.id) from imports i
          where i.workspace = @workspace
            and (i.data_set_after = @dataSet or i.at <= (select s.created_at from data_sets s where s.workspace = @workspace and s.id = @dataSet))
            and exists (select 1 from import_delays e where e.import = i.id)
          group by i.kind, i.source, i.options ->> 'campaign', i.options ->> 'market')
        group by d.campaign, d.market, d.requested, d.delay_months order by d.campaign, d.market, d.requested, d.delay_months
        """,
        new { workspace, dataSet }).ConvertAll(r => new DelayCount(new SeriesKey(r.Campaign, r.Market), r.Requested, r.DelayMonths, r.Leads)));

    /// <summary>The last import of those that <see cref="Delays"/> adds up; 0 without one. A file that says the leads again may bring delays to a data set that stays the same.</summary>
    public long LastOfDelays(string workspace, string dataSet) => store.Read(t => t.Single<long>(
        """
        select coalesce(max(i.id), 0) from imports i
        where i.workspace = @workspace
          and (i.data_set_after = @dataSet or i.at <= (select s.created_at from data_sets s where s.workspace = @workspace and s.id = @dataSet))
          and exists (select 1 from import_delays e where e.import = i.id)
        """,
        new { workspace, dataSet }));

    /// <summary>Everything that was ever said about a key, newest first; the first one is where today's value came from, unless somebody edited the folder.</summary>
    public IReadOnlyList<ValueLineage> Of(string workspace, string table, string key) => store.Read(t =>
    {
        KeptFiles kept = KeptFiles.Read(t);
        return t.Query<ValueRow>(
            """
            select v.tab, v.key, v.month, v.value, v.sheet, v.file_rows, i.id as import, i.kind, i.source, i.file_name, i.original, i.kept, i.at
            from import_values v join imports i on i.id = v.import
            where i.workspace = @workspace and v.tab = @table and v.key = @key order by i.id desc
            """,
            new { workspace, table, key }).ConvertAll(r => r.Lineage(kept));
    });

    /// <summary>The newest statement about every key of a table, by key.</summary>
    public IReadOnlyDictionary<string, ValueLineage> Newest(string workspace, string table) => store.Read(t => Newest(t, workspace, table));

    internal static IReadOnlyDictionary<string, ValueLineage> Newest(StoreTransaction transaction, string workspace, string table)
    {
        KeptFiles kept = KeptFiles.Read(transaction);
        return transaction.Query<ValueRow>(
            """
            select v.tab, v.key, v.month, v.value, v.sheet, v.file_rows, i.id as import, i.kind, i.source, i.file_name, i.original, i.kept, i.at
            from (
              select v.*, row_number() over (partition by v.key order by v.import desc) as place
              from import_values v join imports i on i.id = v.import
              where i.workspace = @workspace and v.tab = @table) v
            join imports i on i.id = v.import
            where v.place = 1
            """,
            new { workspace, table }).ToDictionary(r => r.Key, r => r.Lineage(kept), StringComparer.Ordinal);
    }

    internal static long Last(StoreTransaction transaction, string workspace) =>
        transaction.Single<long>("select coalesce(max(id), 0) from imports where workspace = @workspace", new { workspace });

    internal static KeptImport? LastOf(StoreTransaction transaction, string workspace, string kind, string source) =>
        transaction.First<ImportRow>(
            $"select {ImportColumns} from imports i where i.workspace = @workspace and i.kind = @kind and i.source = @source order by i.id desc limit 1",
            new { workspace, kind, source })?.Kept(KeptFiles.Read(transaction), []);

    internal static ColumnMapping? Remembered(StoreTransaction transaction, string workspace, string kind, string source) =>
        transaction.First<string>(
            "select mapping from import_mappings where workspace = @workspace and kind = @kind and source = @source order by version desc limit 1",
            new { workspace, kind, source }) is { } json ? JsonSerializer.Deserialize<ColumnMapping>(json) : null;

    private sealed class DelayRow
    {
        public string Campaign { get; set; } = "";

        public string Market { get; set; } = "";

        public Month Requested { get; set; }

        public int DelayMonths { get; set; }

        public long Leads { get; set; }
    }

    private sealed class RestatedRow
    {
        public long Import { get; set; }

        public Month Month { get; set; }
    }
}
