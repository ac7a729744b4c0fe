namespace PredictiveMarketing.Forecasting.Models.Ets;

/// <summary>
/// A series measured in a unit near its own size, so that a search stops at the same place whatever people count in.
/// The unit is a power of two: dividing by it changes no digit.
/// </summary>
/// <param name="Values">From the first month with leads on; NaN where a month is missing.</param>
/// <param name="Skipped">Months before the first with leads.</param>
internal sealed record ScaledSeries(double[] Values, double Unit, int Skipped)
{
    public static ScaledSeries Of(ReadOnlySpan<double> leads)
    {
        int first = 0;
        while (first < leads.Length - 1 && double.IsNaN(leads[first]))
            first++;
        double[] values = leads[first..].ToArray();
        double sum = 0;
        int n = 0;
        foreach (double y in values)
        {
            if (double.IsNaN(y))
                continue;
            sum += Math.Abs(y);
            n++;
        }

        double unit = sum > 0 ? Math.ScaleB(1, Math.ILogB(sum / n)) : 1;
        for (int t = 0; t < values.Length; t++)
            values[t] /= unit;
        return new ScaledSeries(values, unit, first);
    }

    /// <summary>How far a forecast may go: one range of history beyond its ends.</summary>
    public (double Low, double High) Bounds() => SeenRange.Doubled(Values);
}
