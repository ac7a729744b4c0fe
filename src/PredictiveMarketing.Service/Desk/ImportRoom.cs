using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Hosting;
using PredictiveMarketing.Service.Schedule;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Import;
using PredictiveMarketing.Storage.Import.Receptacle;

namespace PredictiveMarketing.Service.Desk;

/// <summary>A file that somebody handed in.</summary>
/// <param name="Source">Null or empty: the kind.</param>
/// <param name="Columns">Field to header, where a person chose; empty: as proposed or remembered.</param>
public sealed record HandedIn(
    string Kind, string? Source, string FileName, Stream? File, IReadOnlyDictionary<string, string> Columns, IReadOnlyDictionary<string, string> Options);

/// <summary>Where pages and API bring data in: previews are kept here until somebody applies them.</summary>
public sealed class ImportRoom(Store store, WorkspaceRoom room, PreviewShelf shelf, Bell bell)
{
    // Of a few workspaces, each whole and as a few agencies see it.
    private const int MostDictionaries = 16;
    private readonly ImportDesk desk = new(store);
    private readonly Kept<(string Workspace, string DataSet, string Scope, long Imports), IReadOnlyList<DictionaryEntry>> dictionaries = new(MostDictionaries);

    public IReadOnlyList<IImporter> Kinds => desk.Known;

    public ImportLedger Ledger => store.Imports;

    /// <summary>Works out what a file would change and keeps that for half an hour. Nothing is written.</summary>
    /// <param name="workspace">One that the store knows, or one that is framed and has no data yet.</param>
    /// <param name="who">Hands the file in, and alone may look at the preview and apply it.</param>
    public WaitingPreview Preview(string workspace, HandedIn file, string who)
    {
        ArgumentNullException.ThrowIfNull(file);
        string folder = FolderOf(workspace) ?? throw new ArgumentException($"There is no workspace '{workspace}'.", nameof(workspace));
        return shelf.Keep(who, desk.Preview(new ImportRequest(folder, file.Kind, file.FileName, file.File, Today(workspace))
        {
            Source = string.IsNullOrWhiteSpace(file.Source) ? file.Kind : file.Source.Trim(),
            Columns = file.Columns,
            Options = file.Options,
        }));
    }

    /// <summary>A preview that still waits; null when it was applied, its time is over, or it is somebody else's.</summary>
    public WaitingPreview? Waiting(string token, string who) => shelf.Find(token, who);

    /// <summary>The same file as a person wants it read now, perhaps as another kind; the old preview is gone.</summary>
    public WaitingPreview? Reread(string token, string who, Func<ImportRequest, ImportRequest> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return shelf.Take(token, who) is { } waiting ? shelf.Keep(who, desk.Preview(change(waiting.Preview.Request))) : null;
    }

    /// <summary>A preview that was refused when it was applied, worked out again.</summary>
    public WaitingPreview Again(ImportPreview preview, string who)
    {
        ArgumentNullException.ThrowIfNull(preview);
        return shelf.Keep(who, desk.Preview(preview.Request));
    }

    /// <summary>Throws a preview and its file away.</summary>
    public void Forget(string token, string who) => shelf.Take(token, who);

    /// <summary>The kinds that can read a file.</summary>
    public IReadOnlyList<string> Recognise(string workspace, string fileName, Stream file) =>
        FolderOf(workspace) is string folder ? desk.Recognise(new ImportRequest(folder, "", fileName, file, Today(workspace))) : [];

    /// <summary>Workspaces that are framed and wait for their first leads.</summary>
    public IReadOnlyList<string> Awaiting() => store.FirstHomes.Waiting();

    /// <summary>
    /// The workspace that a call brings files into: one that it may see, or, for whoever sees everything, one that is framed and has no data yet.
    /// Null when there is none of that name.
    /// </summary>
    public string? Into(Visit visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return !visit.IsUnknown ? visit.Workspace
            : visit.Person.Markets is null && visit.Asked is string asked && store.FirstHomes.Awaits(asked) ? asked
            : null;
    }

    /// <summary>Applies a preview once; null when it no longer waits, or waits for somebody else. The sample is copied into the store before it is changed.</summary>
    public ImportOutcome? Apply(string token, string who)
    {
        if (shelf.Take(token, who) is not { } waiting)
            return null;
        ImportPreview preview = waiting.Preview;
        if (!preview.MayBeApplied)
            return new ImportOutcome(null, preview.Findings);
        string folder = store.Homes.ForWriting(preview.Workspace, preview.Request.Folder);
        ImportOutcome outcome = desk.Apply(preview with { Request = preview.Request with { Folder = folder } }, who);
        if (outcome.Import is not null)
            bell.Ring();
        return outcome;
    }

    /// <summary>Where the workspace's values come from.</summary>
    public IReadOnlyList<DataSource> Sources(OpenWorkspace open)
    {
        ArgumentNullException.ThrowIfNull(open);
        return SourceList.Of(open.Name, store.Imports, open.Clock);
    }

    public IReadOnlyList<DictionaryEntry> Dictionary(OpenWorkspace open)
    {
        ArgumentNullException.ThrowIfNull(open);
        return dictionaries.Of((open.Name, open.DataSet.Id, open.Scope, store.Revisions().Imports), () => ColumnMeanings.Of(open.Tables, store.Imports));
    }

    /// <summary>Everything that imports ever said about a value, newest first.</summary>
    public IReadOnlyList<ValueLineage> Lineage(string workspace, string table, string key) => store.Imports.Of(workspace, table, key);

    private string? FolderOf(string workspace) => store.DataSets.FolderOf(workspace) is string folder ? store.Homes.Of(folder) : store.FirstHomes.Of(workspace);

    // Where the planners sit it may be another month already than where the server stands.
    private DateOnly Today(string workspace) => DateOnly.FromDateTime(
        WorkspaceRoom.Local((room.Open(workspace)?.Tables.Contract.Schedule ?? Forecasting.Frame.Schedule.Default).TimeZone, store.Clock.GetUtcNow()).DateTime);

    public static IReadOnlyList<Finding> Errors(IEnumerable<Finding> findings) => [.. findings.Where(f => f.Severity == Severity.Error)];
}
