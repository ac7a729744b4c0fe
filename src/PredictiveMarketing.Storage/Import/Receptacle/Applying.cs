using System.Text;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Import.Raw;
using PredictiveMarketing.Storage.Versions;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.Receptacle;

/// <summary>
/// Applies one preview. Files come first (they are named by their content and harm nobody), then one transaction in which the import happens,
/// then the files of the workspace folder move to their place; a crash before the transaction leaves nothing, after it everything.
/// </summary>
internal sealed class Applying(Store store, Previewing previewing, ImportPreview preview, string who)
{
    private readonly ImportRequest request = preview.Request;

    public Action<ApplyStep>? At { get; init; }

    public ImportOutcome Run()
    {
        At?.Invoke(ApplyStep.Began);
        if (Changed() is { } refusal)
            return new ImportOutcome(null, [refusal]);
        WorkspaceReading before = WorkspaceReader.Read(request.Folder);
        string? dataSetBefore = before.IsReadable ? store.DataSets.Keep(before).Id : null;
        At?.Invoke(ApplyStep.BaseKept);
        IReadOnlySet<string> erased = Erasures.People(store);
        string kept = KeepRaw(erased);
        At?.Invoke(ApplyStep.RawKept);
        string stage = store.Moves.NewStage();
        FolderState.Stage(request.Folder, preview.Planned, stage);
        At?.Invoke(ApplyStep.Staged);
        WorkspaceReading after = WorkspaceReader.Read(stage);
        store.DataSets.KeepFiles(after);
        At?.Invoke(ApplyStep.DataSetKept);
        long import = store.Write(t => Changed(t, erased.Count) ? 0 : Commit(t, after, new ImportHashes(kept, dataSetBefore, after.Version.Id), stage));
        if (import == 0)
        {
            Clear(kept, stage);
            return new ImportOutcome(null, [ChangedSince()]);
        }

        At?.Invoke(ApplyStep.Committed);
        bool left = store.FinishImports().Contains(import);
        At?.Invoke(ApplyStep.Moved);
        return new ImportOutcome(store.Imports.List(preview.Workspace).First(i => i.Id == import), left ? [FolderLeft()] : []);
    }

    private long Commit(StoreTransaction transaction, WorkspaceReading after, ImportHashes hashes, string stage)
    {
        DataSets.KeepRows(transaction, after, request.Folder);
        long import = ImportWriting.Append(transaction, preview, hashes, who);
        foreach (string file in preview.Planned.Keys)
        {
            transaction.Execute(
                "insert into import_moves (import, folder, staged, file, was, becomes) values (@import, @folder, @stage, @file, @was, @becomes)",
                new
                {
                    import,
                    folder = Path.GetFullPath(request.Folder),
                    stage,
                    file,
                    was = FolderState.HashOf(Path.Combine(request.Folder, file)),
                    becomes = FolderState.HashOf(preview.Planned[file], Encoding.UTF8),
                });
        }

        At?.Invoke(ApplyStep.BeforeCommit);
        return import;
    }

    // What nobody refers to may hold somebody who was erased in the same moment.
    private void Clear(string kept, string stage)
    {
        if (store.Read(t => t.Single<long>("select count(*) from imports where kept = @kept", new { kept })) == 0)
            store.Raw.Remove(kept);
        Directory.Delete(stage, recursive: true);
    }

    private string KeepRaw(IReadOnlySet<string> erased)
    {
        var log = new FindingLog();
        using IRawFile file = previewing.Open(request, log) ?? throw new IOException($"'{request.FileName}' can no longer be read.");
        IImporter importer = previewing.Importer(request.Kind)!;
        var form = new KeptForm(PersonIds.Of(store), erased);
        return store.Raw.Keep(to =>
        {
            if (ImportFiles.IsReport(request.FileName))
                CopyWhole(to);
            else if (preview.Mapping is { } mapping)
                form.Write(file, mapping, importer.Fields, to);
            else if (request.File is not null && importer.Fields.All(f => !f.IsPerson))
                KeptForm.WriteAll(file, to);
            else
                to.Write(Encoding.UTF8.GetBytes(ImportWriting.Json(ImportWriting.Sorted(request.Options))));
        });
    }

    private void CopyWhole(Stream to)
    {
        request.File!.Position = 0;
        request.File.CopyTo(to);
    }

    private Finding? Changed() => previewing.Basis(request, preview.Workspace) == preview.Basis ? null : ChangedSince();

    private bool Changed(StoreTransaction transaction, int erased) =>
        transaction.Single<int>("select count(*) from erasures") != erased
        || ImportLedger.Last(transaction, preview.Workspace) != preview.Basis.LastImport || FolderState.Of(request.Folder) != preview.Basis.Folder;

    private Finding ChangedSince() => Finding.Error(
        new Place(request.FileName), "import.changed-since-preview", "The workspace or the file was changed since the preview; nothing was written.", "Look at the preview again, then apply.");

    private Finding FolderLeft() => Finding.Warning(
        new Place(request.Folder), "import.folder-changed", "The import is kept, but its files are not in the folder: somebody changed it in the same moment, or it cannot be written.",
        "Check the folder, then import the file again.");
}
