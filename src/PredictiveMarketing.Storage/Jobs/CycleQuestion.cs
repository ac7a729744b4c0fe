using System.Collections.Concurrent;
using PredictiveMarketing.Forecasting;
using PredictiveMarketing.Forecasting.Choose;
using PredictiveMarketing.Forecasting.Evaluate;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Plan;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Models;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Jobs;

/// <summary>A cycle's question, framed once from the kept data set and shared by the workers of this process.</summary>
internal sealed class CycleQuestion
{
    private readonly ModelShelf shelf;
    private readonly ConcurrentDictionary<string, Lazy<SharedModel>> shared = new(StringComparer.Ordinal);

    public CycleQuestion(Workspace workspace, string dataSet, Month cycle, int seed, ModelShelf shelf)
    {
        this.shelf = shelf;
        DataSet = dataSet;
        Workspace = workspace;
        PlanId = DataSetVersion.Of(workspace).PlanId;
        // As known then: the leads of the cycle's own month have not come.
        Framed = FourSteps.Frame(workspace, clock: cycle);
        Sufficiency = FourSteps.Evaluate(Framed);
        Bench = FourSteps.Bench(Framed, seed);
    }

    public Workspace Workspace { get; }

    public string DataSet { get; }

    public string PlanId { get; }

    public FramedQuestion Framed { get; }

    public SufficiencyReport Sufficiency { get; }

    public Workbench Bench { get; }

    /// <summary>
    /// Chooses at every point in time that training will ask for, on all threads. Series share so much (pooled errors, models across series)
    /// that the first one to be trained would otherwise work for all of them alone. The results are the same; only the waiting is shorter.
    /// </summary>
    /// <param name="done">Hears which share is done.</param>
    public void Prepare(CycleSettings settings, Action<double> done)
    {
        int chosen = 0;
        SeriesKey[] keys = [.. Framed.Tables.Select(t => t.Key).Where(k => Refusal(k) is null)];
        Month[] replayed = [.. keys.SelectMany(k => Backtest.ReplayOrigins(Framed, k, settings.Replays)).Distinct().Order()];
        // Newest and oldest first: their inner folds hardly overlap, so that no thread waits for another's.
        Cutoff[] cutoffs = [Framed.Cutoff, .. replayed.Select(origin => Backtest.CutoffAt(Framed.Contract, origin, window: null))];
        Parallel.ForEach(
            Partitioner.Create(cutoffs, EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, settings.Threads) },
            cutoff =>
            {
                foreach (SeriesKey key in keys.Where(k => Framed.Table(k).Leads.First <= cutoff.Origin))
                    Bench.Choice(key, cutoff);
                done((double)Interlocked.Increment(ref chosen) / cutoffs.Length);
            });
    }

    /// <summary>Every series that has leads before the clock, those that nothing can be learned from included.</summary>
    public static IReadOnlyList<SeriesKey> Series(Workspace workspace, Month cycle) =>
        [.. workspace.Leads.Where(l => l.Month < cycle).Select(l => l.Key).Distinct().Order()];

    /// <summary>Content hash of what a cycle is worked with: two data sets with the same inputs give the same targets.</summary>
    public static string Inputs(Workspace workspace, Month cycle) =>
        DataSetVersion.Of(workspace with { Leads = [.. workspace.Leads.Where(l => l.Month < cycle)], Events = [], Goals = [] }).Id;

    /// <summary>Why a series may not be trained; null when it may.</summary>
    public string? Refusal(SeriesKey key)
    {
        if (Framed.Tables.All(t => t.Key != key))
            return "no month with final leads";
        Verdict leads = Sufficiency.OnLeads(key);
        return leads.Stops ? leads.Reason : null;
    }

    /// <summary>Forecasts with documents from the shelf, each checked against its hash.</summary>
    public PlanForecast Forecast(ModelDocument document) => PlanForecaster.Forecast(Framed, document, Shared);

    // Shared documents are large; each is read and checked once per process.
    private SharedModel Shared(string id) =>
        shared.GetOrAdd(id, key => new Lazy<SharedModel>(() => shelf.Shared(Framed.Contract.Name, key))).Value;
}
