using PredictiveMarketing.Forecasting.Frame.Objectives;
using PredictiveMarketing.Forecasting.Frame.Omtm;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Service.Pages.Omtm;

/// <summary>One metric that matters, as a draft. Gaps are allowed until it is activated.</summary>
/// <param name="Stages">Stages of the funnel; it has to be one.</param>
/// <param name="Serves">Versions of the north star metric; it has to be one.</param>
/// <param name="Staff">People in the company: from 201 on a segment is needed.</param>
/// <param name="Goal">One sentence: metric, comparison, number, deadline.</param>
/// <param name="Baseline">The metric today.</param>
/// <param name="Achievable">What shows that the number can be reached.</param>
/// <param name="Realistic">Who and what it takes.</param>
/// <param name="Relevant">How it moves the north star metric.</param>
/// <param name="Months">2 to 4.</param>
public sealed record OmtmRequest(
    string? Team, string? Metric, string? Country, string? Channel, string? Demographic, string? SubStage, IReadOnlyList<FunnelStage>? Stages, IReadOnlyList<int>? Serves, int? Staff,
    string? Goal, double? Baseline, string? Achievable, string? Realistic, string? Relevant, DateOnly? Start, int? Months)
{
    public OmtmDraft ToDraft() => new(Team ?? "", new MetricSegment(Metric ?? "") { Country = Country, Channel = Channel, Demographic = Demographic, SubStage = SubStage })
    {
        Stages = Stages ?? [],
        Serves = [.. (Serves ?? []).Select(v => new NorthStarLink(v))],
        Staff = Staff,
        Start = Start,
        Months = Months,
        Smart = new SmartAnswers(Goal) { Baseline = Baseline, Achievable = Achievable, Realistic = Realistic, Relevant = Relevant },
    };
}

/// <param name="Months">Length of the new term, 2 to 4.</param>
/// <param name="Goal">The new goal with its deadline.</param>
/// <param name="Result">Where the metric stands now.</param>
public sealed record RenewRequest(int? Months, string? Goal, double? Result, string? Reason);

/// <param name="Result">The metric at the end; empty where it could not be measured.</param>
/// <param name="Learned">What was learned, success or not; mandatory.</param>
public sealed record CloseRequest(double? Result, string? Learned);

/// <param name="Omtm">The version of the metric whose backlog it is for.</param>
/// <param name="Contributes">Does it contribute directly?</param>
/// <param name="Impact">1 to 5.</param>
/// <param name="Ease">1 to 5.</param>
public sealed record ExperimentRequest(long Omtm, string? Name, string? Hypothesis, Directness Contributes, int Impact, int Ease)
{
    public Experiment ToExperiment() => new(Name?.Trim() ?? "", Hypothesis?.Trim() ?? "", Contributes, Impact, Ease);
}

/// <param name="Note">Why, or what came of it; mandatory.</param>
/// <param name="Effect">What the metric moved; only when it is finished.</param>
public sealed record ExperimentDecision(string? Note, double? Effect);

/// <param name="Contribution">Expected change of the north star metric in its own unit; empty where nobody knows.</param>
/// <param name="Cost">In the workspace's currency.</param>
public sealed record InitiativeRequest(string? Name, double? Contribution, decimal Cost, string? Evidence)
{
    public Initiative ToInitiative() => new(Name?.Trim() ?? "", Contribution, Cost, Evidence);
}

public sealed record ReasonRequest(string? Reason);

/// <param name="First">First month with a step, like 2026-12.</param>
public sealed record ObjectiveRequest(ObjectiveKind Kind, Month First, int Months, double? Now, double? Goal, double? SuccessAt, double? FailureBelow)
{
    public Objective ToObjective() => new(Kind, First, Months, Now, Goal, SuccessAt, FailureBelow);
}

public sealed record ObjectiveClosingRequest(double? Result, string? Note);

public sealed record IndicatorRequest(SuccessKind Kind, decimal Before, decimal After);

/// <param name="Customers">Who contributes how much; names are not kept.</param>
/// <param name="Groups">2 to 10; 4 when not given.</param>
public sealed record SegmentsRequest(IReadOnlyList<CustomerContribution>? Customers, int? Groups);

public sealed record FunnelRequest(IReadOnlyList<FunnelCount>? Steps);

public sealed record LineRequest(IReadOnlyList<StationCapacity>? Stations);

public sealed record MetricsRequest(IReadOnlyList<WatchedMetric>? Metrics);
