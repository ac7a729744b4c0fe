using Microsoft.Data.Sqlite;
using PredictiveMarketing.Forecasting.Frame.Objectives;
using PredictiveMarketing.Forecasting.Frame.Omtm;
using PredictiveMarketing.Forecasting.Kpis;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Omtm;
using PredictiveMarketing.Storage.Tests.Stores;

namespace PredictiveMarketing.Storage.Tests.Omtm;

/// <summary>F14, F15, F18, F23, F25, F28, F30: what teams keep beside their metric.</summary>
public sealed class TeamSheetsTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 11, 22);
    private static readonly Objective Leads = new(ObjectiveKind.Leads, Month.Of(2026, 12), 6, 100, 160, 160, 130);
    private readonly OpenStore open = new();

    public void Dispose() => open.Dispose();

    private OmtmRoom Room => open.Store.Omtm;

    /// <summary>F25.</summary>
    [Fact]
    public void An_experiment_is_started_and_finished_with_its_effect_and_an_indirect_one_is_not_started()
    {
        long metric = Room.Metrics.Draft(OpenStore.Workspace, OmtmLedgerTests.Sound("Growth"), "Ada", Today).Changed!.Id;
        KeptExperiment direct = Room.Experiments.Add(OpenStore.Workspace, metric, new Experiment("Short form", "Three fields less, more requests", Directness.Direct, 5, 4), "Ada").Changed!;
        KeptExperiment indirect = Room.Experiments.Add(OpenStore.Workspace, metric, new Experiment("New logo", "Nicer", Directness.Indirect, 5, 5), "Ada").Changed!;
        Assert.Equal("experiment.not-direct", Assert.Single(Room.Experiments.Start(OpenStore.Workspace, indirect.Id, ("Ada", "let us try")).Findings).Rule);
        Assert.Equal(Refused.Conflict, Room.Experiments.Finish(OpenStore.Workspace, direct.Id, 0.4, ("Ada", "too early")).Refused);
        Assert.True(Room.Experiments.Start(OpenStore.Workspace, direct.Id, ("Ada", "A/B test in Lyon")).Accepted);
        KeptExperiment finished = Room.Experiments.Finish(OpenStore.Workspace, direct.Id, 0.4, ("Bea", "Four tenths of a point.")).Changed!;
        Assert.Equal((ExperimentState.Finished, 0.4), (finished.State, finished.Events[^1].Effect!.Value));
        Assert.Equal("experiment.note-missing", Assert.Single(Room.Experiments.Drop(OpenStore.Workspace, indirect.Id, ("Ada", null)).Findings).Rule);
        Assert.Equal(Refused.Unknown, Room.Experiments.Add("another", metric, direct.Experiment, "Ada").Refused);
        Assert.Equal([direct.Id], ExperimentBacklog.Of(Room.Experiments.All(OpenStore.Workspace, metric), e => e.Experiment).Ranked.Select(e => e.Id));
    }

    /// <summary>F30.</summary>
    [Fact]
    public void An_objective_gives_the_goal_of_each_month_until_it_is_closed()
    {
        KeptObjective set = Room.Objectives.Set(OpenStore.Workspace, Leads, "Ada").Changed!;
        open.Reopen();
        Assert.Equal([110.0, 120, 130, 140, 150, 160], Room.Objectives.All(OpenStore.Workspace)[0].Steps.Select(s => s.Value));
        Assert.Equal(130, Assert.Single(Room.Objectives.GoalsOf(OpenStore.Workspace, Month.Of(2027, 2))).Value);
        Assert.Empty(Room.Objectives.GoalsOf(OpenStore.Workspace, Month.Of(2027, 6)));
        Assert.Equal("objective.second-open", Assert.Single(Room.Objectives.Set(OpenStore.Workspace, Leads, "Ada").Findings).Rule);
        Assert.Equal(Refused.Incomplete, Room.Objectives.Set(OpenStore.Workspace, Leads with { SuccessAt = null }, "Ada").Refused);
        Assert.Equal(ObjectiveOutcome.Partial, Room.Objectives.Close(OpenStore.Workspace, set.Id, 140, ("Ada", "strike in May")).Changed!.Closing!.Outcome);
        Assert.Empty(Room.Objectives.GoalsOf(OpenStore.Workspace, Month.Of(2027, 2)));
        Assert.Equal(Refused.Conflict, Room.Objectives.Close(OpenStore.Workspace, set.Id, 160, ("Ada", null)).Refused);
        Assert.True(Room.Objectives.Set(OpenStore.Workspace, Leads, "Ada").Accepted);
    }

    /// <summary>F14.</summary>
    [Fact]
    public void Initiatives_are_kept_once_each_and_withdrawn_not_deleted()
    {
        KeptInitiative kept = Room.Initiatives.Add(OpenStore.Workspace, new Initiative(" Search ", 40, 30_000m, "test of May"), "Ada").Changed!;
        Assert.Equal("initiative.twice", Assert.Single(Room.Initiatives.Add(OpenStore.Workspace, new Initiative("search", 1, 1, "x"), "Ada").Findings).Rule);
        Assert.True(Room.Sheets.WriteBudget(OpenStore.Workspace, new InitiativeBudget(20_000m), "Ada").Accepted);
        InitiativeRanking ranking = InitiativeRanking.Of(Room.Initiatives.Open(OpenStore.Workspace).Select(i => i.Initiative), Room.Sheets.Budget(OpenStore.Workspace)!.Content.Amount);
        Assert.Equal(("Search", CutReason.OverBudget), (ranking.Lines[0].Initiative.Name, ranking.Lines[0].Reason));
        Assert.True(Room.Initiatives.Withdraw(OpenStore.Workspace, kept.Id, ("Bea", "no longer offered")).Accepted);
        Assert.Empty(Room.Initiatives.Open(OpenStore.Workspace));
        Assert.Equal(1, open.Store.Read(t => t.Single<int>("select count(*) from initiatives")));
    }

    /// <summary>F15, F18, F23, F28.</summary>
    [Fact]
    public void Sheets_are_versions_and_the_last_one_counts()
    {
        Assert.Null(Room.Sheets.Funnel(OpenStore.Workspace));
        Assert.True(Room.Sheets.WriteFunnel(OpenStore.Workspace, [new FunnelCount(FunnelStage.Revenue, "orders", 20, null, "Ada")], "Ada").Accepted);
        Assert.True(Room.Sheets.WriteFunnel(OpenStore.Workspace, [new FunnelCount(FunnelStage.Revenue, "orders", 25, null, "Ada")], "Ada").Accepted);
        Assert.Equal((2, 25.0), (Room.Sheets.Funnel(OpenStore.Workspace)!.Version, Room.Sheets.Funnel(OpenStore.Workspace)!.Content[0].Count!.Value));
        Assert.Equal(Refused.Incomplete, Room.Sheets.WriteFunnel(OpenStore.Workspace, [new FunnelCount(FunnelStage.Revenue, "orders", -1, null, "Ada")], "Ada").Refused);
        Assert.True(Room.Sheets.WriteLine(OpenStore.Workspace, [new("engines", 20), new("paint", 10)], "Ada").Accepted);
        Assert.Equal(["paint"], ProductionLine.Of(Room.Sheets.Line(OpenStore.Workspace)!.Content).Bottlenecks);

        Answer<KeptSheet<WatchedMetric[]>> metrics = Room.Sheets.WriteMetrics(OpenStore.Workspace, [new("cost-per-lead", KpiType.Cost, GrowthDimension.Acquisition, MetricNature.Quantitative, null)], "Ada");
        Assert.True(metrics.Accepted);
        Assert.Equal(["metrics.missing-retention", "metrics.missing-engagement", "metrics.quantitative-only"], metrics.Findings.Select(f => f.Rule));
        Assert.Equal("cost-per-lead", Room.Sheets.Metrics(OpenStore.Workspace)!.Content[0].Name);

        CustomerSegmentation segmentation = CustomerSegmentation.Of([.. Enumerable.Range(1, 100).Select(i => new CustomerContribution($"secret-{i}", i))]);
        Assert.True(Room.Sheets.WriteSegments(OpenStore.Workspace, segmentation, "Ada").Accepted);
        Assert.Equal(4, Room.Sheets.Segments(OpenStore.Workspace)!.Content.Length);
        Assert.Equal(0, open.Store.Read(t => t.Single<int>("select count(*) from omtm_sheets where content like '%secret%'")));
        Assert.Throws<SqliteException>(() => open.Store.Write(t => t.Execute("update omtm_sheets set who = 'x'")));
    }
}
