using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Relate;

/// <summary>In which form a driver is tried: as it is, with carry-over, or some months later.</summary>
/// <param name="Lag">Months by which its effect comes later.</param>
/// <param name="CarryOver">Share of last month's pressure that lives on.</param>
/// <param name="Share">This form's part of the driver's level of significance; the parts add up to 1 (weighted Bonferroni, Holm 1979).</param>
public readonly record struct Shape(int Lag, double CarryOver, double Share)
{
    private static readonly Shape[] OfMedia = [new(0, 0, 0.5), new(0, 0.5, 0.3), new(1, 0, 0.2)];
    private static readonly Shape[] OfExternals = [new(0, 0, 0.55), new(1, 0, 0.2), new(2, 0, 0.125), new(3, 0, 0.125)];

    public static IReadOnlyList<Shape> Of(DriverSource source) => source == DriverSource.Media ? OfMedia : OfExternals;

    /// <summary>The driver in this form over the months of history; NaN before its first month.</summary>
    internal double[] Over(KnownDriver driver, int months)
    {
        double[] column = new double[months];
        double pressure = 0;
        for (int t = 0; t < months; t++)
        {
            pressure = t < Lag ? double.NaN : CarryOver > 0 ? driver.Values[t] + (CarryOver * pressure) : driver.Values[t - Lag];
            column[t] = pressure;
        }

        return column;
    }
}
