using PredictiveMarketing.Forecasting.Choose;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Plan;
using PredictiveMarketing.Forecasting.Review;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Forecasts;

namespace PredictiveMarketing.Service.Desk;

/// <summary>
/// One workspace laid out for reading: its tables, its latest forecast with the models behind it, and what was predicted before. It never changes,
/// so what a page works out of it alone is kept on it.
/// </summary>
/// <param name="Stored">The latest forecast of every series and campaign total.</param>
/// <param name="Predictions">What was predicted for a series of the desk.</param>
public sealed record WorkspaceDesk(
    OpenWorkspace Open,
    IReadOnlyDictionary<SeriesKey, StoredForecast> Stored,
    Func<string, string, ModelDocument> Document,
    Func<SeriesKey, IReadOnlyList<Prediction>> Predictions,
    TotalsKept Totals)
{
    // A view per campaign and market, and what pages show of it: some thousands for a few hundred series.
    private const int MostWorked = 4000;
    private readonly Kept<(Type What, object Of), object?> worked = new(MostWorked);

    public FramingContract Contract => Open.Tables.Contract;

    /// <summary>0 for counts; KPIs in thousands or rates keep theirs.</summary>
    public int Decimals { get; } = TargetDrafts.IsCount(Open.Tables) ? 0 : 2;

    /// <summary>Every series that can be forecast, in order.</summary>
    public IReadOnlyList<SeriesKey> Keys { get; } = [.. Open.Framed.Tables.Select(t => t.Key).Order()];

    public IReadOnlyList<string> Campaigns => [.. Keys.Select(k => k.Campaign).Distinct()];

    public IReadOnlyList<string> Markets => [.. Keys.Select(k => k.Market).Distinct().Order(StringComparer.Ordinal)];

    public IReadOnlyList<SeriesKey> KeysOf(string? campaign, string? market) =>
        [.. Keys.Where(k => (campaign is null || k.Campaign == campaign) && (market is null || k.Market == market))];

    /// <summary>The first month that is not over yet.</summary>
    public Month Next => Month.Later(Open.Clock, Open.Framed.LastLeads.Next);

    public SeriesView Series(string? campaign, string? market) => Once(
        (campaign, market), () => SeriesView.Of(Open.Tables, campaign, market, ForecastOf(campaign, market), Open.Origin, Open.Clock));

    /// <summary>What follows from this desk and the details alone, worked out by the first who asks. Whatever else it needs must be in the details.</summary>
    public T Once<T>(object details, Func<T> work)
    {
        ArgumentNullException.ThrowIfNull(details);
        ArgumentNullException.ThrowIfNull(work);
        return (T)worked.Of((typeof(T), details), () => work())!;
    }

    /// <summary>What was asked for in a month; null unless every series of it has a goal.</summary>
    public double? Goal(string? campaign, string? market, Month month)
    {
        Dictionary<(SeriesKey, Month), double> goals = Once(nameof(Goal), () => GoalsOf(Open.Tables.Goals));
        double?[] each = [.. KeysOf(campaign, market).Select(k => goals.TryGetValue((k, month), out double goal) ? goal : (double?)null)];
        return each.Length > 0 && each.All(g => g is not null) ? each.Sum() : null;
    }

    /// <summary>The model of one series; null before its first forecast.</summary>
    public ReadModel? Model(SeriesKey key) =>
        Stored.TryGetValue(key, out StoredForecast? stored) && stored.Sources.Model is string id ? new ReadModel(id, Document(Open.Name, id)) : null;

    /// <summary>The latest forecasts of the series of a total; of those that have one.</summary>
    public StoredForecast[] StoredOf(string? campaign, string? market) => [.. KeysOf(campaign, market).Where(Stored.ContainsKey).Select(k => Stored[k])];

    /// <summary>What was predicted for each series of a total.</summary>
    public IReadOnlyList<IReadOnlyList<Prediction>> PredictionsOf(string? campaign, string? market) =>
        [.. KeysOf(campaign, market).Select(Predictions)];

    // A total is drawn jointly from its series, never added up from their quantiles.
    private IReadOnlyDictionary<Month, Quantiles> ForecastOf(string? campaign, string? market)
    {
        SeriesKey[] keys = [.. KeysOf(campaign, market)];
        if (keys.Length == 0 || !keys.All(Stored.ContainsKey))
            return new Dictionary<Month, Quantiles>();
        if (keys.Length == 1)
            return ByMonth(Stored[keys[0]].Forecast);
        if (Open.Scope.Length == 0 && WholeCampaign(keys) is string whole && Stored.TryGetValue(new SeriesKey(whole, PlanForecast.TotalMarket), out StoredForecast? total))
            return ByMonth(total.Forecast);
        return Totals.Get(string.Join(' ', keys.Select(k => Stored[k].Id)), () => Draw(keys, $"{campaign ?? "*"} / {market ?? "*"}"));
    }

    // The same total must be the same number, whichever way it was picked.
    private string? WholeCampaign(SeriesKey[] keys) =>
        keys.All(k => k.Campaign == keys[0].Campaign) && keys.Length == KeysOf(keys[0].Campaign, null).Count ? keys[0].Campaign : null;

    private Dictionary<Month, Quantiles> Draw(SeriesKey[] keys, string label)
    {
        ModelDocument[] models = [.. keys.Select(k => Model(k)!.Document)];
        JointDraws.Member[] members = [.. keys.Zip(models, (key, model) => new JointDraws.Member(Stored[key].Forecast, model.Intervals))];
        return ByMonth(TotalForecaster.OverMarkets(label, members, models[0].Seed, Contract.Kpi.NonNegative));
    }

    private static Dictionary<(SeriesKey, Month), double> GoalsOf(IReadOnlyList<GoalRow> rows) =>
        rows.GroupBy(g => (g.Key, g.Month)).Where(g => g.Count() == 1).ToDictionary(g => g.Key, g => g.Single().Leads);

    private static Dictionary<Month, Quantiles> ByMonth(PlanForecast forecast) =>
        forecast.Months.ToDictionary(m => m.Month, m => m.Quantiles);
}

/// <summary>A model document and the hash by which it is shelved.</summary>
public sealed record ReadModel(string Hash, ModelDocument Document);
