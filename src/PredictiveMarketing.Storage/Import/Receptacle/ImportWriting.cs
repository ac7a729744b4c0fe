using System.Globalization;
using System.Text.Json;
using PredictiveMarketing.Storage.Audit;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Import.Mapping;

namespace PredictiveMarketing.Storage.Import.Receptacle;

/// <summary>The rows of an import: itself, its values, its months, its mapping, its files to move, and the entry in the audit chain.</summary>
internal static class ImportWriting
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Json<T>(T value) => JsonSerializer.Serialize(value, Plain);

    public static SortedDictionary<string, string> Sorted(IReadOnlyDictionary<string, string> options) => new(options.ToDictionary(), StringComparer.Ordinal);

    /// <returns>The import's number.</returns>
    public static long Append(StoreTransaction transaction, ImportPreview preview, ImportHashes hashes, string who)
    {
        ImportRequest request = preview.Request;
        ImportCounts counts = preview.Diff.Counts;
        long id = transaction.Single<long>(
            """
            insert into imports (workspace, kind, source, file_name, original, kept, mapping, options, who, at, first_month, last_month,
              data_set_before, data_set_after, added, changed, unchanged, withdrawn)
            values (@Workspace, @Kind, @Source, @FileName, @Original, @Kept, @mapping, @options, @who, @at, @first, @last,
              @Before, @After, @Added, @Changed, @Unchanged, @Withdrawn)
            returning id
            """,
            new
            {
                preview.Workspace,
                request.Kind,
                request.Source,
                request.FileName,
                preview.Basis.Original,
                hashes.Kept,
                mapping = preview.Mapping is null ? null : Json(preview.Mapping),
                options = Json(Sorted(request.Options)),
                who,
                at = transaction.Now,
                first = preview.Imported!.Covered?.First.ToString(),
                last = preview.Imported.Covered?.Last.ToString(),
                hashes.Before,
                hashes.After,
                counts.Added,
                counts.Changed,
                counts.Unchanged,
                counts.Withdrawn,
            });
        Values(transaction, id, preview);
        foreach (string month in preview.Diff.Restated.Select(m => m.ToString()))
            transaction.Execute("insert into import_restated (import, month) values (@id, @month)", new { id, month });
        Delays(transaction, id, preview);
        Remember(transaction, preview, who);
        AuditChain.Append(transaction, who, "file imported", preview.Workspace, string.Create(CultureInfo.InvariantCulture,
            $"import {id}: {request.Kind} '{request.FileName}' from {request.Source}, {counts.Added} added, {counts.Changed} changed, {counts.Unchanged} unchanged, {counts.Withdrawn} withdrawn"));
        return id;
    }

    private static void Values(StoreTransaction transaction, long id, ImportPreview preview)
    {
        var said = StatedRow.AllOf(preview.Imported!).Select(t => new
        {
            Table = t.Row.Table.Name, t.Row.Key, Month = t.Row.Month.ToString(), Value = (string?)t.Row.Value, t.Trace.Sheet, Rows = t.Trace.Rows.ToString(),
        });
        var withdrawn = preview.Diff.Tables.SelectMany(t => t.Withdrawn.Select(w => new
        {
            t.Table, w.Key, Month = w.Month.ToString(), Value = (string?)null, Sheet = (string?)null, Rows = "",
        }));
        // Thousands of values in one statement.
        transaction.Execute(
            """
            insert into import_values (import, tab, key, month, value, sheet, file_rows)
            select @id, value ->> 'Table', value ->> 'Key', value ->> 'Month', value ->> 'Value', value ->> 'Sheet', value ->> 'Rows' from json_each(@values)
            """,
            new { id, values = Json(said.Concat(withdrawn)) });
    }

    private static void Delays(StoreTransaction transaction, long id, ImportPreview preview) => transaction.Execute(
        """
        insert into import_delays (import, campaign, market, requested, delay_months, leads)
        select @id, value ->> 'Campaign', value ->> 'Market', value ->> 'Requested', value ->> 'Delay', value ->> 'Count' from json_each(@delays)
        """,
        new
        {
            id,
            delays = Json(preview.Imported!.Delays.Select(d => new
            {
                d.Row.Key.Campaign, d.Row.Key.Market, Requested = d.Row.Requested.ToString(), d.Row.Delay, d.Row.Count,
            })),
        });

    private static void Remember(StoreTransaction transaction, ImportPreview preview, string who)
    {
        if (preview.Mapping is not { } mapping)
            return;
        ImportRequest request = preview.Request;
        if (ImportLedger.Remembered(transaction, preview.Workspace, request.Kind, request.Source) is { } before && Json(before) == Json(mapping))
            return;
        transaction.Execute(
            """
            insert into import_mappings (workspace, kind, source, version, mapping, who, at)
            select @Workspace, @Kind, @Source, 1 + coalesce(max(version), 0), @mapping, @who, @at
            from import_mappings where workspace = @Workspace and kind = @Kind and source = @Source
            """,
            new { preview.Workspace, request.Kind, request.Source, mapping = Json(mapping), who, at = transaction.Now });
    }
}

/// <param name="Kept">SHA-256 of the kept file.</param>
/// <param name="Before">Id of the data set that the import was made against; null for the first data of a workspace.</param>
/// <param name="After">Id of the data set with the import.</param>
internal sealed record ImportHashes(string Kept, string? Before, string After);
