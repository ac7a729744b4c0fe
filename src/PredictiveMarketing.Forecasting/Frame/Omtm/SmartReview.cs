using System.Globalization;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Frame.Omtm;

/// <summary>A goal and the answers that make it SMART. R is asked twice: realistic and relevant.</summary>
/// <param name="Goal">One sentence: metric, comparison, number, deadline.</param>
public sealed record SmartAnswers(string? Goal)
{
    /// <summary>The metric today, in the unit of the goal.</summary>
    public double? Baseline { get; init; }

    /// <summary>Achievable: what shows that the number can be reached.</summary>
    public string? Achievable { get; init; }

    /// <summary>Realistic: who and what it takes, and that we have it.</summary>
    public string? Realistic { get; init; }

    /// <summary>Relevant: how it moves the north star metric.</summary>
    public string? Relevant { get; init; }
}

/// <summary>The five flags of a goal (F17), with a finding for each one that is missing.</summary>
public sealed record SmartReview(SmartGoal Goal, bool Specific, bool Measurable, bool Achievable, bool Realistic, bool Relevant, bool TimeBound, IReadOnlyList<Finding> Findings)
{
    /// <summary>An answer shorter than this says nothing.</summary>
    private const int ShortestAnswer = 10;

    /// <summary>R holds when both of its meanings do.</summary>
    public bool R => Realistic && Relevant;

    public bool IsSmart => Specific && Measurable && Achievable && R && TimeBound;

    /// <param name="today">A deadline must lie after it.</param>
    public static SmartReview Of(SmartAnswers answers, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(answers);
        SmartGoal goal = SmartGoal.Read(answers.Goal);
        List<Finding> findings = [];
        bool specific = Holds(goal.IsSpecific, "goal", "specific", ($"'{answers.Goal}' does not say what is counted, of whom.", "Name the metric and whom it is about: 7-day retention of freemium customers."));
        bool measurable = Holds(goal.Threshold is not null, "goal", "measurable", ($"'{answers.Goal}' has no number to compare with.", "Write a comparison and a number: ≥ 40 %."));
        bool open = goal.Threshold is null || answers.Baseline is not double now || goal.IsReachedBy(now) != true;
        bool achievable = Holds(Said(answers.Achievable), "achievable", "achievable", ("Nothing shows that the number can be reached.", "Say what shows it: a test, last year, another market."))
            & Holds(answers.Baseline is double given && double.IsFinite(given), "baseline", "baseline", ("The metric of today is missing.", "Write where the metric stands now."))
            & Holds(open, "baseline", "already-reached", (string.Create(CultureInfo.InvariantCulture, $"The metric stands at {answers.Baseline} and has reached the goal already."), "Set a goal that is still ahead."));
        bool realistic = Holds(Said(answers.Realistic), "realistic", "realistic", ("It is not said who and what it takes.", "Name the people, the days and the budget that are there for it."));
        bool relevant = Holds(Said(answers.Relevant), "relevant", "relevant", ("It is not said how it moves the north star metric.", "Say in a sentence what more of it does to the north star metric."));
        bool timeBound = Holds(goal.Deadline is not null, "goal", "time-bound", ($"'{answers.Goal}' has no deadline.", "Add one: by 2027-02-28."))
            & Holds(goal.Deadline is not DateOnly day || day > today, "goal", "deadline-past", (string.Create(CultureInfo.InvariantCulture, $"The deadline {goal.Deadline:yyyy-MM-dd} is over."), "Set a deadline that is still ahead."));
        return new SmartReview(goal, specific, measurable, achievable, realistic, relevant, timeBound, findings);

        bool Holds(bool holds, string field, string rule, (string Message, string Cure) said)
        {
            if (!holds)
                findings.Add(OmtmFinding.Error("smart", field, rule, said));
            return holds;
        }
    }

    private static bool Said(string? answer) => answer?.Trim().Length >= ShortestAnswer;
}
