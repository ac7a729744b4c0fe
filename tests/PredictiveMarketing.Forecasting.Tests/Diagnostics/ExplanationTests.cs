using PredictiveMarketing.Forecasting.Choose;
using PredictiveMarketing.Forecasting.Diagnostics;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Models;
using PredictiveMarketing.Forecasting.Models.Baselines;
using PredictiveMarketing.Forecasting.Models.Regression;

namespace PredictiveMarketing.Forecasting.Tests.Diagnostics;

public sealed class ExplanationTests
{
    [Fact]
    public void A_driver_that_moves_the_leads_is_worth_something_and_one_that_does_not_is_worth_nothing()
    {
        Workbench bench = Bench(effect: 3, noise: 10, decoys: 1);
        IReadOnlyList<DriverImportance> drivers = DriverImportance.Of(bench, new RidgeCandidate(), Planted.Key, bench.Framed.Cutoff);
        DriverImportance tv = drivers.Single(d => d.Driver == "tv");
        Assert.Equal(tv, drivers[0]);
        Assert.True(tv.Permuted > 1.5, $"permuted {tv.Permuted}");
        Assert.True(tv.Dropped > 1.5, $"dropped {tv.Dropped}");
        Assert.All(drivers.Where(d => d.Driver != "tv"), d => Assert.InRange(d.Permuted!.Value, 0.8, 1.2));
    }

    [Fact]
    public void The_same_seed_gives_the_same_importance()
    {
        Workbench one = Bench(effect: 3, noise: 10, decoys: 0);
        Workbench again = Bench(effect: 3, noise: 10, decoys: 0);
        Assert.Equal(
            DriverImportance.Of(one, new RidgeCandidate(), Planted.Key, one.Framed.Cutoff),
            DriverImportance.Of(again, new RidgeCandidate(), Planted.Key, again.Framed.Cutoff));
    }

    [Fact]
    public void Hiding_the_last_month_moves_the_naive_forecast_by_the_change_to_it_and_hiding_another_one_does_not()
    {
        IReadOnlyList<double?> influence = MonthInfluence.Of(new NaiveCandidate(), Planted.Table([100, 90, 80, 120, 100]));
        Assert.Equal(0.2, influence[4]!.Value, 1e-12);
        Assert.All(influence.Take(4), i => Assert.Equal(0, i!.Value, 1e-12));
    }

    [Fact]
    public void A_missing_month_has_no_influence_to_tell()
    {
        IReadOnlyList<double?> influence = MonthInfluence.Of(new NaiveCandidate(), Planted.Table([100, double.NaN, 80]));
        Assert.Null(influence[1]);
    }

    [Fact]
    public void The_heaviest_members_are_laid_open_with_their_weights_and_what_drivers_are_worth_to_them()
    {
        Workbench bench = Bench(effect: 3, noise: 10, decoys: 0);
        var explanation = SeriesExplanation.Of(bench, Planted.Key, bench.Framed.Cutoff, members: 4);
        Assert.NotEmpty(explanation.Decision.Reasons);
        Assert.InRange(explanation.Members.Count, 1, 4);
        Assert.Equal(explanation.Members.OrderByDescending(m => m.Weight).Select(m => m.Weight), explanation.Members.Select(m => m.Weight));
        foreach (MemberExplanation member in explanation.Members)
        {
            LeagueRow row = explanation.Decision.League.Single(r => r.Candidate == member.Diagnostics.Candidate);
            Assert.Equal(row.Weight, member.Weight);
            bool looksAtDrivers = bench.Pool[bench.IndexOf(row.Candidate)].SeesDrivers;
            Assert.Equal(looksAtDrivers, member.Drivers.Count > 0);
        }
    }

    private static Workbench Bench(double effect, double noise, int decoys)
    {
        Workspace workspace = Planted.Driven(48, 3, effect, noise, seed: 5, decoys);
        // Every driver is kept, so that the worthless ones are judged here and not by step 3.
        workspace = workspace with { Contract = workspace.Contract with { Gates = Gates.Default with { DriverSignificance = 1 } } };
        return FourSteps.Bench(FourSteps.Frame(workspace, null), seed: 1);
    }
}
