using System.Globalization;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Frame.Objectives;

/// <summary>What was to be reached in a month on the way to the goal.</summary>
public sealed record ObjectiveStep(Month Month, double Value);

/// <summary>Where an objective ended, or stands.</summary>
public enum ObjectiveOutcome
{
    /// <summary>Not over, or the last month has no figure yet.</summary>
    Open,
    Success,

    /// <summary>Between success and failure.</summary>
    Partial,
    Failure,
}

/// <summary>An objective with small monthly steps, and what success and failure are, said before it starts (F30).</summary>
/// <param name="First">The first month that has a step.</param>
/// <param name="Months">How many steps, 1 to 24.</param>
/// <param name="Now">The KPI today, a month's value.</param>
/// <param name="Goal">The KPI in the last month.</param>
/// <param name="SuccessAt">From this value on it is a success; null: not said yet.</param>
/// <param name="FailureBelow">Below this value it is a failure; null: not said yet.</param>
public sealed record Objective(ObjectiveKind Kind, Month First, int Months, double? Now, double? Goal, double? SuccessAt, double? FailureBelow)
{
    public const int Longest = 24;

    public Month Last => First.Plus(Months - 1);

    /// <summary>Equal steps from now to the goal: 100 to 160 in six months is 110, 120, 130, 140, 150, 160. The last step is the goal itself.</summary>
    public IReadOnlyList<ObjectiveStep> Steps =>
        Now is double now && Goal is double goal && Months is >= 1 and <= Longest
            ? [.. Enumerable.Range(1, Months).Select(i => new ObjectiveStep(First.Plus(i - 1), i == Months ? goal : now + ((goal - now) * i / Months)))]
            : [];

    /// <summary>The step of a month; null outside the objective.</summary>
    public double? GoalOf(Month month) => Steps.FirstOrDefault(s => s.Month == month)?.Value;

    /// <summary>How it ended, by the last month's figure and by what was said before.</summary>
    public ObjectiveOutcome OutcomeOf(double? lastMonth) => lastMonth switch
    {
        null => ObjectiveOutcome.Open,
        double value when value >= SuccessAt => ObjectiveOutcome.Success,
        double value when value < FailureBelow => ObjectiveOutcome.Failure,
        _ when SuccessAt is null || FailureBelow is null => ObjectiveOutcome.Open,
        _ => ObjectiveOutcome.Partial,
    };

    /// <summary>Everything that keeps it from being set.</summary>
    public IReadOnlyList<Finding> Check()
    {
        List<Finding> findings = [];
        Number(Now, "now", "Write the KPI of the last full month.");
        Number(Goal, "goal", "Write the KPI that is wanted in the last month.");
        if (Months is < 1 or > Longest)
            Add("months", "months", $"It would last {Months.ToString(CultureInfo.InvariantCulture)} months.", $"Choose 1 to {Longest} months.");
        if (Now is double now && Goal is double goal && goal <= now)
            Add("goal", "goal-behind", $"The goal {goal.ToString(CultureInfo.InvariantCulture)} is not above today's {now.ToString(CultureInfo.InvariantCulture)}.", "Set a goal above today's value.");
        if (SuccessAt is null)
            Add("successAt", "success-missing", "It is not said what a success is.", "Say from which value on it is one, before it starts.");
        if (FailureBelow is null)
            Add("failureBelow", "failure-missing", "It is not said what a failure is.", "Say below which value it is one, before it starts.");
        if (SuccessAt < FailureBelow)
            Add("failureBelow", "failure-above-success", "A value could be a success and a failure.", "Set the failure at or below the success.");
        if (SuccessAt > Goal)
            Add("successAt", "success-above-goal", "Reaching the goal would not be a success.", "Set the success at or below the goal.");
        return findings;

        void Number(double? value, string field, string cure)
        {
            if (value is not (double and >= 0) || !double.IsFinite(value.Value))
                Add(field, field, $"'{value?.ToString(CultureInfo.InvariantCulture)}' is not a value of the KPI.", cure);
        }

        void Add(string field, string rule, string message, string cure) => findings.Add(Finding.Error(new Place("objective", Column: field), $"objective.{rule}", message, cure));
    }
}
