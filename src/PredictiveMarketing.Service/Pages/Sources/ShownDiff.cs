using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import.Receptacle;
using PredictiveMarketing.Storage.Versions;

namespace PredictiveMarketing.Service.Pages.Sources;

public enum ChangeKind
{
    Changed,
    Withdrawn,
    Added,
}

/// <summary>A value that an import adds, changes or takes back.</summary>
/// <param name="OldFrom">Where the old value came from; null when it is not known.</param>
/// <param name="NewFrom">Where the new one stands; null where it is withdrawn.</param>
public sealed record ShownChange(ChangeKind Kind, string Key, Month Month, string? Old, string? New, ValueOrigin? OldFrom, ValueOrigin? NewFrom);

/// <summary>One table of a diff; what replaces or removes something comes first.</summary>
/// <param name="Unchanged">Null where it is not told.</param>
public sealed record ShownTable(string Table, int Added, int Changed, int Withdrawn, int? Unchanged, IReadOnlyList<ShownChange> Changes)
{
    /// <summary>Seen at once; as many again as help to judge are folded, the rest is counted.</summary>
    public const int Open = 25;

    public const int Most = 100;

    public IReadOnlyList<ShownChange> Shown => [.. Changes.Take(Open)];

    public IReadOnlyList<ShownChange> Folded => [.. Changes.Take(Most).Skip(Open)];

    public int More => Math.Max(0, Changes.Count - Most);
}

/// <summary>What an import changes or changed, as a page shows it.</summary>
public sealed record ShownDiff(IReadOnlyList<ShownTable> Tables)
{
    public bool IsEmpty => Tables.All(t => t.Changes.Count == 0);

    public static ShownDiff Of(ImportDiff diff)
    {
        ArgumentNullException.ThrowIfNull(diff);
        return new ShownDiff(
        [
            .. diff.Tables.Select(t => new ShownTable(t.Table, t.Added.Count, t.Changed.Count, t.Withdrawn.Count, t.Unchanged,
            [
                .. t.Changed.Select(r => Change(ChangeKind.Changed, r)),
                .. t.Withdrawn.Select(r => Change(ChangeKind.Withdrawn, r)),
                .. t.Added.Select(r => Change(ChangeKind.Added, r)),
            ])),
        ]);
    }

    /// <summary>What an import changed: the versions of the workspace before and after it are both kept.</summary>
    public static ShownDiff Of(KeptImport import, DataSets versions)
    {
        ArgumentNullException.ThrowIfNull(import);
        ArgumentNullException.ThrowIfNull(versions);
        return Between(import.DataSetBefore is string before ? StatedTables.Of(versions.Open(before)) : [], StatedTables.Of(versions.Open(import.DataSetAfter)));
    }

    /// <summary>What tells two versions of a workspace apart.</summary>
    public static ShownDiff Between(IReadOnlyList<StatedSet> before, IReadOnlyList<StatedSet> after) =>
        new([.. TableLayout.All.Select(t => Between(t, Rows(t, before), Rows(t, after))).Where(t => t.Changes.Count > 0)]);

    private static ShownTable Between(TableLayout table, Dictionary<string, StatedRow> before, Dictionary<string, StatedRow> after)
    {
        ShownChange[] changed = [.. after.Values.Where(r => before.TryGetValue(r.Key, out StatedRow? old) && old.Value != r.Value).Select(r => new ShownChange(ChangeKind.Changed, r.Key, r.Month, before[r.Key].Value, r.Value, null, null))];
        ShownChange[] withdrawn = [.. before.Values.Where(r => !after.ContainsKey(r.Key)).Select(r => new ShownChange(ChangeKind.Withdrawn, r.Key, r.Month, r.Value, null, null, null))];
        ShownChange[] added = [.. after.Values.Where(r => !before.ContainsKey(r.Key)).Select(r => new ShownChange(ChangeKind.Added, r.Key, r.Month, null, r.Value, null, null))];
        return new ShownTable(table.Name, added.Length, changed.Length, withdrawn.Length, null, [.. changed, .. withdrawn, .. added]);
    }

    private static Dictionary<string, StatedRow> Rows(TableLayout table, IReadOnlyList<StatedSet> sets) =>
        sets.Where(s => s.Table == table).SelectMany(s => s.Rows).GroupBy(r => r.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);

    private static ShownChange Change(ChangeKind kind, DiffRow row) => new(kind, row.Key, row.Month, row.Old, row.New, row.OldFrom, row.NewFrom);
}
