using PredictiveMarketing.Forecasting.Numerics;

namespace PredictiveMarketing.Forecasting.Models.Trees;

/// <summary>Grows one regression tree by least squares on binned features (at most 32 bins each).</summary>
internal sealed class TreeGrower
{
    private const int MostBins = 32;
    private readonly int depth;
    private readonly int fewestInLeaf;
    private readonly int width;
    private readonly byte[] bins;
    private readonly double[][] edges;
    private readonly double[] sums = new double[MostBins + 1];
    private readonly int[] counts = new int[MostBins + 1];

    public TreeGrower(double[][] rows, int depth, int fewestInLeaf)
    {
        this.depth = depth;
        this.fewestInLeaf = fewestInLeaf;
        width = rows[0].Length;
        bins = new byte[rows.Length * width];
        edges = new double[width][];
        for (int f = 0; f < width; f++)
        {
            edges[f] = Edges(rows, f);
            for (int i = 0; i < rows.Length; i++)
                bins[(i * width) + f] = Bin(rows[i][f], edges[f]);
        }
    }

    /// <returns>Null when no split helps.</returns>
    public Tree? Grow(ReadOnlySpan<int> sample, ReadOnlySpan<double> residual, double learningRate, SeededRandom dice)
    {
        int[] rows = sample.ToArray();
        // A fixed order of the rows keeps every sum the same, however the sample was drawn.
        Array.Sort(rows);
        bool[] offered = new bool[width];
        for (int f = 0; f < width; f++)
            offered[f] = dice.NextDouble() < 0.7;
        var nodes = new Nodes();
        Split(nodes, rows, residual, 0, offered, learningRate);
        return nodes.Feature.Count == 1 ? null : new Tree(nodes.Feature, nodes.Threshold, nodes.Left, nodes.Right, nodes.Value);
    }

    private int Split(Nodes nodes, Span<int> rows, ReadOnlySpan<double> residual, int level, bool[] offered, double learningRate)
    {
        double sum = 0;
        foreach (int i in rows)
            sum += residual[i];
        int node = nodes.Add(learningRate * sum / rows.Length);
        if (level == depth || rows.Length < 2 * fewestInLeaf)
            return node;
        (int feature, int bin, double gain) = Best(rows, residual, sum, offered);
        if (feature < 0 || gain <= 1e-12)
            return node;

        int left = Partition(rows, feature, bin);
        nodes.Feature[node] = feature;
        nodes.Threshold[node] = edges[feature][bin];
        nodes.Left[node] = Split(nodes, rows[..left], residual, level + 1, offered, learningRate);
        nodes.Right[node] = Split(nodes, rows[left..], residual, level + 1, offered, learningRate);
        nodes.Value[node] = 0;
        return node;
    }

    private (int Feature, int Bin, double Gain) Best(ReadOnlySpan<int> rows, ReadOnlySpan<double> residual, double sum, bool[] offered)
    {
        (int Feature, int Bin, double Gain) best = (-1, 0, 0);
        double parent = sum * sum / rows.Length;
        for (int f = 0; f < width; f++)
        {
            int used = edges[f].Length;
            if (!offered[f] || used == 0)
                continue;
            Array.Clear(sums);
            Array.Clear(counts);
            foreach (int i in rows)
            {
                byte b = bins[(i * width) + f];
                sums[b] += residual[i];
                counts[b]++;
            }

            double left = 0;
            int n = 0;
            for (int b = 0; b < used; b++)
            {
                left += sums[b];
                n += counts[b];
                if (n < fewestInLeaf || rows.Length - n < fewestInLeaf)
                    continue;
                double right = sum - left;
                double gain = (left * left / n) + (right * right / (rows.Length - n)) - parent;
                if (gain > best.Gain)
                    best = (f, b, gain);
            }
        }

        return best;
    }

    // Stable, so that rows stay in order.
    private int Partition(Span<int> rows, int feature, int bin)
    {
        int[] copy = rows.ToArray();
        int left = 0;
        foreach (int i in copy)
        {
            if (bins[(i * width) + feature] <= bin)
                rows[left++] = i;
        }

        int next = left;
        foreach (int i in copy)
        {
            if (bins[(i * width) + feature] > bin)
                rows[next++] = i;
        }

        return left;
    }

    // Bin b holds values up to edge b; the last bin holds the rest. What is not known falls into bin 0.
    private static byte Bin(double value, double[] edges)
    {
        int b = 0;
        while (b < edges.Length && value > edges[b])
            b++;
        return (byte)b;
    }

    private static double[] Edges(double[][] rows, int feature)
    {
        double[] values = [.. rows.Select(r => r[feature]).Where(double.IsFinite).Distinct().Order()];
        if (values.Length < 2)
            return [];
        int cuts = Math.Min(MostBins - 1, values.Length - 1);
        double[] edges = new double[cuts];
        for (int c = 0; c < cuts; c++)
        {
            int at = (int)((c + 1L) * (values.Length - 1) / (cuts + 1.0));
            edges[c] = (values[at] + values[Math.Min(at + 1, values.Length - 1)]) / 2;
        }

        return [.. edges.Distinct()];
    }

    private sealed class Nodes
    {
        public List<int> Feature { get; } = [];

        public List<double> Threshold { get; } = [];

        public List<int> Left { get; } = [];

        public List<int> Right { get; } = [];

        public List<double> Value { get; } = [];

        public int Add(double value)
        {
            Feature.Add(-1);
            Threshold.Add(0);
            Left.Add(0);
            Right.Add(0);
            Value.Add(value);
            return Feature.Count - 1;
        }
    }
}
