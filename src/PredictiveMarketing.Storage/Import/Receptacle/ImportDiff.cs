using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Storage.Import.Receptacle;

/// <summary>Where a value came from: a row of an imported file, or of the workspace's own table when no import stated it.</summary>
/// <param name="Import">Number of the import; null for a value that somebody wrote into the folder.</param>
/// <param name="Source">Source of the import; null as above.</param>
/// <param name="Rows">Written <c>2-14, 17</c>; empty for a computed value.</param>
public sealed record ValueOrigin(long? Import, string? Source, string File, string? Sheet, string Rows)
{
    public override string ToString() =>
        (Import is null ? "" : $"import {Import} ({Source}), ") + File + (Sheet is null ? "" : $", sheet {Sheet}") + (Rows.Length == 0 ? "" : $", rows {Rows}");
}

/// <summary>A value that an import would add, change or take back.</summary>
/// <param name="Key">As in <see cref="StatedRow.Key"/>.</param>
/// <param name="Old">What stands now, such as <c>leads=412; status=final</c>; null when it is added.</param>
/// <param name="New">Null when it is withdrawn.</param>
/// <param name="OldFrom">Where the value that stands now came from.</param>
/// <param name="NewFrom">Where in the new file the new one stands.</param>
public sealed record DiffRow(string Key, Month Month, string? Old, string? New, ValueOrigin? OldFrom, ValueOrigin? NewFrom);

/// <summary>What an import would change in one table.</summary>
/// <param name="Table">Name of the table: <c>leads</c>, <c>media_plan</c>.</param>
/// <param name="Withdrawn">Rows that the same source said before, for months that this file covers, and that are no longer there.</param>
/// <param name="Unchanged">How many values are the same.</param>
public sealed record TableDiff(
    string Table, IReadOnlyList<DiffRow> Added, IReadOnlyList<DiffRow> Changed, IReadOnlyList<DiffRow> Withdrawn, int Unchanged)
{
    public bool IsEmpty => Added.Count + Changed.Count + Withdrawn.Count == 0;
}

/// <summary>What an import would change in the workspace.</summary>
/// <param name="Tables">Only those that the file speaks about.</param>
/// <param name="Restated">Months, up to the last one with leads, of which a value is changed or withdrawn, in any table.</param>
public sealed record ImportDiff(IReadOnlyList<TableDiff> Tables, IReadOnlyList<Month> Restated)
{
    public static ImportDiff None { get; } = new([], []);

    public bool IsEmpty => Tables.All(t => t.IsEmpty);

    public ImportCounts Counts => new(
        Tables.Sum(t => t.Added.Count), Tables.Sum(t => t.Changed.Count), Tables.Sum(t => t.Unchanged), Tables.Sum(t => t.Withdrawn.Count));
}

/// <summary>How many values an import added, changed, left as they were and took back.</summary>
public sealed record ImportCounts(int Added, int Changed, int Unchanged, int Withdrawn);
