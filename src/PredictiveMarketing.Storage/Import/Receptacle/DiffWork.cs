using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.Receptacle;

/// <summary>An import worked out against a workspace folder: what changes, and the files as they would be.</summary>
/// <param name="Files">New text of every table that changes, by file name.</param>
internal sealed record PlannedImport(ImportDiff Diff, IReadOnlyDictionary<string, string> Files);

/// <summary>
/// Compares what a file says with what stands in the workspace. An import replaces what its own source said before for the months that it
/// covers; rows of other origins change only where keys collide.
/// </summary>
internal sealed class DiffWork(ImportRequest request, ImportLedger ledger, string workspace, FindingLog log)
{
    /// <summary>Options that make a file a part of its source: the export of one campaign takes nothing back from the export of another.</summary>
    private static readonly string[] PartOptions = ["campaign", "market", "markets", "name", "country", "region", "zones", "columns", "aggregate", "version", "status", "network", "channel"];

    private readonly Dictionary<string, string> files = new(StringComparer.Ordinal);

    public PlannedImport Of(Imported imported)
    {
        Month? lastLeads = LastLeads();
        var traced = StatedRow.AllOf(imported).ToLookup(t => t.Row.Table);
        var tables = new List<TableDiff>();
        foreach (TableLayout layout in TableLayout.All)
        {
            IReadOnlyDictionary<string, ValueLineage> before = ledger.Newest(workspace, layout.Name);
            if (traced[layout].Any() || before.Count > 0)
                tables.Add(Compare(layout, Once(traced[layout]), before, imported.Covered, lastLeads));
        }

        Month[] restated =
        [
            .. tables.SelectMany(t => t.Changed.Concat(t.Withdrawn)).Select(r => r.Month).Where(m => lastLeads is null || m <= lastLeads).Distinct().Order(),
        ];
        return new PlannedImport(new ImportDiff([.. tables.Where(t => !t.IsEmpty || t.Unchanged > 0)], restated), files);
    }

    private TableDiff Compare(
        TableLayout layout, Dictionary<string, Traced<StatedRow>> said, IReadOnlyDictionary<string, ValueLineage> before, MonthSpan? covered, Month? lastLeads)
    {
        HeldTable held = HeldTable.Read(request.Folder, layout, lastLeads);
        var added = new List<DiffRow>();
        var changed = new List<DiffRow>();
        var write = new List<StatedRow>();
        foreach ((string key, Traced<StatedRow> traced) in said)
        {
            StatedRow row = traced.Row;
            var from = new ValueOrigin(null, request.Source, request.FileName, traced.Trace.Sheet, traced.Trace.Rows.ToString());
            if (held.Find(key) is not { } now)
                added.Add(new DiffRow(key, row.Month, null, row.Value, null, from));
            else if (now.Row.Value != row.Value)
                changed.Add(new DiffRow(key, row.Month, now.Row.Value, row.Value, Origin(layout, now, before), from));
            else
                continue;
            write.Add(row);
        }

        List<DiffRow> withdrawn = covered is { } span ? Withdrawn(layout, held, said, before, span) : [];
        if (write.Count + withdrawn.Count > 0)
            files[layout.File] = held.With(write, withdrawn.Select(w => w.Key).ToHashSet(StringComparer.Ordinal));
        return new TableDiff(layout.Name, InOrder(added), InOrder(changed), InOrder(withdrawn), said.Count - write.Count);
    }

    private List<DiffRow> Withdrawn(
        TableLayout layout, HeldTable held, Dictionary<string, Traced<StatedRow>> said, IReadOnlyDictionary<string, ValueLineage> before, MonthSpan covered)
    {
        HashSet<long> own = OwnImports();
        (string Column, HashSet<string> Said)[] parts = [.. Parts(layout).Select(c => (c, said.Values.Select(s => s.Row[c]).ToHashSet(StringComparer.Ordinal)))];
        var withdrawn = new List<DiffRow>();
        foreach (ValueLineage old in before.Values.Where(v => v.Value is not null && own.Contains(v.Import) && covered.Holds(v.Month) && !said.ContainsKey(v.Key)))
        {
            if (held.Find(old.Key) is not { } now || !parts.All(p => p.Said.Contains(now.Row[p.Column])))
                continue;
            if (now.Row.Value == old.Value)
            {
                withdrawn.Add(new DiffRow(old.Key, old.Month, old.Value, null, Origin(layout, now, before), null));
                continue;
            }

            log.Warning(new Place(layout.File, now.At), "import.edited-by-hand",
                $"{old.Key} is no longer in {request.FileName}; import {old.Import} said '{old.Value}' and somebody wrote '{now.Row.Value}' since. It is left.",
                "Remove the row by hand if it is wrong.");
        }

        return withdrawn;
    }

    // An earlier version of the plan stays beside the new one, and what a file does not name at all (another network, another external) is another
    // file's business. A plan is whole: a channel that is no longer in it is withdrawn.
    private string[] Parts(TableLayout layout) =>
        layout == TableLayout.Externals ? ["name"] : layout != TableLayout.Media ? [] : request.Kind == "media-plan" ? ["plan_version"] : ["plan_version", "channel"];

    private HashSet<long> OwnImports()
    {
        string Part(IReadOnlyDictionary<string, string> options) =>
            string.Join('\n', PartOptions.Select(o => options.TryGetValue(o, out string? value) ? value : ""));
        string part = Part(request.Options);
        return [.. ledger.List(workspace).Where(i => i.Kind == request.Kind && i.Source == request.Source && Part(i.Options) == part).Select(i => i.Id)];
    }

    private Dictionary<string, Traced<StatedRow>> Once(IEnumerable<Traced<StatedRow>> rows)
    {
        var once = new Dictionary<string, Traced<StatedRow>>(StringComparer.Ordinal);
        foreach (Traced<StatedRow> row in rows)
        {
            if (!once.TryAdd(row.Row.Key, row))
            {
                log.Error(new Place(request.FileName, row.Trace.Rows.Ranges is [var first, ..] ? first.First : null, Sheet: row.Trace.Sheet), "import.key-twice",
                    $"{row.Row.Table.Name}: {row.Row.Key} is there twice, first in rows {once[row.Row.Key].Trace.Rows}.", "Keep one of the two, or add them up.");
            }
        }

        return once;
    }

    private static ValueOrigin Origin(TableLayout layout, (StatedRow Row, int At) now, IReadOnlyDictionary<string, ValueLineage> before) =>
        before.TryGetValue(now.Row.Key, out ValueLineage? lineage) && lineage.Value == now.Row.Value
            ? new ValueOrigin(lineage.Import, lineage.Source, lineage.FileName, lineage.Sheet, lineage.Rows)
            : new ValueOrigin(null, null, layout.File, null, now.At.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private Month? LastLeads()
    {
        HeldTable leads = HeldTable.Read(request.Folder, TableLayout.Leads, null);
        return leads.Months.Select(m => (Month?)m).Max(m => m);
    }

    private static DiffRow[] InOrder(IEnumerable<DiffRow> rows) => [.. rows.OrderBy(r => r.Month).ThenBy(r => r.Key, StringComparer.Ordinal)];
}
