using PredictiveMarketing.Forecasting.Choose;
using PredictiveMarketing.Forecasting.Plan;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Forecasts;
using PredictiveMarketing.Storage.Jobs;
using PredictiveMarketing.Storage.Targets;
using PredictiveMarketing.Storage.Versions;

namespace PredictiveMarketing.Trainer.Runs;

/// <summary>What a run left in the store, in a fixed order.</summary>
/// <param name="Totals">One per campaign: market ALL.</param>
/// <param name="Refused">Series and steps that a gate kept out, with the reason.</param>
/// <param name="Plan">The total over all series and the months ahead, from joint draws; null when nothing was forecast.</param>
internal sealed record RunOutcome(
    string Workspace,
    Month Cycle,
    KeptDataSet DataSet,
    CycleProgress Progress,
    IReadOnlyList<StoredForecast> Forecasts,
    IReadOnlyList<TargetVersion> Targets,
    IReadOnlyList<Partition> Refused,
    IReadOnlyList<Partition> Failed,
    Quantiles? Plan)
{
    public IReadOnlyList<StoredForecast> Totals => [.. Forecasts.Where(f => f.Forecast.Key.Market == PlanForecast.TotalMarket)];

    public IReadOnlyList<StoredForecast> Series => [.. Forecasts.Where(f => f.Sources.Model is not null)];

    public static RunOutcome Of(Store store, string workspace, Month cycle, KeptDataSet dataSet, CycleProgress progress)
    {
        IReadOnlyList<Partition> partitions = store.Partitions.List(workspace, cycle);
        StoredForecast[] forecasts = [.. store.Forecasts.All(workspace, cycle).Where(f => f.Sources.DataSet == dataSet.Id).OrderBy(f => f.Forecast.Key)];
        return new RunOutcome(
            workspace,
            cycle,
            dataSet,
            progress,
            forecasts,
            [.. store.Targets.Find(new TargetQuery(workspace) { Cycle = cycle }).Where(t => t.Sources.DataSet == dataSet.Id).OrderBy(t => t.Key).ThenBy(t => t.Month).ThenBy(t => t.Version)],
            [.. partitions.Where(p => p.State == PartitionState.Refused && p.Step == CycleStep.Train).OrderBy(p => p.Key)],
            [.. partitions.Where(p => p.State == PartitionState.Failed).OrderBy(p => p.Key)],
            PlanTotal(store, workspace, forecasts));
    }

    private static Quantiles? PlanTotal(Store store, string workspace, StoredForecast[] forecasts)
    {
        StoredForecast[] series = [.. forecasts.Where(f => f.Sources.Model is not null)];
        if (series.Length == 0)
            return null;
        ModelDocument[] models = [.. series.Select(f => store.Models.Document(workspace, f.Sources.Model!))];
        bool nonNegative = store.DataSets.Open(series[0].Sources.DataSet).Contract.Kpi.NonNegative;
        return TotalForecaster.OverPlan([.. series.Select((f, i) => new JointDraws.Member(f.Forecast, models[i].Intervals))], models[0].Seed, nonNegative);
    }
}
