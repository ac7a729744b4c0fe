using PredictiveMarketing.Forecasting;
using PredictiveMarketing.Forecasting.Choose;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Models.Baselines;
using PredictiveMarketing.Forecasting.Plan;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Forecasts;
using PredictiveMarketing.Storage.Models;
using PredictiveMarketing.Storage.Notices;
using PredictiveMarketing.Storage.Targets;

namespace PredictiveMarketing.Storage.Jobs;

/// <summary>What one partition computed: either a reason to refuse it, or what to write when it completes.</summary>
internal sealed record PartitionOutcome(string? Refusal, Func<StoreTransaction, string> Write)
{
    public static PartitionOutcome Refused(string reason) => new(reason, _ => "");
}

/// <summary>Does the work of one partition: computes outside any transaction and returns what is to be written inside one.</summary>
internal sealed class CycleWork(Store store, CycleSettings settings)
{
    /// <summary>Who signs what no person did.</summary>
    public const string Machine = "pm";

    public const string Policy = "policy";

    private static readonly string Reference = new SeasonalNaiveCandidate().Name;

    public PartitionOutcome Do(Partition partition, CycleQuestion question) => partition.Step switch
    {
        CycleStep.Train => Train(partition, question),
        CycleStep.Forecast => Forecast(partition, question),
        CycleStep.Target => Target(partition, question),
        _ => throw new InvalidOperationException($"There is no step {partition.Step}."),
    };

    private PartitionOutcome Train(Partition partition, CycleQuestion question)
    {
        if (question.Refusal(partition.Key) is { } reason)
            return PartitionOutcome.Refused(reason);
        TrainedSeries trained = FourSteps.Choose(question.Bench, question.Sufficiency, partition.Key, question.DataSet);
        BacktestRow[] replays =
        [
            .. Backtest.ReplayOrigins(question.Framed, partition.Key, settings.Replays)
                .SelectMany(origin => Backtest.Fold(question.Bench, partition.Key, origin, window: null, IsReplayed)),
        ];
        IReadOnlyList<ShelvedModel> shelved = store.Models.Put(trained);
        return new PartitionOutcome(null, t =>
        {
            ModelShelf.Register(t, shelved);
            Replays.Append(t, partition.Workspace, partition.Cycle, question.DataSet, replays);
            return shelved.Single(s => s.Label.Kind == ModelKind.Series).Id;
        });
    }

    /// <summary>The product's own answer, and what it is measured against.</summary>
    private static bool IsReplayed(string candidate) => candidate == Backtest.Selected || candidate == Reference;

    private PartitionOutcome Forecast(Partition partition, CycleQuestion question)
    {
        Partition train = store.Partitions.Find(partition, CycleStep.Train);
        if (train.State == PartitionState.Refused)
            return PartitionOutcome.Refused(train.Error ?? "not trained");
        string model = train.Result ?? throw new InvalidOperationException($"{partition.Key} was trained without a document.");
        PlanForecast forecast = question.Forecast(store.Models.Document(partition.Workspace, model));
        var sources = new ForecastSources(question.DataSet, question.PlanId, model);
        return new PartitionOutcome(null, t => ForecastShelf.Append(t, partition.Workspace, partition.Cycle, forecast, sources));
    }

    private PartitionOutcome Target(Partition partition, CycleQuestion question)
    {
        StoredForecast[] markets =
        [
            .. store.Forecasts.All(partition.Workspace, partition.Cycle, question.DataSet)
                .Where(f => f.Forecast.Key.Campaign == partition.Key.Campaign && f.Sources.Model is not null),
        ];
        if (markets.Length == 0)
            return PartitionOutcome.Refused("no market of the campaign has a forecast");
        FramingContract contract = question.Framed.Contract;
        JointDraws.Member[] members =
            [.. markets.Select(m => new JointDraws.Member(m.Forecast, store.Models.Document(partition.Workspace, m.Sources.Model!).Intervals))];
        PlanForecast total = TotalForecaster.OverMarkets(partition.Key.Campaign, members, partition.Seed, contract.Kpi.NonNegative);
        IReadOnlyList<TargetDraft> drafts = TargetDrafts.Of([.. markets.Select(m => m.Forecast)], total, TargetDrafts.IsCount(question.Workspace));
        return new PartitionOutcome(null, t => Write(t, partition, question, markets, total, drafts));
    }

    private static string Write(
        StoreTransaction transaction, Partition partition, CycleQuestion question, StoredForecast[] markets, PlanForecast total, IReadOnlyList<TargetDraft> drafts)
    {
        Approval approval = question.Framed.Contract.Approval;
        string plan = question.PlanId;
        // A campaign with the one market ALL is its own total.
        StoredForecast? alone = Array.Find(markets, m => m.Forecast.Key == total.Key);
        string totalId = alone?.Id ?? ForecastShelf.Append(transaction, partition.Workspace, partition.Cycle, total, new ForecastSources(question.DataSet, plan, null));
        TargetSources SourcesOf(SeriesKey key) => Array.Find(markets, m => m.Forecast.Key == key) is { } market
            ? new TargetSources(question.DataSet, plan, market.Sources.Model, market.Id)
            : new TargetSources(question.DataSet, plan, null, totalId);

        IReadOnlyList<TargetVersion> drafted = TargetLedger.Draft(transaction, new CampaignDrafts(
            partition.Workspace, partition.Cycle, Machine,
            approval.Mode == ApprovalMode.Auto ? 1 : approval.Approvers,
            [.. drafts.Select(d => new SourcedDraft(d, SourcesOf(d.Key)))]));
        if (approval.Mode == ApprovalMode.Auto)
        {
            long[] open = [.. drafted.Where(d => d.State is TargetState.Draft or TargetState.Approved).Select(d => d.Id)];
            TargetLedger.Approve(transaction, open, Policy, approval.Reason);
            TargetLedger.Publish(transaction, open, Policy, approval.Reason);
        }
        else
        {
            RunNotices.Drafted(transaction, drafted);
        }

        return totalId;
    }
}
