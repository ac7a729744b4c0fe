using System.Collections.Concurrent;
using PredictiveMarketing.Forecasting;
using PredictiveMarketing.Forecasting.Choose;
using PredictiveMarketing.Forecasting.Evaluate;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Relate;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Service.Desk;

/// <summary>
/// Steps 2 and 3 of the data sets that pages look at, worked out when somebody looks: an import is judged at once, before its run. They are named by
/// data set and clock, so what is kept here can never be stale.
/// </summary>
public sealed class EvidenceRoom
{
    // A page looks at the current version of a few workspaces.
    private const int Most = 6;
    private readonly ConcurrentDictionary<(string DataSet, Month Clock, string Scope), Evidence> kept = new();

    public Evidence Of(OpenWorkspace open)
    {
        ArgumentNullException.ThrowIfNull(open);
        if (kept.Count > Most)
            kept.Clear();
        return kept.GetOrAdd((open.DataSet.Id, open.Clock, open.Scope), _ => new Evidence(open.Framed));
    }
}

/// <summary>What steps 2 and 3 say of one data set.</summary>
public sealed class Evidence(FramedQuestion framed)
{
    // Steps 2 and 3 draw no lots; the bench wants a seed for what comes after.
    private const int Seed = 1;
    private readonly Lazy<SufficiencyReport> sufficiency = new(() => FourSteps.Evaluate(framed));
    private readonly ConcurrentDictionary<SeriesKey, Lazy<DriverReview>> reviews = new();
    private readonly ConcurrentDictionary<SeriesKey, Lazy<IReadOnlyList<DriverInquiry>>> looks = new();
    private readonly Workbench bench = FourSteps.Bench(framed, Seed);

    public FramedQuestion Framed => framed;

    public SufficiencyReport Sufficiency => sufficiency.Value;

    /// <summary>Every driver of a series with its evidence.</summary>
    public DriverReview Review(SeriesKey key) => reviews.GetOrAdd(key, k => new Lazy<DriverReview>(() => FourSteps.Relate(bench, k))).Value;

    /// <summary>Whether the drivers of all these series have been judged, so that nobody waits for them.</summary>
    public bool IsReviewed(IEnumerable<SeriesKey> keys) => keys.All(k => reviews.TryGetValue(k, out Lazy<DriverReview>? review) && review.IsValueCreated);

    /// <summary>Whether the closer look at a series is there.</summary>
    public bool IsInquired(SeriesKey key) => looks.TryGetValue(key, out Lazy<IReadOnlyList<DriverInquiry>>? look) && look.IsValueCreated;

    /// <summary>A closer look at every driver of a series; nothing is decided by it.</summary>
    public IReadOnlyList<DriverInquiry> Inquiries(SeriesKey key) =>
        looks.GetOrAdd(key, k => new Lazy<IReadOnlyList<DriverInquiry>>(() => FourSteps.Inquire(bench, k))).Value;

    /// <summary>Works everything out before somebody looks: the verdicts first, then the closer looks, one series after the other.</summary>
    public void Prepare(CancellationToken stop)
    {
        _ = Sufficiency;
        SeriesKey[] keys = [.. framed.Tables.Select(t => t.Key)];
        foreach (SeriesKey key in keys.TakeWhile(_ => !stop.IsCancellationRequested))
            Review(key);
        foreach (SeriesKey key in keys.TakeWhile(_ => !stop.IsCancellationRequested))
            Inquiries(key);
    }
}
