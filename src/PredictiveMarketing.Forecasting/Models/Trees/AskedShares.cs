namespace PredictiveMarketing.Forecasting.Models.Trees;

/// <summary>What the trees look at: each feature's share of the questions that this series' months met on their way down. It tells use, not effect.</summary>
internal static class AskedShares
{
    public delegate void Reader(int month, Span<double> features);

    public static IReadOnlyList<Estimate> Of(IReadOnlyList<Tree> trees, IReadOnlyList<string> drivers, int months, Reader read)
    {
        double[] row = new double[TreeFeatures.Width(drivers.Count)];
        int[] asked = new int[row.Length];
        for (int t = 1; t < months; t++)
        {
            read(t, row);
            foreach (Tree tree in trees)
                tree.CountAsked(row, asked);
        }

        double all = asked.Sum();
        return
        [
            .. Enumerable.Range(0, asked.Length).Where(f => asked[f] > 0).OrderByDescending(f => asked[f]).ThenBy(f => f)
                .Select(f => new Estimate(TreeFeatures.NameOf(f, drivers), "share of the questions asked", asked[f] / all)),
        ];
    }
}
