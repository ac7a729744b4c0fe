using System.Diagnostics.CodeAnalysis;
using PredictiveMarketing.Forecasting.Frame.Contract;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Storage.Framing;

/// <summary>Where a version of a framing came from.</summary>
public enum FramingOrigin
{
    Page,
    Api,

    /// <summary>A frame.json that somebody brought: it counts as signed by them.</summary>
    File,
}

/// <summary>Where a framing stands.</summary>
[SuppressMessage("Naming", "CA1720", Justification = "a framing is signed, as a contract is; no number is meant")]
public enum FramingState
{
    /// <summary>Nothing was ever said.</summary>
    Empty,

    /// <summary>Written and never signed.</summary>
    Draft,

    /// <summary>Signed before, changed since, and the change is not signed.</summary>
    Changed,
    Signed,
}

/// <summary>Who put their name under a version, and why.</summary>
public sealed record FramingSignature(string Who, string Rationale, DateTimeOffset At);

/// <summary>What somebody says about a version.</summary>
public sealed record FramingComment(string Who, string Text, DateTimeOffset At);

/// <summary>A version of a framing. It never changes; what happens to it stands beside it.</summary>
/// <param name="Version">Counts from 1 in the workspace.</param>
/// <param name="Hash">SHA-256 of the content; a signature names it.</param>
/// <param name="Withdrawn">Taken back before it was signed.</param>
public sealed record FramingVersion(
    long Id, string Workspace, int Version, FramingDraft Draft, string Hash, FramingOrigin Origin, string Author, DateTimeOffset At,
    FramingSignature? Signature, bool Withdrawn, IReadOnlyList<FramingComment> Comments);

/// <summary>Where the framing of a workspace stands.</summary>
/// <param name="Active">The last version that was signed: the contract in force.</param>
/// <param name="Open">A version that came after it and is not signed.</param>
public sealed record FramingStanding(string Workspace, FramingVersion? Active, FramingVersion? Open)
{
    public FramingState State => (Active, Open) switch
    {
        (null, null) => FramingState.Empty,
        (null, _) => FramingState.Draft,
        (_, null) => FramingState.Signed,
        _ => FramingState.Changed,
    };

    /// <summary>What is to be read and written on: the open version, else the one in force.</summary>
    public FramingVersion? Shown => Open ?? Active;
}

/// <summary>What a person's act on a framing led to.</summary>
/// <param name="Findings">Why nothing was changed; warnings where something was.</param>
public sealed record FramingAnswer(FramingVersion? Version, IReadOnlyList<Finding> Findings)
{
    public bool Accepted => Findings.All(f => f.Severity != Severity.Error);

    internal static FramingAnswer Refused(string rule, string message, string cure) => new(null, [Finding.Error(FramingCheck.At("hash"), rule, message, cure)]);
}

/// <summary>A framing as somebody hands it in.</summary>
/// <param name="Expected">Hash of the version that it was written on; null: whatever stands.</param>
public sealed record FramingSave(string Workspace, FramingDraft Draft, string Who, FramingOrigin Origin = FramingOrigin.Page, string? Expected = null);

/// <summary>A signature to be put.</summary>
/// <param name="Hash">Of the version that was read.</param>
public sealed record FramingSigning(string Workspace, string Hash, string Who, string? Rationale);
