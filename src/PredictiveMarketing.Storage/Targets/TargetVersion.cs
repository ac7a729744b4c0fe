using PredictiveMarketing.Forecasting.Plan;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Storage.Targets;

public enum TargetState
{
    Draft,
    Approved,
    Published,

    /// <summary>A newer version took its place.</summary>
    Superseded,
    Rejected,
}

/// <summary>One version of a target. It never changes; what happens to it is in its events.</summary>
/// <param name="Cycle">The month in which it was drafted.</param>
/// <param name="Key">A campaign in a market, or the campaign's total under the market <c>ALL</c>.</param>
/// <param name="Version">Counts from 1 per campaign, market and month.</param>
/// <param name="P50">The target itself.</param>
/// <param name="ModelP50">What the model said; differs from <paramref name="P50"/> where a person decided otherwise.</param>
/// <param name="OverrideReason">Why a person decided otherwise; null where the model's value stands.</param>
public sealed record TargetVersion(
    long Id,
    string Workspace,
    Month Cycle,
    SeriesKey Key,
    Month Month,
    int Version,
    double P10,
    double P50,
    double P90,
    double ModelP50,
    string? OverrideReason,
    string Author,
    TargetSources Sources,
    int ApprovalsNeeded,
    DateTimeOffset CreatedAt,
    TargetState State,
    IReadOnlyList<TargetEvent> Events)
{
    public bool IsOverride => OverrideReason is not null;

    public bool IsTotal => Key.Market == PlanForecast.TotalMarket;
}

/// <summary>What a target was made from, by content hash.</summary>
/// <param name="Model">Null for a total over markets.</param>
public sealed record TargetSources(string DataSet, string Plan, string? Model, string Forecast);

/// <summary>What happened to a version of a target: who, when, why.</summary>
/// <param name="Status"><c>drafted</c>, <c>approved</c>, <c>published</c>, <c>superseded</c> or <c>rejected</c>.</param>
public sealed record TargetEvent(string Status, string Who, string? Reason, DateTimeOffset At);

/// <summary>A target to draft, with what it was made from.</summary>
public sealed record SourcedDraft(TargetDraft Draft, TargetSources Sources);

/// <summary>All targets that a cycle drafts for a campaign.</summary>
/// <param name="ApprovalsNeeded">How many people must approve each of them.</param>
public sealed record CampaignDrafts(string Workspace, Month Cycle, string Author, int ApprovalsNeeded, IReadOnlyList<SourcedDraft> Drafts);

/// <summary>Which targets to show; null means all.</summary>
public sealed record TargetQuery(string Workspace)
{
    public Month? Cycle { get; init; }

    public string? Campaign { get; init; }

    public string? Market { get; init; }

    public Month? From { get; init; }

    public Month? To { get; init; }

    public TargetState? State { get; init; }
}

/// <summary>The ledger's answer to a person: what changed, or why nothing did.</summary>
public sealed record LedgerAnswer(IReadOnlyList<TargetVersion> Changed, IReadOnlyList<Finding> Findings)
{
    /// <summary>False when the findings say why nothing was changed.</summary>
    public bool Accepted => Findings.Count == 0;
}
