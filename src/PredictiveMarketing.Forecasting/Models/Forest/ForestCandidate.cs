using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Models.Trees;
using PredictiveMarketing.Forecasting.Numerics;

namespace PredictiveMarketing.Forecasting.Models.Forest;

/// <summary>
/// A bagged forest (Breiman 2001) across all series of the workspace: each tree grows on months drawn with replacement and chooses at each node
/// among some of the features. Trees cannot answer above what they have seen; so a quarter of them measures a month against the mean of the
/// twelve before it and follows a level that moves, while the others measure it against the whole window and see drivers more clearly.
/// </summary>
public sealed record ForestCandidate(int Trees = 100, int FewestInLeaf = 2) : ICandidate
{
    /// <summary>Under this many pooled months trees only memorise.</summary>
    public const int FewestRows = 20;

    // Two rows a leaf serve one short series; a leaf grows with the workspace, so that a forest of many markets stays small.
    private const int MostLeaves = 120;

    // Breiman's third is for many features of which many tell the same; here two columns may hold all that a driver says.
    private const double Offered = 0.6;

    public string Name => "forest";

    public bool SeesDrivers => true;

    public IReadOnlyList<Fit> Fit(KnownPanel known, int seed)
    {
        ArgumentNullException.ThrowIfNull(known);
        TrainingRows rows = TrainingRows.Of(known, againstLevel: false);
        if (rows.Count < FewestRows)
            return [.. known.Tables.Select(_ => Models.Fit.Refuse($"{rows.Count} pooled months, {FewestRows} are needed"))];

        var dice = new SeededRandom((ulong)seed).Fork("forest").Fork(known.Cutoff.Origin.ToString());
        List<Tree> moving = Bag(TrainingRows.Of(known, againstLevel: true), Trees / 4, dice);
        LeadModel model = new ForestModel(rows.Drivers, moving, Bag(rows, Trees - moving.Count, dice));
        return [.. known.Tables.Select(t => t.Observed == 0 ? Models.Fit.Refuse("no month with leads") : Models.Fit.Of(model))];
    }

    private List<Tree> Bag(TrainingRows rows, int count, SeededRandom dice)
    {
        int leaf = Math.Max(FewestInLeaf, rows.Count / MostLeaves);
        var grower = new TreeGrower(rows.Features, new TreeShape(Depth: 12, leaf, Offered, PerNode: true), rows.Rising);
        var trees = new List<Tree>(count);
        int[] times = new int[rows.Count];
        int[] drawn = new int[rows.Count];
        for (int k = 0; k < count; k++)
        {
            Array.Clear(times);
            for (int i = 0; i < rows.Count; i++)
                times[dice.NextInt(rows.Count)]++;
            // A fixed order of the rows keeps every sum the same, however the sample was drawn.
            int next = 0;
            for (int i = 0; i < rows.Count; i++)
            {
                for (int n = 0; n < times[i]; n++)
                    drawn[next++] = i;
            }

            trees.Add(grower.Grow(drawn, rows.Target, 1, dice));
        }

        return trees;
    }
}
