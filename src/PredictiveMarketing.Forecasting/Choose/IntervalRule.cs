using System.Text.Json.Serialization;
using PredictiveMarketing.Forecasting.Numerics;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Choose;

/// <summary>How far actuals fell from forecasts on the inner folds, as offsets around the point forecast.</summary>
/// <param name="Offsets">Per step, the seven offsets in leads, in the order of <see cref="Quantiles.Levels"/>.</param>
/// <param name="Draws">Inner errors in leads, one row per inner origin and one value per step (NaN-free; null where not reached), for joint draws.</param>
/// <param name="Evidence">Number of errors behind the offsets.</param>
/// <param name="Rule">The rule that was applied, in words.</param>
public sealed record IntervalRule(
    IReadOnlyList<double[]> Offsets,
    IReadOnlyList<OriginErrors> Draws,
    int Evidence,
    string Rule)
{
    /// <summary>True for a series of small counts, whose quantiles are whole numbers; false in documents written before there were any.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Counts { get; init; }

    /// <summary>The quantiles around a point forecast.</summary>
    /// <param name="step">1 for the first month after the origin.</param>
    public Quantiles Around(double point, int step, bool nonNegative)
    {
        if (Counts)
            return CountBand.Quantiles(CountsAround(point, step));
        double[] offsets = Offsets[Math.Min(step, Offsets.Count) - 1];
        Span<double> values = stackalloc double[7];
        for (int q = 0; q < 7; q++)
            values[q] = point + offsets[q];
        return Quantiles.Ordered(values, nonNegative);
    }

    /// <summary>How likely each whole number of leads is around a point forecast, for a series of small counts.</summary>
    /// <param name="step">1 for the first month after the origin.</param>
    internal CountDistribution CountsAround(double point, int step) => CountBand.Around(point, Offsets[Math.Min(step, Offsets.Count) - 1]);
}

/// <summary>The errors (actual minus forecast) made at one inner origin, kept together so that totals can be drawn jointly.</summary>
/// <param name="Errors">One per step; null where no actual was there to score.</param>
public sealed record OriginErrors(Month Origin, IReadOnlyList<double?> Errors);
