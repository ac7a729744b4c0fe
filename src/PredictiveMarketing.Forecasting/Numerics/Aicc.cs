namespace PredictiveMarketing.Forecasting.Numerics;

/// <summary>The criterion of Akaike, corrected for short series (Hurvich and Tsai 1989).</summary>
internal static class Aicc
{
    /// <param name="deviance">Minus twice the log likelihood.</param>
    /// <param name="parameters">All that were estimated, the variance included.</param>
    /// <returns>Infinite where there are too few months for it.</returns>
    public static double Of(double deviance, double parameters, int months)
    {
        double left = months - parameters - 1;
        return left > 0 ? deviance + (2 * parameters) + (2 * parameters * (parameters + 1) / left) : double.PositiveInfinity;
    }
}
