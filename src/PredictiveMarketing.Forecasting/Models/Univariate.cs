namespace PredictiveMarketing.Forecasting.Models;

/// <summary>The families that look at the leads alone and never at a driver: what drivers have to be better than.</summary>
public static class Univariate
{
    private static readonly string[] Names =
        ["naive", "seasonal-naive", "mean", "drift", "ses", "damped-trend", "ets", "theta", "arima"];

    /// <summary>The candidates of a pool that never look at a driver, in the order of the pool.</summary>
    public static IReadOnlyList<ICandidate> Of(IEnumerable<ICandidate> pool) => [.. pool.Where(c => Names.Contains(c.Name, StringComparer.Ordinal))];
}
