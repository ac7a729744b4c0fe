using PredictiveMarketing.Forecasting.Choose;
using PredictiveMarketing.Forecasting.Frame;

namespace PredictiveMarketing.Forecasting.Tests.Choose;

public sealed class LeagueTests
{
    private static readonly SeriesDecision Decision = Decide();

    [Fact]
    public void Every_line_has_one_error_per_inner_fold() =>
        Assert.All(Decision.League, row => Assert.Equal(Decision.Origins.Count, row.FoldErrors.Count));

    [Fact]
    public void The_origins_of_the_folds_are_the_months_before_the_origin()
    {
        Assert.Equal(Decision.Folds, Decision.Origins.Count);
        Assert.Equal(Decision.Origin.Previous, Decision.Origins[^1]);
        Assert.Equal(Decision.Origins.Order(), Decision.Origins);
    }

    [Fact]
    public void A_candidate_won_the_folds_where_its_own_error_is_the_smallest()
    {
        LeagueRow[] candidates = [.. Decision.League.Where(r => r.Candidate != Backtest.Combination)];
        foreach (LeagueRow row in candidates)
        {
            int alone = Enumerable.Range(0, Decision.Folds).Count(f => candidates.All(c => c == row || c.FoldErrors[f] is null || c.FoldErrors[f] > row.FoldErrors[f]));
            int shared = Enumerable.Range(0, Decision.Folds).Count(f => candidates.All(c => c.FoldErrors[f] is null || c.FoldErrors[f] >= row.FoldErrors[f]));
            Assert.InRange(row.FoldsWon, alone, shared);
        }
    }

    private static SeriesDecision Decide()
    {
        FramedQuestion framed = FourSteps.Frame(Planted.Driven(48, 3, effect: 2, noise: 10, seed: 3), null);
        return FourSteps.Bench(framed, seed: 1).Choice(Planted.Key, framed.Cutoff).Decision;
    }
}
