using PredictiveMarketing.Forecasting.Numerics;

namespace PredictiveMarketing.Forecasting.Models;

/// <summary>The season that a model of the adjusted series puts back on its forecasts.</summary>
/// <param name="IsFactor">It multiplies; else it is added.</param>
/// <param name="Months">The twelve months after the origin; empty without a season.</param>
public sealed record SeasonToCome(bool IsFactor, IReadOnlyList<double> Months)
{
    internal static SeasonToCome Of(SeasonalAdjustment adjustment) => new(adjustment.IsFactor, adjustment.Season);

    /// <summary>What a value of the adjusted series means in leads, some steps after the origin (1 is the first).</summary>
    public double Restore(double value, int step) =>
        Months.Count == 0 ? value : IsFactor ? value * Months[(step - 1) % 12] : value + Months[(step - 1) % 12];

    /// <summary>The same for a standard error: only a factor stretches it.</summary>
    public double Stretch(double error, int step) => Months.Count > 0 && IsFactor ? error * Months[(step - 1) % 12] : error;

    /// <summary>The twelve months as lines for people.</summary>
    internal IEnumerable<Estimate> Estimates =>
        Months.Select((value, k) => new Estimate($"season, {k + 1} months after the origin", IsFactor ? "times the level" : "leads", value));
}
