using System.Text;
using PredictiveMarketing.Forecasting.Frame.Contract;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Audit;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Import.Receptacle;
using PredictiveMarketing.Storage.Models;
using PredictiveMarketing.Storage.Notices;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Framing;

/// <summary>
/// Signs: the signature commits first, then frame.json is replaced at once and whole. What a crash leaves to be written is written by whoever
/// opens the store next, and only while the file is the one that the signature was made against; what stood there is kept by its hash.
/// </summary>
internal sealed class FramingSigner(Store store)
{
    private const string File = "frame.json";

    public FramingAnswer Sign(FramingSigning signing)
    {
        ArgumentNullException.ThrowIfNull(signing);
        ArgumentException.ThrowIfNullOrWhiteSpace(signing.Who);
        lock (store.FolderGate)
        {
            store.FinishImports();
            if (store.Framings.Standing(signing.Workspace).Open is not { } open)
                return FramingAnswer.Refused(Framings.NothingToSign, "There is nothing to sign: the framing is signed, or was never written.", "Change something first.");
            if (open.Hash != signing.Hash)
                return Framings.Meanwhile();
            IReadOnlyList<Finding> findings = FramingCheck.ForSigning(open.Draft, signing.Rationale);
            if (findings.Any(f => f.Severity == Severity.Error))
                return new FramingAnswer(null, findings);
            string folder = FolderOf(signing.Workspace);
            string text = FrameText.With(FrameText.In(folder), open.Draft);
            if (Tried(folder, text) is { Count: > 0 } errors)
                return new FramingAnswer(null, errors);
            return Commit(open, signing with { Rationale = signing.Rationale!.Trim() }, folder, text);
        }
    }

    /// <summary>Writes the contracts whose signature committed and whose file was not written.</summary>
    public void Finish()
    {
        foreach (Waiting one in store.Read(t => t.Query<Waiting>(
            "select f.framing, f.folder, f.was, f.becomes from framing_files f left join framing_outcomes o on o.framing = f.framing where o.framing is null order by f.framing")))
        {
            string? now = FolderState.HashOf(Path.Combine(one.Folder, File));
            if (now == one.Was && store.Raw.Has(one.Becomes))
            {
                using var text = new StreamReader(store.Raw.Open(one.Becomes), Encoding.UTF8);
                Put(one.Folder, text.ReadToEnd());
                now = one.Becomes;
            }

            Close(one.Framing, now == one.Becomes ? "written" : "left");
        }
    }

    private FramingAnswer Commit(FramingVersion open, FramingSigning signing, string folder, string text)
    {
        string path = Path.Combine(folder, File);
        string? was = FolderState.HashOf(path);
        if (was is not null)
            store.Raw.Keep(to => to.Write(System.IO.File.ReadAllBytes(path)));
        string becomes = store.Raw.Keep(to => to.Write(Encoding.UTF8.GetBytes(text)));
        store.Write(t =>
        {
            FramingRows.Sign(t, open.Id, signing);
            t.Execute("insert into framing_files (framing, folder, was, becomes) values (@Id, @folder, @was, @becomes)", new { open.Id, folder = Path.GetFullPath(folder), was, becomes });
            AuditChain.Append(t, signing.Who, "framing signed", signing.Workspace, $"version {open.Version}, {open.Hash}: {signing.Rationale}");
            Tell(t, open, signing);
        });
        Finish();
        WorkspaceReading after = WorkspaceReader.Read(folder);
        if (after.IsReadable)
            store.DataSets.Keep(after);
        return new FramingAnswer(store.Framings.Standing(signing.Workspace).Active, []);
    }

    private void Close(long framing, string outcome) => store.Write(t =>
        t.Execute("insert into framing_outcomes (framing, outcome, at) values (@framing, @outcome, @at) on conflict do nothing", new { framing, outcome, at = t.Now }));

    // A framing that was drawn up before any data exists gets a folder of its own, to bring files into.
    private string FolderOf(string workspace) => store.DataSets.FolderOf(workspace) is { } known
        ? store.Homes.ForWriting(workspace, known)
        : OwnFolder.Of(store, workspace);

    private static void Put(string folder, string text)
    {
        Directory.CreateDirectory(folder);
        AtomicFile.Write(Path.Combine(folder, File), text, _ => false);
    }

    // Reads the workspace as it would be, somewhere else. Without data only the contract itself can be wrong.
    private static IReadOnlyList<Finding> Tried(string folder, string text)
    {
        string stage = Path.Combine(Path.GetTempPath(), $"pm-framing-{Guid.NewGuid():N}");
        try
        {
            if (Directory.Exists(folder))
                FolderState.Stage(folder, new Dictionary<string, string> { [File] = text }, stage);
            else
                Put(stage, text);
            return [.. WorkspaceReader.Read(stage).Findings.Where(f => f.Severity == Severity.Error && f.Place.File == File)];
        }
        finally
        {
            if (Directory.Exists(stage))
                Directory.Delete(stage, recursive: true);
        }
    }

    private static void Tell(StoreTransaction transaction, FramingVersion open, FramingSigning signing) => Outbox.Post(transaction, new Notice(
        "framing.signed", signing.Workspace, open.Hash, new Dictionary<string, string> { ["version"] = FormattableString.Invariant($"{open.Version}"), ["who"] = signing.Who, ["rationale"] = signing.Rationale! }));

    private sealed class Waiting
    {
        public long Framing { get; set; }

        public string Folder { get; set; } = "";

        public string? Was { get; set; }

        public string Becomes { get; set; } = "";
    }
}
