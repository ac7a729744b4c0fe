using PredictiveMarketing.Forecasting.Frame.Omtm;

namespace PredictiveMarketing.Forecasting.Tests.Frame.Omtm;

/// <summary>F17: a goal is specific, measurable, achievable, realistic and relevant, and time-bound.</summary>
public class SmartTests
{
    private const string Retention = "7-day retention of freemium customers ≥ 40 % by 2027-02-28";
    private static readonly DateOnly Today = new(2026, 11, 22);

    private static readonly SmartAnswers Answers = new(Retention)
    {
        Baseline = 34,
        Achievable = "The pilot in Lyon reached 41 %.",
        Realistic = "Two people and 20 days of development are planned.",
        Relevant = "Each retained customer asks for a test drive twice as often.",
    };

    /// <summary>What people type is read in one pass, whatever they type.</summary>
    [Theory]
    [InlineData("au la fin ")]
    [InlineData("≥ 1 1 . 1 , ")]
    [InlineData("by 12 ")]
    [InlineData("pour le la fin ")]
    public async Task A_goal_that_was_made_to_be_read_without_end_is_read_at_once(string again) =>
        await Task.Run(() => SmartGoal.Read(string.Concat(Enumerable.Repeat(again, 60_000)))).WaitAsync(TimeSpan.FromMinutes(1));

    [Fact]
    public void A_bare_word_is_rejected_and_the_full_sentence_accepted()
    {
        Assert.True(SmartReview.Of(Answers, Today).IsSmart);
        SmartReview bare = SmartReview.Of(Answers with { Goal = "Rétention" }, Today);
        Assert.False(bare.IsSmart);
        Assert.Equal((false, false, false), (bare.Specific, bare.Measurable, bare.TimeBound));
        Assert.Equal(["smart.specific", "smart.measurable", "smart.time-bound"], bare.Findings.Select(f => f.Rule));
        Assert.All(bare.Findings, f => Assert.Equal("goal", f.Place.Column));
    }

    [Fact]
    public void R_is_asked_twice_and_either_answer_alone_is_not_enough()
    {
        SmartReview unrealistic = SmartReview.Of(Answers with { Realistic = null }, Today);
        SmartReview irrelevant = SmartReview.Of(Answers with { Relevant = " yes " }, Today);
        Assert.Equal((false, true, false), (unrealistic.Realistic, unrealistic.Relevant, unrealistic.R));
        Assert.Equal((true, false, false), (irrelevant.Realistic, irrelevant.Relevant, irrelevant.R));
        Assert.Equal("realistic", Assert.Single(unrealistic.Findings).Place.Column);
        Assert.Equal("relevant", Assert.Single(irrelevant.Findings).Place.Column);
    }

    [Fact]
    public void Each_flag_falls_alone()
    {
        Assert.Equal("smart.achievable", Only(Answers with { Achievable = null }));
        Assert.Equal("smart.baseline", Only(Answers with { Baseline = null }));
        Assert.Equal("smart.already-reached", Only(Answers with { Baseline = 40 }));
        Assert.Equal("smart.deadline-past", Only(Answers with { Goal = Retention.Replace("2027-02-28", "2026-11-22", StringComparison.Ordinal) }));
        Assert.Equal("smart.specific", Only(Answers with { Goal = "Customer satisfaction ≥ 40 % by 2027-02-28" }));
    }

    [Theory]
    [InlineData(Retention, GoalDirection.AtLeast, 40.0, "%", "2027-02-28")]
    [InlineData("Rétention à 7 jours des clients freemium ≥ 40 % d'ici le 28 février 2027", GoalDirection.AtLeast, 40.0, "%", "2027-02-28")]
    [InlineData("Coût par lead des campagnes sociales au plus 38,5 € avant fin mars 2027", GoalDirection.AtMost, 38.5, "€", "2027-03-31")]
    [InlineData("Demandes d'essai en Allemagne au moins 1 200 par mois d’ici 31/01/2027", GoalDirection.AtLeast, 1200.0, "par mois", "2027-01-31")]
    [InlineData("Visitor conversion in Germany > 3.5 % before 2027-01", GoalDirection.AtLeast, 3.5, "%", "2027-01-31")]
    [InlineData("Bounce rate of paid visits below 45% by March 1st, 2027", GoalDirection.AtMost, 45.0, "%", "2027-03-01")]
    public void A_goal_is_read_in_both_languages(string text, GoalDirection direction, double threshold, string unit, string deadline)
    {
        SmartGoal goal = SmartGoal.Read(text);
        Assert.Equal((direction, threshold, unit, DateOnly.ParseExact(deadline, "yyyy-MM-dd")), (goal.Direction!.Value, goal.Threshold!.Value, goal.Unit, goal.Deadline!.Value));
        Assert.True(goal.IsSpecific);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("≥")]
    [InlineData("by 2027-13-45 ≥ ")]
    [InlineData("du mieux que nous pouvons, d'ici le 31 février 2027")]
    public void Whatever_is_typed_is_read_without_an_exception_and_is_no_goal(string? text)
    {
        SmartGoal goal = SmartGoal.Read(text);
        Assert.Null(goal.Threshold);
        Assert.Null(goal.Deadline);
        Assert.Null(goal.IsReachedBy(5));
    }

    [Fact]
    public void A_goal_at_most_is_reached_from_below() =>
        Assert.Equal((true, false), (SmartGoal.Read("cost per lead ≤ 40 €").IsReachedBy(40)!.Value, SmartGoal.Read("cost per lead ≤ 40 €").IsReachedBy(40.01)!.Value));

    private static string Only(SmartAnswers answers) => Assert.Single(SmartReview.Of(answers, Today).Findings).Rule;
}
