using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import.Mapping;

namespace PredictiveMarketing.Storage.Import.Receptacle;

/// <summary>What is to be imported, and into what.</summary>
/// <param name="Folder">The workspace folder.</param>
/// <param name="Kind">As <see cref="IImporter.Kind"/>.</param>
/// <param name="FileName">The name people know the file by; its ending says how it is read.</param>
/// <param name="File">The file's bytes; must be seekable and stay open until the preview is applied or thrown away. Null for kinds that need no file.</param>
/// <param name="Today">The day of the import.</param>
public sealed record ImportRequest(string Folder, string Kind, string FileName, Stream? File, DateOnly Today)
{
    /// <summary>Name by which mapping and lineage are remembered: <c>agency-plan</c>. If not said, the kind.</summary>
    public string Source { get; init; } = Kind;

    /// <summary>Null: the mapping that was remembered for the source, else the importer's own proposal.</summary>
    public ColumnMapping? Mapping { get; init; }

    /// <summary>Columns that a person chose, field to header, laid over the proposed mapping; an empty header takes a field off.</summary>
    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> Options { get; init; } = new Dictionary<string, string>();
}

/// <summary>A row of the file as shown beside the mapping.</summary>
/// <param name="Number">As a spreadsheet shows it.</param>
public sealed record ShownRow(int Number, IReadOnlyList<string> Cells);

/// <summary>The top of the sheet that is imported: the header row and what follows it, or the first rows when no header was found.</summary>
/// <param name="Sheet">Null where the file has no sheets.</param>
public sealed record ShownSheet(string? Sheet, IReadOnlyList<ShownRow> Rows);

/// <summary>
/// What an import would do. Nothing has been written. The file stays with the preview (<see cref="ImportRequest.File"/>) until it is applied.
/// </summary>
/// <param name="Workspace">Name of the workspace; empty when its contract cannot be read.</param>
/// <param name="Imported">What the importer made of the file; null when the file could not be opened.</param>
/// <param name="Mapping">The one that was used, to look at and to correct.</param>
/// <param name="Findings">Of the file, the importer and the workspace as it would be. With an error among them it cannot be applied.</param>
/// <param name="IsKnown">The same file was applied last by this source and changes nothing.</param>
public sealed record ImportPreview(
    ImportRequest Request, string Workspace, Imported? Imported, ColumnMapping? Mapping, ShownSheet? Shown, IReadOnlyList<Finding> Findings, ImportDiff Diff, bool IsKnown)
{
    public bool MayBeApplied => Imported is not null && Findings.All(f => f.Severity != Severity.Error);

    /// <summary>What the preview was made against; applying asks whether it is still so.</summary>
    internal PreviewBasis Basis { get; init; } = new("", 0, "");

    /// <summary>New text of every table that would change, by file name.</summary>
    internal IReadOnlyDictionary<string, string> Planned { get; init; } = new Dictionary<string, string>();
}

/// <param name="Folder">Hash over the files of the workspace folder.</param>
/// <param name="LastImport">Number of the workspace's newest import; 0 when there is none.</param>
/// <param name="Original">SHA-256 of the file as it came.</param>
internal sealed record PreviewBasis(string Folder, long LastImport, string Original);

/// <summary>What applying a preview did.</summary>
/// <param name="Import">The import that was written; null when nothing was.</param>
/// <param name="Findings">Why it was refused, or a note when there was nothing to change.</param>
public sealed record ImportOutcome(KeptImport? Import, IReadOnlyList<Finding> Findings)
{
    /// <summary>The workspace holds now what the file says, whether something had to be written or not.</summary>
    public bool IsDone => Findings.All(f => f.Severity != Severity.Error);
}

/// <summary>An import that was applied.</summary>
/// <param name="Original">SHA-256 of the file as it came.</param>
/// <param name="Kept">SHA-256 of what is kept of it under <c>raw/</c>; after an erasure, of what is kept now.</param>
/// <param name="Covered">Months that the file speaks about.</param>
/// <param name="DataSetBefore">Null for the first data of a workspace.</param>
public sealed record KeptImport(
    long Id,
    string Workspace,
    string Kind,
    string Source,
    string FileName,
    string Original,
    string Kept,
    ColumnMapping? Mapping,
    IReadOnlyDictionary<string, string> Options,
    string Who,
    DateTimeOffset At,
    MonthSpan? Covered,
    string? DataSetBefore,
    string DataSetAfter,
    ImportCounts Counts,
    IReadOnlyList<Month> Restated);

/// <summary>A value of the workspace and where it came from.</summary>
/// <param name="Value">Null: the source took it back.</param>
/// <param name="Kept">SHA-256 of the kept file, under <c>raw/</c>.</param>
public sealed record ValueLineage(
    string Table, string Key, Month Month, string? Value, long Import, string Kind, string Source, string FileName, string Original, string Kept, string? Sheet, string Rows, DateTimeOffset At);
