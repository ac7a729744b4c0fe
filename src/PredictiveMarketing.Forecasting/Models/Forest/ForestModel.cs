using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Models.Trees;

namespace PredictiveMarketing.Forecasting.Models.Forest;

/// <summary>A bagged forest fitted across all series of a workspace.</summary>
/// <param name="Drivers">Names of the drivers, in the order of the features.</param>
/// <param name="Moving">Trees that measure a month against the mean of the twelve before it.</param>
/// <param name="Fixed">Trees that measure a month against the mean of the whole window.</param>
public sealed record ForestModel(IReadOnlyList<string> Drivers, IReadOnlyList<Tree> Moving, IReadOnlyList<Tree> Fixed) : LeadModel
{
    public override double[] Forecast(KnownTable table) => MonthByMonth.Forecast(table, Drivers, Predict);

    public override double[] Fitted(KnownTable table) => MonthByMonth.Fitted(table, Drivers, Predict);

    public override ModelFacts Facts(KnownTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        TreeFeatures features = TreeFeatures.Of(table, Drivers);
        return new ModelFacts(AskedShares.Of(
            Drivers, table.Count, (Moving, (t, row) => features.Read(t, features.Level(t), row)), (Fixed, (t, row) => features.Read(t, 1, row))));
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
