using PredictiveMarketing.Storage.Audit;
using PredictiveMarketing.Storage.Database;

namespace PredictiveMarketing.Storage.Import.Receptacle;

/// <summary>
/// Brings the files of committed imports into their workspace folders. The transaction of the import is the moment at which it happens; what
/// a crash leaves to be moved is moved by whoever opens the store next. Each file is replaced at once, whole, and only while it is the one
/// that the import was made against.
/// </summary>
internal sealed class FolderMoves(Store store)
{
    public const string Written = "written";
    public const string Left = "left";

    /// <summary>Where a test lets the process die, with the name of the file.</summary>
    public Action<string>? BeforeFile { get; set; }

    /// <summary>Where files wait to be moved.</summary>
    public string NewStage() => Path.Combine(store.Folder, "importing", Guid.NewGuid().ToString("N"));

    /// <summary>Finishes what is open.</summary>
    /// <returns>Imports whose files are not in their folder: left alone because somebody had changed it meanwhile, or because it cannot be written now.</returns>
    public IReadOnlyList<long> Finish()
    {
        List<Move> open = store.Read(t => t.Query<Move>(
            """
            select m.import, m.folder, m.staged, m.file, m.was, m.becomes
            from import_moves m left join import_outcomes o on o.import = m.import where o.import is null order by m.import, m.file
            """));
        var left = new List<long>();
        foreach (IGrouping<long, Move> import in open.GroupBy(m => m.Import))
        {
            try
            {
                // All or none: a file that somebody changed in the meantime keeps the others from moving too.
                bool clear = import.All(m => m.MayMove);
                foreach (Move move in clear ? import : Enumerable.Empty<Move>())
                    Replace(move);
                Close(import.Key, import.First(), clear ? Written : Left);
                if (!clear)
                    left.Add(import.Key);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // A full or read-only disk: it stays open and is tried again at the next opening.
                left.Add(import.Key);
            }
        }

        return left;
    }

    private void Replace(Move move)
    {
        BeforeFile?.Invoke(move.File);
        if (FolderState.HashOf(move.Target) == move.Becomes)
            return;
        Directory.CreateDirectory(move.Folder);
        string fresh = Path.Combine(move.Folder, $".{move.File}.{Guid.NewGuid():N}.writing");
        try
        {
            File.Copy(Path.Combine(move.Staged, move.File), fresh);
            using (FileStream copied = new(fresh, FileMode.Open, FileAccess.ReadWrite))
                copied.Flush(flushToDisk: true);
            File.Move(fresh, move.Target, overwrite: true);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException && FolderState.HashOf(move.Target) == move.Becomes)
        {
            // Another process finished it meanwhile.
        }
        finally
        {
            File.Delete(fresh);
        }
    }

    private void Close(long import, Move move, string outcome)
    {
        store.Write(t =>
        {
            if (t.Execute("insert into import_outcomes (import, outcome, at) values (@import, @outcome, @at) on conflict do nothing", new { import, outcome, at = t.Now }) == 1 && outcome == Left)
                AuditChain.Append(t, "pm", "import not written", $"import {import}", $"{move.Folder} was changed meanwhile; the import's files wait in {move.Staged}");
        });
        if (outcome == Written && Directory.Exists(move.Staged))
            Directory.Delete(move.Staged, recursive: true);
    }

    private sealed class Move
    {
        public long Import { get; set; }

        public string Folder { get; set; } = "";

        public string Staged { get; set; } = "";

        public string File { get; set; } = "";

        public string? Was { get; set; }

        public string Becomes { get; set; } = "";

        public string Target => Path.Combine(Folder, File);

        public bool MayMove => FolderState.HashOf(Target) is var now && (now == Becomes || (now == Was && System.IO.File.Exists(Path.Combine(Staged, File))));
    }
}
