using System.Collections.Concurrent;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Service.Desk;

/// <summary>Totals that were drawn before. They are named by the forecasts that they were drawn from, so none can be stale.</summary>
public sealed class TotalsKept
{
    // Two campaigns by twelve markets ask for about 40 totals a month; beyond this many the oldest months are not asked for any more.
    private const int Most = 500;
    private readonly ConcurrentDictionary<string, IReadOnlyDictionary<Month, Quantiles>> kept = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<Month, Quantiles> Get(string name, Func<IReadOnlyDictionary<Month, Quantiles>> draw)
    {
        ArgumentNullException.ThrowIfNull(draw);
        if (kept.Count > Most)
            kept.Clear();
        return kept.GetOrAdd(name, _ => draw());
    }
}
