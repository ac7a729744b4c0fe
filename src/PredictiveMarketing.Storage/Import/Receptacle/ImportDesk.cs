using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Import.Raw;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.Receptacle;

/// <summary>Opens a file as cells; null with the reason in the log.</summary>
internal delegate IRawFile? RawOpening(Stream file, string fileName, FindingLog log);

/// <summary>
/// Where data comes in: shows what a file would change in a workspace, and applies it. Applying keeps the file, the lineage of every value,
/// the mapping, an audit entry and a new data set version in one go; nothing is deleted, and doing it twice changes nothing.
/// </summary>
public sealed class ImportDesk
{
    private readonly Store store;
    private readonly Previewing previewing;

    public ImportDesk(Store store)
        : this(store, Importers.All, ImportFiles.Open)
    {
    }

    internal ImportDesk(Store store, IReadOnlyList<IImporter> importers, RawOpening open)
    {
        ArgumentNullException.ThrowIfNull(store);
        this.store = store;
        Known = importers;
        previewing = new Previewing(store, importers, open);
    }

    /// <summary>Every kind of file that can be imported.</summary>
    public IReadOnlyList<IImporter> Known { get; }

    /// <summary>Where a test lets the process die.</summary>
    internal Action<ApplyStep>? At { get; init; }

    /// <summary>Works out what an import would do. Nothing is written.</summary>
    public ImportPreview Preview(ImportRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        lock (store.FolderGate)
        {
            store.FinishImports();
            return previewing.Of(request);
        }
    }

    /// <summary>
    /// Does what the preview showed. Refused, with findings and nothing written, when the preview holds an error, or when the workspace or the
    /// file changed since.
    /// </summary>
    public ImportOutcome Apply(ImportPreview preview, string who)
    {
        ArgumentNullException.ThrowIfNull(preview);
        ArgumentException.ThrowIfNullOrWhiteSpace(who);
        if (!preview.MayBeApplied)
            return new ImportOutcome(null, preview.Findings);
        lock (store.FolderGate)
        {
            store.FinishImports();
            if (preview.IsKnown && previewing.Basis(preview.Request, preview.Workspace) == preview.Basis)
                return new ImportOutcome(null, [NothingNew(preview)]);
            return new Applying(store, previewing, preview, who) { At = At }.Run();
        }
    }

    /// <summary>The kinds that recognise a file: they can read it into the workspace without an error.</summary>
    public IReadOnlyList<string> Recognise(ImportRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return [.. Known.Where(i => i.Fields.Count > 0).Select(i => i.Kind).Where(kind => previewing.Reads(request with { Kind = kind }))];
    }

    internal static Finding NothingNew(ImportPreview preview) => Finding.Note(
        new Place(preview.Request.FileName), "import.nothing-new", $"'{preview.Workspace}' holds already what the file says; nothing was changed.");
}

/// <summary>The points between which a killed process leaves something different behind.</summary>
internal enum ApplyStep
{
    Began,
    BaseKept,
    RawKept,
    Staged,
    DataSetKept,
    BeforeCommit,
    Committed,
    Moved,
}
