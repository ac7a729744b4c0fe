namespace PredictiveMarketing.Forecasting.Models.Ets;

/// <summary>
/// A series measured in a unit near its own size, so that a search stops at the same place whatever people count in.
/// The unit is a power of two: dividing by it changes no digit.
/// </summary>
/// <param name="Values">From the first month with leads on; NaN where a month is missing.</param>
internal sealed record ScaledSeries(double[] Values, double Unit)
{
    public static ScaledSeries Of(ReadOnlySpan<double> leads)
    {
        int first = 0;
        while (first < leads.Length - 1 && double.IsNaN(leads[first]))
            first++;
        double[] values = leads[first..].ToArray();
        double unit = Math.ScaleB(1, Math.ILogB(SeenRange.MeanSize(values)));
        for (int t = 0; t < values.Length; t++)
            values[t] /= unit;
        return new ScaledSeries(values, unit);
    }

    /// <summary>How far a forecast may go: one range of history beyond its ends.</summary>
    public (double Low, double High) Bounds() => SeenRange.Doubled(Values);
}
