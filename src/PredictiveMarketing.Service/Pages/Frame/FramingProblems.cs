using System.Diagnostics.CodeAnalysis;
using PredictiveMarketing.Forecasting.Frame.Contract;
using PredictiveMarketing.Forecasting.Frame.NorthStar;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Api;
using PredictiveMarketing.Storage.Framing;

namespace PredictiveMarketing.Service.Pages.Frame;

/// <summary>Refusals of framings and north stars, with their status and pointers into the request.</summary>
public static class FramingProblems
{
    private static readonly string[] States =
        [Framings.ChangedMeanwhile, Framings.NothingToSign, NorthStars.ChangedMeanwhile, NorthStarApproval.OneAlready, NorthStarApproval.OnePerson, NorthStars.NoneActive, NorthStarGuide.OutOfOrder, "framing.step-order"];

    private static readonly string[] Details = ["decision", "area", "kind", "costOver", "costUnder", "acceptance", "approvers", "stakeholders"];

    /// <summary>409 where the state is in the way, 422 where the content is.</summary>
    public static IResult Refused(IReadOnlyList<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        bool state = findings.Any(f => f.Severity == Severity.Error && States.Contains(f.Rule));
        return Problems.Refused("Nothing was changed", state ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity, Pointed(findings));
    }

    /// <summary>The same findings with their fields as paths into the JSON of a draft.</summary>
    public static IReadOnlyList<Finding> Pointed(IReadOnlyList<Finding> findings) => [.. findings.Select(f => f.Place.Column is { } field ? f with { Place = f.Place with { Column = Path(field) } } : f)];

    private static string Path(string field) =>
        (Details.Contains(field) ? "details/" + field : field).Replace('.', '/').Replace("[", "/", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);
}

/// <summary>The framing that stands, for programs.</summary>
/// <param name="Version">0 before the first version.</param>
/// <param name="Hash">Of the version that stands; a signature names it.</param>
/// <param name="Signed">The signature of the version in force.</param>
/// <param name="Findings">What the draft still needs.</param>
/// <param name="Trainable">The four steps may be run: what stands is signed.</param>
[SuppressMessage("Naming", "CA1720", Justification = "a framing is signed, as a contract is; no number is meant")]
public sealed record FramingView(
    string Workspace, FramingState State, int Version, int? VersionInForce, string? Hash, string? Author, FramingDraft Draft, FramingSignature? Signed, IReadOnlyList<FramingComment> Comments,
    IReadOnlyList<Mistake> Findings, bool Trainable)
{
    public static FramingView Of(FramingRoom room, string workspace, Desk.OpenWorkspace? open)
    {
        ArgumentNullException.ThrowIfNull(room);
        FramingStanding standing = room.Framings.Standing(workspace);
        Desk.OpenWorkspace? own = open?.Name == workspace ? open : null;
        FramingDraft draft = room.DraftOf(workspace, own);
        return new FramingView(
            workspace, standing.State, standing.Shown?.Version ?? 0, standing.Active?.Version, standing.Shown?.Hash, standing.Shown?.Author, draft, standing.Active?.Signature, standing.Shown?.Comments ?? [],
            [.. FramingProblems.Pointed(FramingCheck.Of(draft)).Select(Mistake.Of)], standing.State == FramingState.Signed && (own is null || room.WhyNotTrain(own) is null));
    }
}

/// <summary>A version and what it changed.</summary>
[SuppressMessage("Naming", "CA1720", Justification = "a framing is signed, as a contract is; no number is meant")]
public sealed record FramingChange(
    int Version, string Hash, FramingOrigin Origin, string Author, DateTimeOffset At, FramingSignature? Signed, bool Withdrawn, FramingDraft Draft, IReadOnlyList<FramingDifference> Changes, IReadOnlyList<FramingComment> Comments)
{
    /// <param name="history">Newest first.</param>
    public static IReadOnlyList<FramingChange> Of(IReadOnlyList<FramingVersion> history)
    {
        ArgumentNullException.ThrowIfNull(history);
        return [.. history.Select((v, i) => new FramingChange(
            v.Version, v.Hash, v.Origin, v.Author, v.At, v.Signature, v.Withdrawn, v.Draft, FramingFields.Between(i + 1 < history.Count ? history[i + 1].Draft : null, v.Draft), v.Comments))];
    }
}

/// <summary>One step behind a target.</summary>
/// <param name="Record">What is on record, by its id: version of the framing, data set, model documents.</param>
/// <param name="Verdict">What the step said.</param>
/// <param name="Link">The page of its evidence.</param>
public sealed record TargetStepView(FourStep Step, bool OnRecord, string Record, string Verdict, string Link);

/// <summary>The four steps behind a target (H03).</summary>
public sealed record TargetStepsView(long Target, bool Complete, IReadOnlyList<TargetStepView> Steps)
{
    public static TargetStepsView Of(StepRecords records)
    {
        ArgumentNullException.ThrowIfNull(records);
        SeriesKey key = records.Target.Key;
        bool total = records.Target.IsTotal;
        string picked = QueryString.Create([new("workspace", records.Target.Workspace), new("campaign", key.Campaign), .. total ? [] : new KeyValuePair<string, string?>[] { new("market", key.Market) }]).ToString();
        StepJourney journey = records.Journey;
        string models = string.Join(", ", records.Documents.Select(d => d.Hash[..8]));
        return new TargetStepsView(records.Target.Id, journey.Next is null,
        [
            new(FourStep.Frame, journey.Has(FourStep.Frame), records.Framing is { } f ? $"v{f.Version} {f.Hash[..8]}" : "", records.Framing?.Signature?.Rationale ?? "",
                $"/frame{QueryString.Create("workspace", records.Target.Workspace)}&step=sign"),
            new(FourStep.Evaluate, journey.Has(FourStep.Evaluate), records.DataSet[..8], string.Join("; ", records.Documents.Select(d => d.Document.Sufficiency.Reason).Distinct().Take(3)), "/evaluate" + picked),
            new(FourStep.Relate, journey.Has(FourStep.Relate), models, $"{records.Documents.SelectMany(d => d.Document.Drivers.Drivers.Where(e => e.IsUsed)).Select(e => e.Driver).Distinct().Count()} drivers", "/relate" + picked),
            new(FourStep.Choose, journey.Has(FourStep.Choose), models, string.Join(", ", records.Documents.Select(d => d.Document.Decision.Selected).Distinct().Take(3)), "/forecast" + picked),
        ]);
    }
}
