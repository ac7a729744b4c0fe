using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Models.Trees;

namespace PredictiveMarketing.Forecasting.Models.Forest;

/// <summary>
/// A bagged forest fitted across all series of a workspace, forecast month by month so that recent leads
/// beyond the origin are its own forecasts. Those stay within a range of history on either side of what was seen: a level that feeds on itself may run away.
/// </summary>
/// <param name="Drivers">Names of the drivers, in the order of the features.</param>
/// <param name="Moving">Trees that measure a month against the mean of the twelve before it.</param>
/// <param name="Fixed">Trees that measure a month against the mean of the whole window.</param>
public sealed record ForestModel(IReadOnlyList<string> Drivers, IReadOnlyList<Tree> Moving, IReadOnlyList<Tree> Fixed) : LeadModel
{
    public override double[] Forecast(KnownTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        TreeFeatures features = TreeFeatures.Of(table, Drivers);
        double[] row = new double[TreeFeatures.Width(Drivers.Count)];
        double[] forecast = new double[table.Steps];
        (double low, double high) = SeenRange.Doubled(table.Leads);
        for (int step = 0; step < forecast.Length; step++)
        {
            int t = table.Count + step;
            forecast[step] = table.Admissible(Math.Clamp(Predict(features, t, row) * features.Scale, low, high));
            features.Leads[t] = forecast[step] / features.Scale;
        }

        return forecast;
    }

    public override double[] Fitted(KnownTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        TreeFeatures features = TreeFeatures.Of(table, Drivers);
        double[] row = new double[TreeFeatures.Width(Drivers.Count)];
        double[] fitted = new double[table.Count];
        fitted[0] = double.NaN;
        for (int t = 1; t < fitted.Length; t++)
            fitted[t] = table.Admissible(Predict(features, t, row) * features.Scale);
        return fitted;
    }

    public override ModelFacts Facts(KnownTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        TreeFeatures features = TreeFeatures.Of(table, Drivers);
        return new ModelFacts(AskedShares.Of([.. Moving, .. Fixed], Drivers, table.Count, (t, row) => features.Read(t, features.Level(t), row)));
    }

    private double Predict(TreeFeatures features, int t, double[] row)
    {
        double level = features.Level(t);
        features.Read(t, level, row);
        double sum = level * Sum(Moving, row);
        features.Read(t, 1, row);
        return (sum + Sum(Fixed, row)) / (Moving.Count + Fixed.Count);
    }

    private static double Sum(IReadOnlyList<Tree> trees, ReadOnlySpan<double> row)
    {
        double sum = 0;
        foreach (Tree tree in trees)
            sum += tree.Predict(row);
        return sum;
    }
}
