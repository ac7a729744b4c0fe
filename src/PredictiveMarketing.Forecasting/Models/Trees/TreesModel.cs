using PredictiveMarketing.Forecasting.Frame;

namespace PredictiveMarketing.Forecasting.Models.Trees;

/// <summary>Gradient-boosted trees fitted across all series of a workspace.</summary>
/// <param name="Drivers">Names of the drivers, in the order of the features.</param>
/// <param name="Base">Median of the scaled leads: where boosting starts.</param>
public sealed record TreesModel(IReadOnlyList<string> Drivers, double Base, IReadOnlyList<Tree> Trees) : LeadModel
{
    public override double[] Forecast(KnownTable table) => MonthByMonth.Forecast(table, Drivers, Predict);

    public override double[] Fitted(KnownTable table) => MonthByMonth.Fitted(table, Drivers, Predict);

    public override ModelFacts Facts(KnownTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        TreeFeatures features = TreeFeatures.Of(table, Drivers);
        return new ModelFacts(AskedShares.Of(Drivers, table.Count, (Trees, (t, row) => features.Read(t, row))));
    }

    private double Predict(TreeFeatures features, int t, double[] row)
    {
        features.Read(t, row);
        double value = Base;
        foreach (Tree tree in Trees)
            value += tree.Predict(row);
        return value;
    }
}
