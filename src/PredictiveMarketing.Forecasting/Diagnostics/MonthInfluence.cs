using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Models;

namespace PredictiveMarketing.Forecasting.Diagnostics;

/// <summary>
/// How much one month decides about the forecast: the month is hidden, the model fitted anew, and the mean forecast compared. Says for any
/// family what Cook's distance (Cook 1977) says for a linear one.
/// </summary>
public static class MonthInfluence
{
    /// <returns>Per month of history, the change of the mean forecast as a share of it; null for a missing month, or where the rest cannot be fitted.</returns>
    public static IReadOnlyList<double?> Of(LocalCandidate candidate, KnownTable table)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        ArgumentNullException.ThrowIfNull(table);
        double?[] influence = new double?[table.Count];
        if (Mean(candidate, table) is not { } usual || usual == 0)
            return influence;
        for (int t = 0; t < influence.Length; t++)
        {
            if (double.IsNaN(table.Leads[t]))
                continue;
            double[] hidden = [.. table.Leads];
            hidden[t] = double.NaN;
            influence[t] = (Mean(candidate, table with { Leads = hidden }) - usual) / Math.Abs(usual);
        }

        return influence;
    }

    private static double? Mean(LocalCandidate candidate, KnownTable table) =>
        candidate.Fit(table).Model?.Forecast(table) is { Length: > 0 } forecast ? ModelDiagnostics.Number(forecast.Sum() / forecast.Length) : null;
}
