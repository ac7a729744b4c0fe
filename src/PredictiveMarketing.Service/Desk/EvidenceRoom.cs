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
/// data set, event delays, clock and the markets that the reader sees, so what is kept here can never be stale.
/// </summary>
public sealed class EvidenceRoom
{
    // A page looks at the current version of a few workspaces, each whole and as a few agencies see it.
    private const int Most = 12;
    private readonly Kept<(string DataSet, long Delays, Month Clock, string Scope), Evidence> kept = new(Most);

    public Evidence Of(OpenWorkspace open)
    {
        ArgumentNullException.ThrowIfNull(open);
        return kept.Of((open.DataSet.Id, open.Delays, open.Clock, open.Scope), () => new Evidence(open.Framed));
    }
}

/// <summary>How long a page waits for evidence that is being worked out before it stands without it and says so.</summary>
public sealed record EvidencePatience(TimeSpan Time)
{
    /// <summary>A page is answered within 200 ms; evidence that is not there by then is waited for on the page, not before it.</summary>
    public static readonly TimeSpan OfAPage = TimeSpan.FromMilliseconds(150);
}

/// <summary>What steps 2 and 3 say of one data set.</summary>
public sealed class Evidence(FramedQuestion framed)
{
    // Steps 2 and 3 draw no lots; the bench wants a seed for what comes after.
    private const int Seed = 1;
    private readonly Lazy<Task<SufficiencyReport>> sufficiency = new(() => OnItsOwnThread(() => FourSteps.Evaluate(framed)));
    private readonly ConcurrentDictionary<SeriesKey, Lazy<DriverReview>> reviews = new();
    private readonly ConcurrentDictionary<SeriesKey, Lazy<IReadOnlyList<DriverInquiry>>> looks = new();
    private readonly Workbench bench = FourSteps.Bench(framed, Seed);

    public FramedQuestion Framed => framed;

    public SufficiencyReport Sufficiency => sufficiency.Value.GetAwaiter().GetResult();

    /// <summary>The verdicts of step 2, begun now if nobody has asked before; null when they take longer than the reader's patience.</summary>
    public async Task<SufficiencyReport?> SufficiencyWithin(EvidencePatience patience)
    {
        ArgumentNullException.ThrowIfNull(patience);
        Task<SufficiencyReport> work = sufficiency.Value;
        return work.IsCompleted || await Task.WhenAny(work, Task.Delay(patience.Time)) == work ? await work : null;
    }

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

    // The threads that answer calls stay free.
    private static Task<T> OnItsOwnThread<T>(Func<T> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
