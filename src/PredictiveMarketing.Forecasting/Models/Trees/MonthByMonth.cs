using PredictiveMarketing.Forecasting.Frame;

namespace PredictiveMarketing.Forecasting.Models.Trees;

/// <summary>
/// Forecasts and fitted values of models of trees, month by month: recent leads beyond the origin are the model's own forecasts. Those stay within
/// a range of history on either side of what was seen: a level that feeds on itself may run away.
/// </summary>
internal static class MonthByMonth
{
    /// <summary>What trees say of a month, in units of the features' scale.</summary>
    /// <param name="row">Room for the features of a month.</param>
    public delegate double Answer(TreeFeatures features, int month, double[] row);

    public static double[] Forecast(KnownTable table, IReadOnlyList<string> drivers, Answer answer)
    {
        ArgumentNullException.ThrowIfNull(table);
        TreeFeatures features = TreeFeatures.Of(table, drivers);
        double[] row = new double[TreeFeatures.Width(drivers.Count)];
        double[] forecast = new double[table.Steps];
        (double low, double high) = SeenRange.Doubled(table.Leads);
        for (int step = 0; step < forecast.Length; step++)
        {
            int t = table.Count + step;
            forecast[step] = table.Admissible(Math.Clamp(answer(features, t, row) * features.Scale, low, high));
            features.Leads[t] = forecast[step] / features.Scale;
        }

        return forecast;
    }

    /// <returns>NaN for the first month, which has none before it.</returns>
    public static double[] Fitted(KnownTable table, IReadOnlyList<string> drivers, Answer answer)
    {
        ArgumentNullException.ThrowIfNull(table);
        TreeFeatures features = TreeFeatures.Of(table, drivers);
        double[] row = new double[TreeFeatures.Width(drivers.Count)];
        double[] fitted = new double[table.Count];
        fitted[0] = double.NaN;
        for (int t = 1; t < fitted.Length; t++)
            fitted[t] = table.Admissible(answer(features, t, row) * features.Scale);
        return fitted;
    }
}
