namespace PredictiveMarketing.Forecasting.Models.Arima;

/// <summary>Bounds that keep a forecast from running away: the range of history and as much again on either side.</summary>
internal static class SeenRange
{
    public static (double Low, double High) Of(ReadOnlySpan<double> leads)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (double y in leads)
        {
            if (double.IsNaN(y))
                continue;
            low = Math.Min(low, y);
            high = Math.Max(high, y);
        }

        double room = high - low;
        return (low - room, high + room);
    }
}
