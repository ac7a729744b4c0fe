using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Models.Trees;

/// <summary>The pooled training rows of a panel, in the order of series and months.</summary>
/// <param name="Rising">Per feature: may the answer not fall along it? True for media.</param>
internal sealed record TrainingRows(IReadOnlyList<string> Drivers, double[][] Features, double[] Target, bool[] Rising)
{
    public int Count => Target.Length;

    /// <param name="againstLevel">Measure leads against the mean of the twelve months before, not against that of the whole window.</param>
    public static TrainingRows Of(KnownPanel known, bool againstLevel)
    {
        string[] drivers = [.. known.Tables.SelectMany(t => t.Drivers).Where(d => d.HasHistory).Select(d => d.Name).Distinct().Order(StringComparer.Ordinal)];
        var media = known.Tables.SelectMany(t => t.Drivers).Where(d => d.Source == DriverSource.Media).Select(d => d.Name).ToHashSet(StringComparer.Ordinal);
        var rows = new List<double[]>();
        var target = new List<double>();
        foreach (KnownTable table in known.Tables)
        {
            TreeFeatures features = TreeFeatures.Of(table, drivers);
            for (int t = 1; t < table.Count; t++)
            {
                if (double.IsNaN(table.Leads[t]))
                    continue;
                double[] row = new double[TreeFeatures.Width(drivers.Length)];
                double level = againstLevel ? features.Level(t) : 1;
                features.Read(t, level, row);
                rows.Add(row);
                target.Add(features.Leads[t] / level);
            }
        }

        bool[] rising = [.. Enumerable.Range(0, TreeFeatures.Width(drivers.Length)).Select(f => TreeFeatures.DriverOf(f) is int d && media.Contains(drivers[d]))];
        return new TrainingRows(drivers, [.. rows], [.. target], rising);
    }
}
