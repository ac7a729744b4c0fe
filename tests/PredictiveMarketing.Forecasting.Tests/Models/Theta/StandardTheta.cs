using PredictiveMarketing.Forecasting.Models.Theta;
using PredictiveMarketing.Forecasting.Models.Ets;

namespace PredictiveMarketing.Forecasting.Tests.Models.Theta;

/// <summary>
/// The theta method as first published (Assimakopoulos and Nikolopoulos 2000): simple exponential smoothing with half the slope of
/// the line as its drift (Hyndman and Billah 2003). The optimised method generalises it; it is kept as the witness's counterpart.
/// </summary>
internal static class StandardTheta
{
    /// <param name="leads">No season, no month missing, six months or more.</param>
    public static double[] Forecast(double[] leads, int steps)
    {
        var series = ScaledSeries.Of(leads);
        EtsModel smooth = EtsModels.Of(new EtsFit(series.Values).Best(EtsForm.Parse("ANN"))!, series);
        RunningLine line = default;
        for (int t = 0; t < leads.Length; t++)
            line = line.With(t + 1, leads[t]);
        double alpha = smooth.By.Alpha;
        double start = (1 - Math.Pow(1 - alpha, leads.Length)) / alpha;
        return [.. Enumerable.Range(1, steps).Select(h => smooth.After.Level + (line.Slope / 2 * (h - 1 + start)))];
    }
}
