using PredictiveMarketing.Forecasting.Frame.NorthStar;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Storage.Framing;

/// <summary>An iteration of the guide.</summary>
/// <param name="Metric">Hash of name and definition: what teams and data speak about. Another text elsewhere does not ask them again.</param>
public sealed record NorthStarIteration(long Id, int Iteration, NorthStarDraft Draft, string Hash, string Metric, string Author, DateTimeOffset At);

/// <summary>A team's word with its moment.</summary>
public sealed record GivenSignOff(SignOff SignOff, DateTimeOffset At);

/// <summary>A north star that was, or is, the one.</summary>
/// <param name="Version">Counts from 1; the last one is active.</param>
/// <param name="Reason">Why it took the place of the one before; null for the first.</param>
public sealed record NorthStarVersion(int Version, NorthStarIteration Iteration, ChangeReason? Reason, string? Explanation, string Who, DateTimeOffset At);

/// <summary>Somebody assessed the active north star again and left it as it is.</summary>
public sealed record NorthStarAssessment(string Who, string Note, DateTimeOffset At);

/// <summary>Where the north star of a workspace stands.</summary>
/// <param name="Latest">The last iteration; null before the first.</param>
/// <param name="SignOffs">What teams said about its metric, in order.</param>
/// <param name="Versions">Newest first; the first is the active one.</param>
public sealed record NorthStarStanding(
    string Workspace, NorthStarIteration? Latest, IReadOnlyList<GivenSignOff> SignOffs, DataTest? Test, IReadOnlyList<NorthStarVersion> Versions)
{
    /// <summary>Assessments of the active version, newest first.</summary>
    public IReadOnlyList<NorthStarAssessment> Assessments { get; init; } = [];

    /// <summary>When the active one is to be assessed again; null without one.</summary>
    public NorthStarReview? Review => Active is not { } active ? null
        : new NorthStarReview(DateOnly.FromDateTime((Assessments.Count > 0 ? Assessments[0].At : active.At).UtcDateTime));

    public NorthStarVersion? Active => Versions.Count > 0 ? Versions[0] : null;

    /// <summary>The last iteration is the active one: nothing is open.</summary>
    public bool IsSettled => Active is { } active && active.Iteration.Id == Latest?.Id;

    /// <summary>What still stands between the last iteration and being the north star.</summary>
    public IReadOnlyList<Finding> Open => NorthStarApproval.Check(Latest?.Draft ?? new NorthStarDraft(), [.. SignOffs.Select(s => s.SignOff)], Test);
}

/// <summary>What a person's act on a north star led to.</summary>
public sealed record NorthStarAnswer(NorthStarStanding? Standing, IReadOnlyList<Finding> Findings)
{
    public bool Accepted => Findings.All(f => f.Severity != Severity.Error);
}

/// <summary>An iteration as somebody hands it in.</summary>
/// <param name="Expected">Hash of the iteration that it was written on; null: whatever stands.</param>
public sealed record NorthStarSave(string Workspace, NorthStarDraft Draft, string Who, string? Expected = null);

/// <summary>The last iteration is to become the north star.</summary>
/// <param name="Replaces">It takes the place of the active one.</param>
public sealed record NorthStarDecision(string Workspace, string Hash, string Who, bool Replaces, ChangeReason? Reason, string? Explanation);
