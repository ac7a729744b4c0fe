using PredictiveMarketing.Forecasting.Numerics;

namespace PredictiveMarketing.Forecasting.Simulation;

/// <summary>The year of a car market: strong in March and September, when the new plates and models come, weak in August.</summary>
internal static class CarSeason
{
    /// <summary>January to December, 1 on average.</summary>
    public static IReadOnlyList<double> Shape { get; } = Normalised([0.97, 0.97, 1.19, 0.99, 0.95, 1.07, 0.92, 0.70, 1.21, 1.06, 1.00, 0.90]);

    /// <summary>The common shape with small deviations of its own.</summary>
    public static double[] Near(IReadOnlyList<double> shape, double deviation, SeededRandom dice) =>
        Normalised([.. shape.Select(s => s * Math.Exp(dice.NextNormal(0, deviation)))]);

    private static double[] Normalised(double[] shape)
    {
        double mean = shape.Average();
        return [.. shape.Select(s => s / mean)];
    }
}
