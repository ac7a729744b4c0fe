using PredictiveMarketing.Forecasting.Frame.Objectives;
using PredictiveMarketing.Forecasting.Frame.Omtm;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Api;
using PredictiveMarketing.Storage.Omtm;

namespace PredictiveMarketing.Service.Pages.Omtm;

/// <summary>The flags of a goal; R stands for both of its meanings.</summary>
public sealed record SmartFlags(bool Specific, bool Measurable, bool Achievable, bool Realistic, bool Relevant, bool TimeBound, bool IsSmart)
{
    public static SmartFlags Of(SmartReview review)
    {
        ArgumentNullException.ThrowIfNull(review);
        return new(review.Specific, review.Measurable, review.Achievable, review.Realistic, review.Relevant, review.TimeBound, review.IsSmart);
    }
}

/// <summary>What a draft lacks.</summary>
/// <param name="MayStart">True when nothing keeps it from being activated but another active metric of its team.</param>
public sealed record OmtmCheckAnswer(bool MayStart, SmartFlags Smart, IReadOnlyList<Mistake> Findings)
{
    public static OmtmCheckAnswer Of(OmtmReview review)
    {
        ArgumentNullException.ThrowIfNull(review);
        return new(review.MayStart, SmartFlags.Of(review.Smart), [.. review.Findings.Select(Mistake.Of)]);
    }
}

/// <summary>A version of a team's metric on a day.</summary>
/// <param name="Label">Metric and segment in one.</param>
/// <param name="Day">Day of its term, from 1.</param>
/// <param name="Phase">Null until it has a term.</param>
/// <param name="Findings">What a draft lacks; empty for what was activated.</param>
public sealed record OmtmAnswer(
    long Id, string Team, int Version, long? Renews, OmtmState State, string Label, OmtmDraft Metric, DateOnly? Ends, int? Day, int? Days, TermPhase? Phase,
    string Author, DateTimeOffset CreatedAt, IReadOnlyList<OmtmEvent> Events, bool? GoalReached, IReadOnlyList<Mistake> Findings)
{
    public static OmtmAnswer Of(OmtmVersion version, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(version);
        OmtmTerm? term = version.Draft.Term;
        return new(
            version.Id, version.Team, version.Version, version.Renews, version.State, version.Draft.Metric.Label, version.Draft, term?.End, term?.DayOf(today), term?.Days, term?.PhaseOn(today),
            version.Author, version.CreatedAt, version.Events, version.GoalReached, version.State == OmtmState.Draft ? [.. OmtmReview.Of(version.Draft, today).Findings.Select(Mistake.Of)] : []);
    }
}

/// <param name="Moment">Notice, last call or expired.</param>
public sealed record ReminderAnswer(long Omtm, string Team, string Label, ReminderMoment Moment, DateOnly Due, DateOnly Ends, int DaysLeft);

/// <summary>The backlog: only what contributes directly is ranked.</summary>
public sealed record BacklogAnswer(IReadOnlyList<KeptExperiment> Ranked, IReadOnlyList<KeptExperiment> SetAside);

/// <param name="Budget">Null: money is no limit.</param>
/// <param name="Funded">How many of the lines, from the top, are above the cut line.</param>
public sealed record RankingAnswer(decimal? Budget, int Funded, decimal FundedCost, IReadOnlyList<InitiativeLine> Lines);

/// <param name="Id">By which it is withdrawn.</param>
/// <param name="Rank">From 1, by contribution to the north star metric.</param>
/// <param name="Reason">Why it is funded, or not.</param>
public sealed record InitiativeLine(long Id, int Rank, Initiative Initiative, CutReason Reason, bool IsFunded);

/// <param name="Actual">What came; null while it is not known.</param>
public sealed record StepAnswer(Month Month, double Step, double? Actual);

/// <summary>An objective with its steps against the actuals.</summary>
public sealed record ObjectiveAnswer(long Id, ObjectiveKind Kind, double Now, double Goal, double SuccessAt, double FailureBelow, IReadOnlyList<StepAnswer> Steps, ObjectiveOutcome Outcome, string Author, ObjectiveClosing? Closing)
{
    public static ObjectiveAnswer Of(KeptObjective kept, IReadOnlyDictionary<Month, double> actuals)
    {
        ArgumentNullException.ThrowIfNull(kept);
        Objective o = kept.Objective;
        StepAnswer[] steps = [.. kept.Steps.Select(s => new StepAnswer(s.Month, s.Value, actuals.TryGetValue(s.Month, out double came) ? came : null))];
        return new(kept.Id, o.Kind, o.Now!.Value, o.Goal!.Value, o.SuccessAt!.Value, o.FailureBelow!.Value, steps, kept.Closing?.Outcome ?? o.OutcomeOf(steps[^1].Actual), kept.Author, kept.Closing);
    }
}

public sealed record IndicatorAnswer(SuccessKind Kind, decimal Before, decimal After, decimal Needed, bool Met);

/// <param name="Sentence">In the caller's language.</param>
public sealed record ImpactAnswer(double? Before, double? After, int Months, double? Share, ImpactDirection Direction, string Sentence);
