using PredictiveMarketing.Forecasting.Frame;

namespace PredictiveMarketing.Forecasting.Models.Trees;

/// <summary>Gradient-boosted trees fitted across all series of a workspace.</summary>
/// <param name="Drivers">Names of the drivers, in the order of the features.</param>
/// <param name="Base">Median of the scaled leads: where boosting starts.</param>
public sealed record TreesModel(IReadOnlyList<string> Drivers, double Base, IReadOnlyList<Tree> Trees) : LeadModel
{
    public override double[] Forecast(KnownTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        TreeFeatures features = TreeFeatures.Of(table, Drivers);
        double[] row = new double[TreeFeatures.Width(Drivers.Count)];
        double[] forecast = new double[table.Steps];
        for (int step = 0; step < forecast.Length; step++)
        {
            int t = table.Count + step;
            features.Read(t, row);
            double value = Base;
            foreach (Tree tree in Trees)
                value += tree.Predict(row);
            forecast[step] = table.Admissible(value * features.Scale);
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
        {
            features.Read(t, row);
            double value = Base;
            foreach (Tree tree in Trees)
                value += tree.Predict(row);
            fitted[t] = table.Admissible(value * features.Scale);
        }

        return fitted;
    }

    public override ModelFacts Facts(KnownTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        TreeFeatures features = TreeFeatures.Of(table, Drivers);
        return new ModelFacts(AskedShares.Of(Trees, Drivers, table.Count, (t, row) => features.Read(t, row)));
    }
}
