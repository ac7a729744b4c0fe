using PredictiveMarketing.Forecasting.Choose;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Models;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Tests.Choose;

public sealed class ChooseStepTests
{
    [Fact]
    public void The_trimmed_mean_leaves_out_three_tenths_of_the_weight_at_either_end()
    {
        // Five equal members: one and a half go on either side, half of 2, all of 3 and half of 10 stay.
        Assert.Equal(4.5, TrimmedMean.Of([2, 99, 3, -50, 10], [1, 1, 1, 1, 1]), 1e-12);
        Assert.Equal(2, TrimmedMean.Of([3, 1], [1, 1]), 1e-12);
        Assert.Equal(7, TrimmedMean.Of([7], [0.3]), 1e-12);
    }

    [Fact]
    public void The_trimmed_mean_leans_to_the_heavier_side_and_ignores_an_exploding_member()
    {
        // Of the weight between 0.3 and 0.7, three quarters lie on 10 and one quarter on 20.
        Assert.Equal(12.5, TrimmedMean.Of([10, 20, 1e12], [0.6, 0.2, 0.2]), 1e-9);
        Assert.Equal(10, TrimmedMean.Of([10, 20, 1e12], [0.8, 0.1, 0.1]), 1e-9);
    }

    [Fact]
    public void M01_when_nothing_beats_last_year_the_baseline_is_chosen_and_says_so()
    {
        // Twelve unrelated months that come back each year to the digit: nothing can do better than repeating them.
        double[] year = [31, 8, 77, 12, 93, 40, 5, 66, 21, 84, 50, 17];
        SeriesDecision decision = Decide(Planted.Workspace(3, [.. Enumerable.Range(0, 48).Select(t => year[t % 12])]));
        Assert.Equal("seasonal-naive", decision.Selected);
        Assert.True(decision.IsBaseline);
        Assert.Equal(Judgement.Fail, decision.Skill.Judgement);
        Assert.Contains(decision.Reasons, r => r.Code == "choose.baseline-kept");
    }

    [Fact]
    public void M01_when_media_drive_the_leads_the_baseline_is_beaten()
    {
        SeriesDecision decision = Decide(Planted.Driven(48, 3, effect: 3, noise: 10, seed: 2));
        Assert.False(decision.IsBaseline);
        Assert.Equal(Judgement.Pass, decision.Skill.Judgement);
        LeagueRow combination = decision.League.Single(r => r.Candidate == "combination");
        Assert.True(combination.RelativeError < 0.6, $"relative error {combination.RelativeError}");
    }

    [Fact]
    public void The_league_is_ranked_and_its_weights_add_up_to_one()
    {
        SeriesDecision decision = Decide(Planted.Driven(48, 3, effect: 1, noise: 30, seed: 3));
        double[] errors = [.. decision.League.Select(r => r.MeanAbsoluteError ?? double.PositiveInfinity)];
        Assert.Equal(errors.Order(), errors);
        Assert.Equal(1, decision.League.Sum(r => r.Weight), 1e-9);
        Assert.Equal(0, decision.League.Single(r => r.Candidate == "naive").Weight);
    }

    [Theory]
    [InlineData(48, 12)]
    [InlineData(24, 12)]
    [InlineData(15, 3)]
    [InlineData(12, 0)]
    public void At_most_twelve_inner_folds_that_leave_enough_months(int months, int folds) =>
        Assert.Equal(folds, Decide(Planted.Workspace(3, Planted.Seasonal(months, 100, 0.1, seed: 4))).Folds);

    [Fact]
    public void Without_folds_the_verdict_is_a_review_and_the_weights_are_the_stated_prior()
    {
        SeriesDecision decision = Decide(Planted.Workspace(3, Planted.Seasonal(12, 100, 0.1, seed: 4)));
        Assert.Equal(Judgement.Review, decision.Skill.Judgement);
        // No driver is kept: the families made for one series share two thirds, equally; the regressions the rest.
        LeagueRow[] members = [.. decision.League.Where(r => r.Weight > 0)];
        LeagueRow[] alone = [.. members.Where(r => Candidates.Univariate.Any(u => u.Name == r.Candidate))];
        Assert.All(alone, r => Assert.Equal(2.0 / 3 / alone.Length, r.Weight, 1e-12));
        Assert.All(members.Except(alone), r => Assert.Equal(1.0 / 3 / (members.Length - alone.Length), r.Weight, 1e-12));
        Assert.Contains(decision.Reasons, r => r.Code == "choose.no-folds");
    }

    [Fact]
    public void The_reasons_name_who_leads_which_driver_explains_it_and_how_the_two_voices_weigh()
    {
        SeriesDecision decision = Decide(Planted.Driven(48, 3, effect: 3, noise: 10, seed: 2, decoys: 2));
        Assert.Equal("tv", decision.Reasons.Single(r => r.Code == "choose.strongest-driver").Values["driver"]);
        Reason voices = decision.Reasons.Single(r => r.Code == "choose.voices");
        Assert.InRange(int.Parse(voices.Values["drivers"], System.Globalization.CultureInfo.InvariantCulture), 76, 100);
        Assert.Single(decision.Reasons, r => r.Code == "choose.leads-on-folds");
    }

    [Theory]
    [InlineData(0.02)]
    [InlineData(0.05)]
    [InlineData(0.1)]
    [InlineData(0.2)]
    public void Only_a_smaller_error_than_last_year_is_a_pass(double noise)
    {
        // Seasonal naive is hard to beat on a steady season: the verdict must follow the folds, whatever is published.
        SeriesDecision decision = Decide(Planted.Workspace(3, Planted.Seasonal(40, 100, noise, seed: 11)));
        double? relative = decision.League.Single(r => r.Candidate == "combination").RelativeError;
        Assert.Equal(relative < 1, decision.Skill.Judgement == Judgement.Pass);
        Assert.Equal(decision.Skill.Judgement == Judgement.Review, decision.Reasons.Any(r => r.Code == "choose.not-told-apart"));
    }

    [Fact]
    public void F01_a_series_whose_leads_fail_is_not_trained()
    {
        FramedQuestion framed = FourSteps.Frame(Planted.Workspace(3, Planted.Seasonal(11, 100, 0.1, seed: 4)), clock: null);
        InvalidOperationException refused = Assert.Throws<InvalidOperationException>(
            () => FourSteps.Choose(FourSteps.Bench(framed, 1), FourSteps.Evaluate(framed), Planted.Key, ""));
        Assert.Contains("11 months", refused.Message, StringComparison.Ordinal);
    }

    private static SeriesDecision Decide(Workspace world)
    {
        FramedQuestion framed = FourSteps.Frame(world, clock: null);
        return new Workbench(framed, seed: 1).Choice(Planted.Key, framed.Cutoff).Decision;
    }
}
