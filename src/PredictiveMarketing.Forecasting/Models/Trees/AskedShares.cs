namespace PredictiveMarketing.Forecasting.Models.Trees;

/// <summary>What the trees look at: each feature's share of the questions that this series' months met on their way down. It tells use, not effect.</summary>
internal static class AskedShares
{
    public delegate void Reader(int month, Span<double> features);

    /// <param name="groups">Trees with the features that they are asked on.</param>
    public static IReadOnlyList<Estimate> Of(IReadOnlyList<string> drivers, int months, params ReadOnlySpan<(IReadOnlyList<Tree> Trees, Reader Read)> groups)
    {
        double[] row = new double[TreeFeatures.Width(drivers.Count)];
        int[] asked = new int[row.Length];
        for (int t = 1; t < months; t++)
        {
            foreach ((IReadOnlyList<Tree> trees, Reader read) in groups)
            {
                read(t, row);
                foreach (Tree tree in trees)
                    tree.CountAsked(row, asked);
            }
        }

        double all = asked.Sum();
        return
        [
            .. Enumerable.Range(0, asked.Length).Where(f => asked[f] > 0).OrderByDescending(f => asked[f]).ThenBy(f => f)
                .Select(f => new Estimate(TreeFeatures.NameOf(f, drivers), "share of the questions asked", asked[f] / all)),
        ];
    }
}
