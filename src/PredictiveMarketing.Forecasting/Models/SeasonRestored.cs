using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Numerics;

namespace PredictiveMarketing.Forecasting.Models;

/// <summary>Fitted values of an adjusted series with the season of each month put back.</summary>
internal static class SeasonRestored
{
    /// <returns>Per month of history; NaN where the month has no leads.</returns>
    public static double[] Restored(this SeasonalAdjustment adjustment, KnownTable table, ReadOnlySpan<double> fitted)
    {
        double[] restored = new double[table.Count];
        for (int t = 0; t < restored.Length; t++)
        {
            double y = table.Leads[t];
            double season = adjustment.IsFactor ? y / adjustment.Adjusted[t] : y - adjustment.Adjusted[t];
            restored[t] = table.Admissible(adjustment.IsFactor ? fitted[t] * season : fitted[t] + season);
        }

        return restored;
    }
}
