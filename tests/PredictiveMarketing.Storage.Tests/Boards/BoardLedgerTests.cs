using Microsoft.Data.Sqlite;
using PredictiveMarketing.Forecasting.Boards;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Boards;
using PredictiveMarketing.Storage.Tests.Stores;

namespace PredictiveMarketing.Storage.Tests.Boards;

/// <summary>G08, B03: boards as versions with events.</summary>
public sealed class BoardLedgerTests : IDisposable
{
    private static readonly Board Management = StarterBoards.Management;
    private readonly OpenStore open = new();

    private BoardLedger Ledger => open.Store.Boards;

    public void Dispose() => open.Dispose();

    private static Board With(decimal target) => Management with { Tiles = [Management.Tiles[0] with { Target = target }, .. Management.Tiles.Skip(1)] };

    private BoardVersion Saved(Board board, int basedOn, string who = "ana")
    {
        BoardAnswer answer = Ledger.Save(OpenStore.Workspace, board, who, basedOn);
        Assert.True(answer.Accepted, string.Join("; ", answer.Findings));
        return answer.Version!;
    }

    [Fact]
    public void A_board_is_read_back_as_it_was_written()
    {
        BoardVersion saved = Saved(With(1234.5m), basedOn: 0);
        BoardVersion read = Assert.Single(Ledger.All(OpenStore.Workspace));

        Assert.Equal((saved.Id, 1, "ana", BoardState.Draft), (read.Id, read.Version, read.Author, read.State));
        Assert.Equal(With(1234.5m).Tiles, read.Board.Tiles);
        Assert.Equal([new BoardEvent(BoardStep.Drafted, "ana", null, open.Clock.Now)], read.Events);
    }

    /// <summary>B03: a board that breaks a rule leaves nothing behind.</summary>
    [Fact]
    public void An_ownerless_board_is_not_kept()
    {
        BoardAnswer answer = Ledger.Save(OpenStore.Workspace, Management with { Tiles = [Management.Tiles[0] with { Owner = "" }] }, "ana", 0);

        Assert.Equal(["board.owner-missing"], answer.Findings.Select(f => f.Rule));
        Assert.Empty(Ledger.All(OpenStore.Workspace));
    }

    /// <summary>G08: draft, review with feedback, approved; the next version takes the place of the one that is displayed only when it is approved itself.</summary>
    [Fact]
    public void An_approved_board_stands_until_the_next_one_is_approved()
    {
        BoardVersion first = Saved(Management, 0);
        Assert.Equal("board.state", Assert.Single(Ledger.Take(first.Id, BoardStep.Approved, "bo", "good").Findings).Rule);
        Assert.Equal(BoardState.InReview, Ledger.Take(first.Id, BoardStep.Sent, "ana", null).Version!.State);
        Assert.Equal("board.feedback-missing", Assert.Single(Ledger.Take(first.Id, BoardStep.Approved, "bo", null).Findings).Rule);
        Assert.Equal(BoardState.Draft, Ledger.Take(first.Id, BoardStep.Returned, "bo", "Say who acts on visitors").Version!.State);
        Ledger.Take(first.Id, BoardStep.Sent, "ana", null);
        Assert.Equal(BoardState.Approved, Ledger.Take(first.Id, BoardStep.Approved, "bo", "good").Version!.State);

        BoardVersion second = Saved(With(10), 1);
        Assert.Equal(BoardState.Approved, Ledger.Find(first.Id)!.State);
        Ledger.Take(second.Id, BoardStep.Sent, "ana", null);
        Ledger.Take(second.Id, BoardStep.Approved, "bo", "better");

        Assert.Equal(BoardState.Superseded, Ledger.Find(first.Id)!.State);
        Assert.Equal(BoardState.Approved, Ledger.Find(second.Id)!.State);
        Assert.True(open.Store.Audit.Verify().Judgement == Judgement.Pass);
    }

    [Fact]
    public void Whoever_wrote_on_an_older_version_is_told_so()
    {
        Saved(Management, 0);

        BoardAnswer late = Ledger.Save(OpenStore.Workspace, With(5), "bo", 0);

        Assert.Equal(["board.changed"], late.Findings.Select(f => f.Rule));
        Assert.Single(Ledger.All(OpenStore.Workspace));
    }

    [Fact]
    public void The_same_draft_again_is_the_same_version()
    {
        BoardVersion first = Saved(Management, 0);
        Assert.Equal(first.Id, Saved(Management, 1).Id);
    }

    [Fact]
    public void A_board_is_proposed_once_and_not_beside_a_persons_own()
    {
        Assert.True(Ledger.Propose(OpenStore.Workspace, Management));
        Assert.False(Ledger.Propose(OpenStore.Workspace, Management));
        Assert.True(Assert.Single(Ledger.All(OpenStore.Workspace)).IsProposal);
    }

    [Theory]
    [InlineData("update board_versions set author = 'x'")]
    [InlineData("delete from board_tiles")]
    [InlineData("update board_events set feedback = 'x'")]
    public void History_cannot_be_changed(string sql)
    {
        Saved(Management, 0);
        Assert.Contains("append-only", Assert.Throws<SqliteException>(() => open.Store.Write(t => t.Execute(sql))).Message, StringComparison.Ordinal);
    }
}
