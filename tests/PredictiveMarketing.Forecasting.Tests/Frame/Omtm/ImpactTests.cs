using PredictiveMarketing.Forecasting.Frame.Omtm;

namespace PredictiveMarketing.Forecasting.Tests.Frame.Omtm;

/// <summary>F13, F14, F15: what an effort did, what is funded, who contributes.</summary>
public class ImpactTests
{
    /// <summary>F13.</summary>
    [Fact]
    public void From_1000_to_1050_is_five_per_cent_up()
    {
        ImpactStatement impact = new(1000, 1050, 1);
        Assert.Equal(0.05, impact.Share!.Value, 12);
        Assert.Equal(ImpactDirection.Up, impact.Direction);
        Assert.Equal(ImpactDirection.Down, new ImpactStatement(1050, 1000, 1).Direction);
        Assert.Equal(ImpactDirection.Same, new ImpactStatement(7, 7, 1).Direction);
    }

    /// <summary>F13: no evidence is never a rise.</summary>
    [Theory]
    [InlineData(null, 10.0)]
    [InlineData(0.0, 10.0)]
    [InlineData(-5.0, 10.0)]
    [InlineData(10.0, double.NaN)]
    public void Without_a_start_there_is_no_share(double? before, double? after)
    {
        ImpactStatement impact = new(before, after, 1);
        Assert.Null(impact.Share);
        Assert.Equal(ImpactDirection.Unknown, impact.Direction);
    }

    /// <summary>F14.</summary>
    [Fact]
    public void An_initiative_that_contributes_nothing_is_never_above_the_cut_line_whatever_the_budget()
    {
        Initiative[] initiatives = [Of("poster", 0, 1), Of("search", 40, 30), Of("unknown", null, 0), Of("discount", -5, 0), Of("video", 60, 50)];
        foreach (decimal? budget in (decimal?[])[null, 0, 49, 50, 80, 1000])
        {
            InitiativeRanking ranking = InitiativeRanking.Of(initiatives, budget);
            Assert.All(ranking.Lines.Where(l => l.IsFunded), l => Assert.True(l.Initiative.Contribution > 0));
            Assert.Equal(["video", "search", "poster", "discount", "unknown"], ranking.Lines.Select(l => l.Initiative.Name));
        }

        Assert.Equal(
            [CutReason.Funded, CutReason.Funded, CutReason.NoContribution, CutReason.Harmful, CutReason.NotMeasured],
            InitiativeRanking.Of(initiatives, null).Lines.Select(l => l.Reason));
    }

    /// <summary>F14.</summary>
    [Fact]
    public void The_cut_line_is_one_line_and_nothing_cheap_slips_in_below_it()
    {
        InitiativeRanking ranking = InitiativeRanking.Of([Of("a", 9, 60), Of("b", 8, 60), Of("c", 7, 1)], 100);
        Assert.Equal([CutReason.Funded, CutReason.OverBudget, CutReason.OverBudget], ranking.Lines.Select(l => l.Reason));
        Assert.Equal(60, ranking.FundedCost);
        Assert.Equal(1, ranking.Funded);
    }

    /// <summary>F14.</summary>
    [Fact]
    public void A_contribution_without_evidence_is_a_warning_and_a_number_that_is_none_an_error() =>
        Assert.Equal(
            ["initiative.contribution-number", "initiative.evidence-missing", "initiative.name-missing"],
            new[] { new Initiative("a", 3, 1, null), new Initiative("b", double.NaN, 1, "x"), new Initiative(" ", null, 0, null) }.SelectMany(i => i.Check()).Select(f => f.Rule).Order());

    /// <summary>F15.</summary>
    [Fact]
    public void A_hundred_customers_are_four_groups_of_25_and_the_first_and_the_last_get_different_actions()
    {
        CustomerSegmentation segmentation = CustomerSegmentation.Of([.. Enumerable.Range(1, 100).Select(i => new CustomerContribution($"c{i}", i))]);
        Assert.Equal([25, 25, 25, 25], segmentation.Segments.Select(s => s.Customers));
        Assert.Equal([SegmentAction.Reward, SegmentAction.Grow, SegmentAction.Nurture, SegmentAction.WinBack], segmentation.Segments.Select(s => s.Action));
        Assert.Equal([(76.0, 100.0), (51.0, 75.0), (26.0, 50.0), (1.0, 25.0)], segmentation.Segments.Select(s => (s.Low, s.High)));
        // 76 + ... + 100 = 2,200 of 5,050.
        Assert.Equal(2200.0 / 5050, segmentation.Segments[0].Share!.Value, 12);
        Assert.All(Enumerable.Range(2, 9), n => Assert.NotEqual(CustomerSegmentation.ActionOf(1, n), CustomerSegmentation.ActionOf(n, n)));
    }

    /// <summary>F15.</summary>
    [Fact]
    public void A_rest_makes_groups_that_differ_by_one_and_equal_customers_always_fall_the_same_way()
    {
        CustomerContribution[] customers = [.. Enumerable.Range(1, 10).Select(i => new CustomerContribution($"c{i:00}", 5))];
        CustomerSegmentation there = CustomerSegmentation.Of(customers), back = CustomerSegmentation.Of([.. customers.Reverse()]);
        Assert.Equal([3, 3, 2, 2], there.Segments.Select(s => s.Customers));
        Assert.Equal(there.Segments, back.Segments);
    }

    /// <summary>F15.</summary>
    [Fact]
    public void A_list_that_cannot_be_split_says_everything_that_is_wrong_at_once()
    {
        CustomerSegmentation refused = CustomerSegmentation.Of([new("a", 1), new("a", double.NaN)]);
        Assert.Empty(refused.Segments);
        Assert.Equal(["segmentation.contribution", "segmentation.too-few", "segmentation.twice"], refused.Findings.Select(f => f.Rule).Order());
    }

    private static Initiative Of(string name, double? contribution, decimal cost) => new(name, contribution, cost, "last year's test");
}
