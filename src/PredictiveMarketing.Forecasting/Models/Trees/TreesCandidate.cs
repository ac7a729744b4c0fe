using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Numerics;

namespace PredictiveMarketing.Forecasting.Models.Trees;

/// <summary>
/// Gradient boosting (Friedman 2001, stochastic as in Friedman 2002) across all series of the workspace
/// (Montero-Manso and Hyndman 2021): one model, every series on its own scale.
/// </summary>
public sealed record TreesCandidate(int Rounds = 120, double LearningRate = 0.08, int Depth = 4, int FewestInLeaf = 3) : ICandidate
{
    /// <summary>Under this many pooled months trees only memorise.</summary>
    public const int FewestRows = 20;

    public string Name => "trees";

    public bool SeesDrivers => true;

    public IReadOnlyList<Fit> Fit(KnownPanel known, int seed)
    {
        ArgumentNullException.ThrowIfNull(known);
        TrainingRows rows = TrainingRows.Of(known, againstLevel: false);
        if (rows.Count < FewestRows)
            return [.. known.Tables.Select(_ => Models.Fit.Refuse($"{rows.Count} pooled months, {FewestRows} are needed"))];

        var dice = new SeededRandom((ulong)seed).Fork("trees").Fork(known.Cutoff.Origin.ToString());
        LeadModel model = Boost(rows, dice);
        return [.. known.Tables.Select(t => t.Observed == 0 ? Models.Fit.Refuse("no month with leads") : Models.Fit.Of(model))];
    }

    private TreesModel Boost(TrainingRows rows, SeededRandom dice)
    {
        double start = Median(rows.Target);
        double[] residual = [.. rows.Target.Select(y => y - start)];
        var grower = new TreeGrower(rows.Features, new TreeShape(Depth, FewestInLeaf, Offered: 0.7, PerNode: false), rows.Rising);
        var trees = new List<Tree>(Rounds);
        int[] order = [.. Enumerable.Range(0, rows.Count)];
        int[] drawn = new int[rows.Count];
        int sample = Math.Max(FewestRows * 2 / 3, (int)(rows.Count * 0.7));
        for (int round = 0; round < Rounds; round++)
        {
            // A new 70 % of the rows each round, without replacement (partial Fisher-Yates).
            for (int i = 0; i < sample; i++)
            {
                int j = i + dice.NextInt(order.Length - i);
                (order[i], order[j]) = (order[j], order[i]);
            }

            // A fixed order of the rows keeps every sum the same, however the sample was drawn.
            order.AsSpan(0, sample).CopyTo(drawn);
            Array.Sort(drawn, 0, sample);
            Tree tree = grower.Grow(drawn.AsSpan(0, sample), residual, LearningRate, dice);
            if (tree.Count == 1)
                continue;
            for (int i = 0; i < residual.Length; i++)
                residual[i] -= tree.Predict(rows.Features[i]);
            trees.Add(tree);
        }

        return new TreesModel(rows.Drivers, start, trees);
    }

    private static double Median(double[] values)
    {
        double[] sorted = (double[])values.Clone();
        Array.Sort(sorted);
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
