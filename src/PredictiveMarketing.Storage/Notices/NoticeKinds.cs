using System.Collections.Frozen;

namespace PredictiveMarketing.Storage.Notices;

/// <summary>Everything that can be heard of, each with the names of the facts that its sentence has blanks for.</summary>
public static class NoticeKinds
{
    /// <summary>Targets were drafted that a person must approve.</summary>
    public const string ApprovalNeeded = "target.approval-needed";

    public const string Published = "target.published";

    /// <summary>A run left series without a forecast because a gate said no.</summary>
    public const string RunRefused = "run.refused";

    /// <summary>A part of a run broke.</summary>
    public const string RunFailed = "run.failed";

    public const string FramingSigned = "framing.signed";

    public const string BoardApproved = "board.approved";

    public const string GoalReached = "goal.reached";

    public const string WeeklyDigest = "digest.weekly";

    public const string OmtmExpiring = "omtm.expiring";

    public const string NorthStarReview = "nsm.review-due";

    /// <summary>An actual that was due has not come.</summary>
    public const string ActualOverdue = "actual.overdue";

    /// <summary>What an admin sends to one subscription to see whether it arrives; nobody subscribes to it.</summary>
    public const string Test = "notice.test";

    /// <summary>The facts of each kind, in the order of its sentence.</summary>
    public static FrozenDictionary<string, IReadOnlyList<string>> Facts { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        [ApprovalNeeded] = ["campaign", "cycle", "targets"],
        [Published] = ["campaign", "cycle", "targets", "who"],
        [RunRefused] = ["campaign", "cycle", "refused", "reason"],
        [RunFailed] = ["campaign", "cycle", "market", "step", "reason"],
        [FramingSigned] = ["version", "who"],
        [BoardApproved] = ["board", "who"],
        [GoalReached] = ["metric", "value", "goal", "month"],
        [WeeklyDigest] = ["week", "summary", "happened", "waits"],
        [OmtmExpiring] = ["metric", "until"],
        [NorthStarReview] = ["metric", "until"],
        [ActualOverdue] = ["metric", "month", "until"],
        [Test] = ["who"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What a subscription can name.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        ApprovalNeeded, Published, RunRefused, RunFailed, FramingSigned, BoardApproved, GoalReached, WeeklyDigest, OmtmExpiring, NorthStarReview, ActualOverdue,
    ];
}
