using PredictiveMarketing.Forecasting.Boards;

namespace PredictiveMarketing.Forecasting.Tests.Boards;

/// <summary>G08: prototype, leaders, build, feedback session, and only then display.</summary>
public sealed class BoardStatesTests
{
    [Fact]
    public void A_draft_is_approved_only_after_its_review()
    {
        Assert.Equal("board.state", BoardStates.WhyNot(BoardState.Draft, BoardStep.Approved, "fine")?.Rule);
        Assert.Null(BoardStates.WhyNot(BoardState.Draft, BoardStep.Sent, null));
        Assert.Null(BoardStates.WhyNot(BoardState.InReview, BoardStep.Approved, "fine"));
    }

    [Theory]
    [InlineData(BoardStep.Approved)]
    [InlineData(BoardStep.Returned)]
    public void A_session_without_feedback_ends_nothing(BoardStep step) =>
        Assert.Equal("board.feedback-missing", BoardStates.WhyNot(BoardState.InReview, step, " ")?.Rule);

    [Fact]
    public void The_last_step_says_where_a_board_is()
    {
        Assert.Equal(BoardState.Draft, BoardStates.Of([BoardStep.Drafted, BoardStep.Sent, BoardStep.Returned]));
        Assert.Equal(BoardState.Approved, BoardStates.Of([BoardStep.Drafted, BoardStep.Sent, BoardStep.Approved]));
        Assert.Equal(BoardState.Withdrawn, BoardStates.Of([BoardStep.Drafted, BoardStep.Sent, BoardStep.Approved, BoardStep.Withdrawn]));
    }

    [Fact]
    public void What_is_superseded_or_withdrawn_does_not_come_back()
    {
        foreach (BoardStep step in new[] { BoardStep.Sent, BoardStep.Approved, BoardStep.Returned, BoardStep.Withdrawn })
        {
            Assert.NotNull(BoardStates.WhyNot(BoardState.Superseded, step, "fine"));
            Assert.NotNull(BoardStates.WhyNot(BoardState.Withdrawn, step, "fine"));
        }
    }

    /// <summary>G08: not approved is invisible to others.</summary>
    [Theory]
    [InlineData(BoardState.Draft)]
    [InlineData(BoardState.InReview)]
    [InlineData(BoardState.Withdrawn)]
    [InlineData(BoardState.Superseded)]
    public void What_is_not_approved_is_seen_by_its_author_and_by_those_who_approve(BoardState state)
    {
        Assert.False(BoardStates.IsVisible(state, isAuthor: false, mayApprove: false));
        Assert.True(BoardStates.IsVisible(state, isAuthor: true, mayApprove: false));
        Assert.True(BoardStates.IsVisible(state, isAuthor: false, mayApprove: true));
        Assert.True(BoardStates.IsVisible(BoardState.Approved, isAuthor: false, mayApprove: false));
    }
}
