using System.Collections.Concurrent;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Models;
using PredictiveMarketing.Forecasting.Relate;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Choose;

/// <summary>
/// Fits every candidate at most once per series and cutoff and shares the result: a candidate fitted at a cutoff is the same
/// whichever outer fold asks. Safe for several threads; each result is a function of its key alone, so their order does not matter.
/// </summary>
public sealed class Workbench
{
    private readonly ConcurrentDictionary<Cutoff, Lazy<KnownPanel>> panels = new();
    private readonly ConcurrentDictionary<(SeriesKey, Cutoff), Lazy<(KnownTable Table, DriverReview Review)>> related = new();
    private readonly ConcurrentDictionary<(string, Cutoff), Lazy<CampaignEvidence>> campaigns = new();
    private readonly ConcurrentDictionary<(string, SeriesKey, Cutoff), Lazy<(Fit Fit, double[]? Forecast)>> local = new();
    private readonly ConcurrentDictionary<(string, Cutoff), Lazy<IReadOnlyList<Fit>>> shared = new();
    private readonly ConcurrentDictionary<(SeriesKey, Cutoff), Lazy<FoldTable>> folds = new();
    private readonly ConcurrentDictionary<(SeriesKey, Cutoff), Lazy<Choice>> choices = new();
    private readonly ConcurrentDictionary<(string, Cutoff), Lazy<SpreadOfErrors>> spreads = new();
    private readonly ConcurrentDictionary<(Cutoff, Month), Lazy<Evidence>> pooled = new();

    public Workbench(FramedQuestion framed, int seed, IReadOnlyList<ICandidate>? pool = null)
    {
        Framed = framed;
        Seed = seed;
        Pool = pool ?? Candidates.All;
    }

    public FramedQuestion Framed { get; }

    public int Seed { get; }

    public IReadOnlyList<ICandidate> Pool { get; }

    /// <summary>A series as known on a cutoff, with the drivers that step 3 kept there.</summary>
    public KnownTable Table(SeriesKey key, Cutoff cutoff) => Related(key, cutoff).Table;

    /// <summary>Step 3's evidence for a series on a cutoff.</summary>
    public DriverReview Review(SeriesKey key, Cutoff cutoff) => Related(key, cutoff).Review;

    /// <summary>A close look at every driver of a series on a cutoff: lags, information, placebo, stability over the inner folds.</summary>
    public IReadOnlyList<DriverInquiry> Inquire(SeriesKey key, Cutoff cutoff)
    {
        KnownTable table = Framed.Table(key).KnownAt(cutoff, Framed.Contract.Kpi.NonNegative);
        return Inquiries.Of(table, Review(key, cutoff), [.. FoldTable.InnerOrigins(table.Count, cutoff).Select(o => Review(key, cutoff.At(o)))], Seed);
    }

    public Fit Fit(ICandidate candidate, SeriesKey key, Cutoff cutoff) => Fitted(candidate, key, cutoff).Fit;

    /// <summary>The point forecasts of a candidate; null when it was refused.</summary>
    public double[]? Forecast(ICandidate candidate, SeriesKey key, Cutoff cutoff) => Fitted(candidate, key, cutoff).Forecast;

    /// <summary>The inner folds of a series on a cutoff.</summary>
    internal FoldTable Folds(SeriesKey key, Cutoff cutoff) =>
        folds.GetOrAdd((key, cutoff), k => new Lazy<FoldTable>(() => FoldTable.Of(this, k.Item1, k.Item2))).Value;

    /// <summary>Step 4's outcome for a series on a cutoff.</summary>
    public Choice Choice(SeriesKey key, Cutoff cutoff) =>
        choices.GetOrAdd((key, cutoff), k => new Lazy<Choice>(() => ChooseStep.Run(this, k.Item1, k.Item2))).Value;

    /// <summary>What the inner folds of all series of a cutoff say of each candidate, as known in a month; its folds are the number of series.</summary>
    internal Evidence Pooled(Cutoff cutoff, Month known) =>
        pooled.GetOrAdd((cutoff, known), k => new Lazy<Evidence>(() => Evidence.Mean(
            [.. SeriesKnownAt(k.Item1).Select(key => Folds(key, k.Item1)).Select(f => Evidence.Of(f, Pool, f.Origins.Count(o => o < k.Item2), k.Item2))], Pool.Count))).Value;

    /// <summary>How the errors of a method spread over all series of the workspace on a cutoff.</summary>
    /// <param name="method">A candidate's name, <c>combination</c> or <c>selected</c>.</param>
    internal SpreadOfErrors Spread(string method, Cutoff cutoff) =>
        spreads.GetOrAdd((method, cutoff), k => new Lazy<SpreadOfErrors>(() => SpreadOfErrors.Of(
            [.. SeriesKnownAt(k.Item2).Select(key => Errors(k.Item1, key, k.Item2))], k.Item2.Steps))).Value;

    /// <summary>The inner errors of a method on a series.</summary>
    internal InnerErrors Errors(string method, SeriesKey key, Cutoff cutoff)
    {
        FoldTable table = Folds(key, cutoff);
        return InnerErrors.Of(Table(key, cutoff), table, method switch
        {
            Backtest.Selected => Choice(key, cutoff).InnerForecasts,
            Backtest.Combination => Choice(key, cutoff).InnerCombination,
            _ => table.Forecasts[IndexOf(method)],
        });
    }

    /// <summary>The intervals of a method around its forecast.</summary>
    internal IntervalRule Intervals(string method, SeriesKey key, Cutoff cutoff, double[] points)
    {
        double[] weights = Weights(method, key, cutoff);
        KnownTable table = Table(key, cutoff);
        double[]?[] errors = [.. Pool.Select((c, i) => weights[i] > 0 && Fit(c, key, cutoff).Model?.StandardErrors(table) is { } e && Array.TrueForAll(e, double.IsFinite) ? e : null)];
        return IntervalCalibration.Of(Errors(method, key, cutoff), Spread(method, cutoff), points, Combined.Of(errors, weights), CountBand.Fits(table));
    }

    /// <summary>The share of each candidate in a method.</summary>
    internal double[] Weights(string method, SeriesKey key, Cutoff cutoff) => method switch
    {
        Backtest.Selected => Choice(key, cutoff).Weights,
        Backtest.Combination => Choice(key, cutoff).CombinationShares,
        _ => [.. Pool.Select(c => c.Name == method ? 1.0 : 0.0)],
    };

    /// <summary>Where a candidate stands in the pool.</summary>
    /// <exception cref="ArgumentException">It is not in the pool.</exception>
    internal int IndexOf(string candidate)
    {
        for (int c = 0; c < Pool.Count; c++)
        {
            if (Pool[c].Name == candidate)
                return c;
        }

        throw new ArgumentException($"'{candidate}' is not in the pool.", nameof(candidate));
    }

    /// <summary>What all markets of a campaign say of their drivers on a cutoff.</summary>
    internal CampaignEvidence Campaign(string campaign, Cutoff cutoff) =>
        campaigns.GetOrAdd((campaign, cutoff), k => new Lazy<CampaignEvidence>(() => CampaignEvidence.Of(
            [.. Framed.Known(k.Item2).Tables.Where(t => t.Key.Campaign == k.Item1)], Framed.Contract.Gates, Framed.Contract.Drivers))).Value;

    private IEnumerable<SeriesKey> SeriesKnownAt(Cutoff cutoff) =>
        Framed.Tables.Where(t => t.Leads.First <= cutoff.Origin).Select(t => t.Key);

    private (KnownTable Table, DriverReview Review) Related(SeriesKey key, Cutoff cutoff) =>
        related.GetOrAdd((key, cutoff), k => new Lazy<(KnownTable, DriverReview)>(() =>
        {
            KnownTable table = Framed.Table(k.Item1).KnownAt(k.Item2, Framed.Contract.Kpi.NonNegative);
            DriverReview review = RelateStep.Run(table, Campaign(k.Item1.Campaign, k.Item2), Framed.Contract.Gates, Framed.Contract.Drivers);
            return (review.Apply(table), review);
        })).Value;

    private (Fit Fit, double[]? Forecast) Fitted(ICandidate candidate, SeriesKey key, Cutoff cutoff) =>
        local.GetOrAdd((candidate.Name, key, cutoff), k => new Lazy<(Fit, double[]?)>(() =>
        {
            KnownTable table = Table(key, cutoff);
            Fit fit = candidate is LocalCandidate alone ? alone.Fit(table) : SharedFit(candidate, key, cutoff);
            double[]? forecast = fit.Model?.Forecast(table);
            return forecast is not null && !Array.TrueForAll(forecast, double.IsFinite)
                ? (Models.Fit.Refuse("its forecast is not finite"), null)
                : (fit, forecast);
        })).Value;

    private Fit SharedFit(ICandidate candidate, SeriesKey key, Cutoff cutoff)
    {
        KnownPanel panel = panels.GetOrAdd(cutoff, c => new Lazy<KnownPanel>(() => new KnownPanel(c,
            [.. SeriesKnownAt(c).Select(k => Table(k, c))]))).Value;
        IReadOnlyList<Fit> fits = shared.GetOrAdd((candidate.Name, cutoff), _ => new Lazy<IReadOnlyList<Fit>>(() => candidate.Fit(panel, Seed))).Value;
        for (int i = 0; i < panel.Tables.Count; i++)
        {
            if (panel.Tables[i].Key == key)
                return fits[i];
        }

        return Models.Fit.Refuse("the series has not begun");
    }
}
