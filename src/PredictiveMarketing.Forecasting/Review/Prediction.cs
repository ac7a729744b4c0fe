using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Review;

public enum PredictionSource
{
    /// <summary>Was published before the month came.</summary>
    Published,

    /// <summary>The whole process run again as of the month before: honest, but nobody acted on it.</summary>
    Replayed,
}

/// <summary>What was predicted for a month before it came. A fitted value is never one.</summary>
public sealed record Prediction(Month Month, double Leads, PredictionSource Source)
{
    /// <summary>One prediction per month: a published one always wins over a replayed one.</summary>
    public static IReadOnlyList<Prediction> OnePerMonth(IEnumerable<Prediction> published, IEnumerable<Prediction> replayed)
    {
        SortedDictionary<Month, Prediction> byMonth = [];
        foreach (Prediction prediction in replayed.Where(p => p.Source == PredictionSource.Replayed))
            byMonth[prediction.Month] = prediction;
        foreach (Prediction prediction in published.Where(p => p.Source == PredictionSource.Published))
            byMonth[prediction.Month] = prediction;
        return [.. byMonth.Values];
    }
}
