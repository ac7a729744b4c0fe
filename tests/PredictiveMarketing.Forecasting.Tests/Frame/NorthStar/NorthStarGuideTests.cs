using PredictiveMarketing.Forecasting.Frame.NorthStar;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Tests.Frame.NorthStar;

/// <summary>F06, F07, F08: the guide in four steps, the five criteria, the matrix.</summary>
public class NorthStarGuideTests
{
    /// <summary>F06: of 32 combinations one is eligible, the others name what fails.</summary>
    [Fact]
    public void Of_the_32_ways_to_tick_five_boxes_one_is_eligible_and_31_name_exactly_what_fails()
    {
        int eligible = 0;
        for (int ticks = 0; ticks < 32; ticks++)
        {
            CriterionEvidence[] boxes = [.. Criteria.All.Select((c, i) => new CriterionEvidence(c, (ticks & (1 << i)) != 0, "seen"))];
            Criterion[] open = [.. Criteria.All.Where((_, i) => (ticks & (1 << i)) == 0)];

            Assert.Equal(open, Criteria.Failed(boxes));
            eligible += Criteria.Failed(boxes).Count == 0 ? 1 : 0;
        }

        Assert.Equal(1, eligible);
    }

    /// <summary>F06: evidence text.</summary>
    [Fact]
    public void A_tick_without_evidence_is_no_tick() =>
        Assert.Equal([Criterion.Actionable], Criteria.Failed([.. Criteria.All.Select(c => new CriterionEvidence(c, true, c == Criterion.Actionable ? " " : "seen"))]));

    /// <summary>F07: the acceptance line.</summary>
    [Fact]
    public void Candidates_are_ranked_by_the_product_of_impact_and_ease() =>
        Assert.Equal([20, 15, 12], PriorityMatrix.Rank([new("a", 4, 3), new("b", 5, 4), new("c", 3, 5)]).Select(c => c.Score));

    /// <summary>F07: all 25 cells.</summary>
    [Fact]
    public void Every_cell_of_the_matrix_is_the_product()
    {
        for (int impact = 1; impact <= 5; impact++)
        {
            for (int ease = 1; ease <= 5; ease++)
            {
                Assert.Equal(impact * ease, new Candidate("a", impact, ease).Score);
                Assert.Empty(PriorityMatrix.Check([new Candidate("a", impact, ease)]));
            }
        }
    }

    /// <summary>F07: 0 and 6 are errors.</summary>
    [Theory]
    [InlineData(0, 3, "candidates[0].impact")]
    [InlineData(6, 3, "candidates[0].impact")]
    [InlineData(3, 0, "candidates[0].ease")]
    [InlineData(3, 6, "candidates[0].ease")]
    public void A_value_outside_one_to_five_is_an_error_at_its_field(int impact, int ease, string field) =>
        Assert.Equal(field, Assert.Single(PriorityMatrix.Check([new Candidate("a", impact, ease)])).Place.Column);

    /// <summary>F08: five whys.</summary>
    [Fact]
    public void Four_whys_are_refused_and_five_pass()
    {
        NorthStarDraft four = new() { ValueProposition = "v", Jobs = ["j"], Whys = ["1", "2", "3", "4"] };

        Assert.Equal(["northstar.five-whys"], SoundStar.Errors(NorthStarGuide.Open(four, GuideStep.Success)));
        Assert.Equal(GuideStep.Success, NorthStarGuide.Current(four));
        Assert.Equal(GuideStep.Brainstorm, NorthStarGuide.Current(four with { Whys = [.. four.Whys, "5"] }));
    }

    [Fact]
    public void Blank_whys_are_no_whys() =>
        Assert.NotEmpty(NorthStarGuide.Open(SoundStar.Draft with { Whys = ["1", "2", " ", "4", "5"] }, GuideStep.Success));

    /// <summary>F08: step 3 before step 2 is blocked.</summary>
    [Fact]
    public void A_brainstorm_before_the_whys_is_refused()
    {
        NorthStarDraft early = new() { ValueProposition = "v", Jobs = ["j"], Candidates = [new("a", 1, 1)] };

        Finding refused = Assert.Single(NorthStarGuide.Order(early));
        Assert.Equal((NorthStarGuide.OutOfOrder, "candidates"), (refused.Rule, refused.Place.Column));
    }

    [Fact]
    public void The_whole_guide_leaves_nothing_open()
    {
        Assert.Null(NorthStarGuide.Current(SoundStar.Draft));
        Assert.Empty(NorthStarGuide.Check(SoundStar.Draft));
    }

    /// <summary>F05: vanity cannot be the north star.</summary>
    [Fact]
    public void A_vanity_metric_cannot_be_selected()
    {
        NorthStarDraft vain = SoundStar.Draft with { Candidates = [new("followers", 5, 5), new("test drives", 4, 3)], Chosen = "followers" };

        Assert.Equal([NorthStarLint.Vanity], SoundStar.Errors(NorthStarGuide.Open(vain, GuideStep.Brainstorm)));
    }

    /// <summary>F10: the definition is specific.</summary>
    [Fact]
    public void A_vague_definition_does_not_pass_validation() =>
        Assert.Equal(["metric.vague"], SoundStar.Errors(NorthStarGuide.Open(SoundStar.Draft with { Definition = "customer satisfaction" }, GuideStep.Validate)));
}
