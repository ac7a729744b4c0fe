using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Boards;

/// <summary>Where a version of a board is on its way from prototype to display (G08).</summary>
public enum BoardState
{
    Draft,
    InReview,
    Approved,
    Withdrawn,

    /// <summary>A newer version took its place.</summary>
    Superseded,
}

/// <summary>What happens to a version.</summary>
public enum BoardStep
{
    Drafted,

    /// <summary>Shown to those who lead, for their feedback.</summary>
    Sent,

    /// <summary>Sent back with feedback.</summary>
    Returned,
    Approved,
    Withdrawn,
    Superseded,
}

/// <param name="Feedback">What was said in the session.</param>
public sealed record BoardEvent(BoardStep Step, string Who, string? Feedback, DateTimeOffset At);

/// <summary>The way of a board: prototype, leaders, build, feedback session, display.</summary>
public static class BoardStates
{
    public static BoardState Of(IEnumerable<BoardStep> steps) => steps.Aggregate(BoardState.Draft, (_, step) => step switch
    {
        BoardStep.Sent => BoardState.InReview,
        BoardStep.Approved => BoardState.Approved,
        BoardStep.Withdrawn => BoardState.Withdrawn,
        BoardStep.Superseded => BoardState.Superseded,
        _ => BoardState.Draft,
    });

    /// <summary>Why a step cannot be taken now; null when it can.</summary>
    /// <param name="feedback">Mandatory to approve and to send back: a board is shown to others only after a session in which something was said.</param>
    public static Finding? WhyNot(BoardState state, BoardStep step, string? feedback)
    {
        bool allowed = (state, step) is (BoardState.Draft, BoardStep.Sent) or (BoardState.InReview, BoardStep.Approved or BoardStep.Returned)
            or (BoardState.Draft or BoardState.InReview or BoardState.Approved, BoardStep.Withdrawn);
        if (!allowed)
            return Finding.Error(new Place("board", Column: "state"), "board.state", $"A board in the state {state} cannot be {step}.", state == BoardState.Draft ? "Send it to review first." : "Look at the board again.");
        return step is BoardStep.Approved or BoardStep.Returned && string.IsNullOrWhiteSpace(feedback)
            ? Finding.Error(new Place("board", Column: "feedback"), "board.feedback-missing", "The feedback of the session is not written down.", "Write what was said, in a sentence.")
            : null;
    }

    /// <summary>Nobody sees what is not approved but those who wrote it and those who may approve it.</summary>
    public static bool IsVisible(BoardState state, bool isAuthor, bool mayApprove) => state == BoardState.Approved || isAuthor || mayApprove;
}
