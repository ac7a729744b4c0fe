using System.Globalization;
using PredictiveMarketing.Forecasting.Boards;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Audit;
using PredictiveMarketing.Storage.Database;

namespace PredictiveMarketing.Storage.Boards;

/// <summary>Boards as versions with events: drafted, shown to those who lead, approved with their feedback, withdrawn. Nothing is overwritten.</summary>
public sealed class BoardLedger
{
    /// <summary>The author of what the product proposes.</summary>
    public const string Product = "pm";

    private readonly Store store;

    internal BoardLedger(Store store) => this.store = store;

    /// <summary>Every version of every board of a workspace, by kind, team and version.</summary>
    public IReadOnlyList<BoardVersion> All(string workspace) => store.Read(t => BoardRows.Find(t, "b.workspace = @workspace", new { workspace }));

    /// <summary>One version; null when there is none.</summary>
    public BoardVersion? Find(long id) => store.Read(t => One(t, id));

    /// <summary>Keeps a new version as a draft. Open versions before it are superseded; an approved one stands until the new one is approved.</summary>
    /// <param name="basedOn">The version that the person had before them; 0 for none. Another newest version is a conflict.</param>
    /// <returns>Not accepted: what is wrong with the board (<c>board.*</c>), or <c>board.changed</c>.</returns>
    public BoardAnswer Save(string workspace, Board board, string who, int basedOn)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(who);
        ArgumentNullException.ThrowIfNull(board);
        IReadOnlyList<Finding> findings = BoardRules.Check(board);
        return !BoardRules.Allows(findings) ? new BoardAnswer(null, findings) : store.Write(t =>
        {
            List<BoardVersion> before = Versions(t, workspace, board);
            if ((before.Count == 0 ? 0 : before[^1].Version) != basedOn)
                return Refused("version", "board.changed", $"Somebody has written version {(before.Count == 0 ? 0 : before[^1].Version)} since version {basedOn} was read.", "Look at the board again.");
            if (before.Count > 0 && before[^1] is { State: BoardState.Draft } open && open.Author == who && open.Content == BoardRows.ContentOf(board))
                return new BoardAnswer(open, findings);
            foreach (BoardVersion older in before.Where(v => v.State is BoardState.Draft or BoardState.InReview))
                Happens(t, older, BoardStep.Superseded, who, null);
            return new BoardAnswer(Append(t, workspace, board, (basedOn + 1, who)), findings);
        });
    }

    /// <summary>Proposes a board where a workspace has none of its kind and team. Proposing again changes nothing.</summary>
    /// <returns>True when it was proposed now.</returns>
    public bool Propose(string workspace, Board board) => store.Write(t =>
    {
        ArgumentNullException.ThrowIfNull(board);
        if (Versions(t, workspace, board).Count > 0)
            return false;
        Append(t, workspace, board, (1, Product));
        return true;
    });

    /// <summary>Sends a version to review, sends it back, approves or withdraws it. Approving supersedes what was displayed before.</summary>
    public BoardAnswer Take(long id, BoardStep step, string who, string? feedback) => store.Write(t =>
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(who);
        if (One(t, id) is not BoardVersion version)
            return Refused("version", "board.unknown", $"There is no version {id}.", "Look at the list again.");
        if (BoardStates.WhyNot(version.State, step, feedback) is Finding finding)
            return new BoardAnswer(null, [finding]);
        Happens(t, version, step, who, feedback);
        if (step == BoardStep.Approved)
        {
            foreach (BoardVersion older in Versions(t, version.Workspace, version.Board).Where(v => v.Version < version.Version && v.State == BoardState.Approved))
                Happens(t, older, BoardStep.Superseded, who, null);
            BoardNews.Approved(t, version, who);
        }

        return new BoardAnswer(One(t, id), []);
    });

    private static List<BoardVersion> Versions(StoreTransaction transaction, string workspace, Board board) => BoardRows.Find(
        transaction, "b.workspace = @workspace and b.kind = @kind and b.team = @team", new { workspace, kind = board.Kind.ToString(), team = board.Team });

    private static BoardVersion? One(StoreTransaction transaction, long id) => BoardRows.Find(transaction, "v.id = @id", new { id }) is [BoardVersion version, ..] ? version : null;

    private static BoardVersion Append(StoreTransaction transaction, string workspace, Board board, (int Version, string Author) by)
    {
        BoardVersion version = One(transaction, BoardRows.Insert(transaction, workspace, board, by))!;
        Happens(transaction, version, BoardStep.Drafted, by.Author, null);
        return One(transaction, version.Id)!;
    }

    private static void Happens(StoreTransaction transaction, BoardVersion version, BoardStep step, string who, string? feedback)
    {
        string? said = string.IsNullOrWhiteSpace(feedback) ? null : feedback.Trim();
        transaction.Execute(
            "insert into board_events (version, step, who, feedback, at) values (@version, @step, @who, @said, @at)",
            new { version = version.Id, step = step.ToString(), who, said, at = transaction.Now });
        AuditChain.Append(transaction, who, $"board {step.ToString().ToLowerInvariant()}", Subject(version), $"{version.Content[..12]} {said}".TrimEnd());
    }

    private static string Subject(BoardVersion version) => string.Create(
        CultureInfo.InvariantCulture, $"{version.Workspace} / {version.Board.Kind}{(version.Board.Team.Length == 0 ? "" : " " + version.Board.Team)} version {version.Version}");

    private static BoardAnswer Refused(string field, string rule, string message, string cure) => new(null, [Finding.Error(new Place("board", Column: field), rule, message, cure)]);
}
