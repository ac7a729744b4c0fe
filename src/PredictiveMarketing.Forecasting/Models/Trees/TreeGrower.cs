using PredictiveMarketing.Forecasting.Numerics;

namespace PredictiveMarketing.Forecasting.Models.Trees;

/// <summary>How a tree may grow.</summary>
/// <param name="Depth">Most questions on the way to a leaf.</param>
/// <param name="FewestInLeaf">Rows that a leaf must hold.</param>
/// <param name="Offered">Share of the features among which each node (or the whole tree) may choose.</param>
/// <param name="PerNode">True: every node draws its own features (Breiman 2001); false: the tree draws once.</param>
internal sealed record TreeShape(int Depth, int FewestInLeaf, double Offered, bool PerNode);

/// <summary>
/// Grows regression trees by least squares on binned features (at most 32 bins each). A feature may be held to a sign: along it the answers
/// never fall, wherever the tree asks.
/// </summary>
internal sealed class TreeGrower
{
    private const int MostBins = 32;
    private readonly TreeShape shape;
    private readonly bool[] rising;
    private readonly int width;
    private readonly byte[] bins;
    private readonly double[][] edges;
    private readonly double[] sums = new double[MostBins];
    private readonly int[] counts = new int[MostBins];
    private readonly int[] moved;
    private readonly int[] features;
    private readonly List<int> asked = [];
    private readonly List<double> values = [];

    /// <param name="rows">Row by feature; NaN is not known and goes left.</param>
    /// <param name="rising">Features along which the answer may not fall.</param>
    public TreeGrower(double[][] rows, TreeShape shape, bool[] rising)
    {
        this.shape = shape;
        this.rising = rising;
        width = rows[0].Length;
        bins = new byte[rows.Length * width];
        moved = new int[rows.Length];
        edges = new double[width][];
        for (int f = 0; f < width; f++)
        {
            edges[f] = Edges(rows, f);
            for (int i = 0; i < rows.Length; i++)
                bins[(f * rows.Length) + i] = Bin(rows[i][f], edges[f]);
        }

        features = [.. Enumerable.Range(0, width).Where(f => edges[f].Length > 0)];
    }

    /// <param name="rows">Rows to grow on, in rising order, repeated where drawn more than once; the order is lost.</param>
    /// <returns>A single leaf when no split helps.</returns>
    public Tree Grow(Span<int> rows, ReadOnlySpan<double> target, double learningRate, SeededRandom dice)
    {
        asked.Clear();
        values.Clear();
        if (!shape.PerNode)
            Draw(dice);
        Split(rows, target, 0, learningRate, double.NegativeInfinity, double.PositiveInfinity, dice);
        return new Tree(asked, values);
    }

    private int Drawn => Math.Clamp((int)Math.Round(features.Length * shape.Offered), Math.Min(1, features.Length), features.Length);

    // The first features of the list are the ones on offer (partial Fisher-Yates).
    private void Draw(SeededRandom dice)
    {
        for (int i = 0; i < Drawn; i++)
        {
            int j = i + dice.NextInt(features.Length - i);
            (features[i], features[j]) = (features[j], features[i]);
        }
    }

    private void Split(Span<int> rows, ReadOnlySpan<double> target, int level, double learningRate, double low, double high, SeededRandom dice)
    {
        double sum = 0;
        foreach (int i in rows)
            sum += target[i];
        int node = asked.Count;
        asked.Add(-1);
        values.Add(learningRate * Math.Clamp(sum / rows.Length, low, high));
        if (level == shape.Depth || rows.Length < 2 * shape.FewestInLeaf)
            return;
        if (shape.PerNode)
            Draw(dice);
        (int feature, int bin, double gain, double middle) = Best(rows, target, sum);
        if (feature < 0 || gain <= 1e-12)
            return;

        int left = Partition(rows, feature, bin);
        asked[node] = feature;
        values[node] = edges[feature][bin];
        bool held = rising[feature];
        middle = Math.Clamp(middle, low, high);
        Split(rows[..left], target, level + 1, learningRate, low, held ? Math.Min(high, middle) : high, dice);
        Split(rows[left..], target, level + 1, learningRate, held ? Math.Max(low, middle) : low, high, dice);
    }

    private (int Feature, int Bin, double Gain, double Middle) Best(ReadOnlySpan<int> rows, ReadOnlySpan<double> target, double sum)
    {
        (int Feature, int Bin, double Gain, double Middle) best = (-1, 0, 0, 0);
        double parent = sum * sum / rows.Length;
        for (int d = 0; d < Drawn; d++)
        {
            int f = features[d];
            int used = edges[f].Length;
            sums.AsSpan(0, used + 1).Clear();
            counts.AsSpan(0, used + 1).Clear();
            ReadOnlySpan<byte> column = bins.AsSpan(f * moved.Length, moved.Length);
            foreach (int i in rows)
            {
                byte b = column[i];
                sums[b] += target[i];
                counts[b]++;
            }

            double left = 0;
            int n = 0;
            for (int b = 0; b < used; b++)
            {
                if (counts[b] == 0)
                    continue;
                left += sums[b];
                n += counts[b];
                if (n < shape.FewestInLeaf)
                    continue;
                int rest = rows.Length - n;
                if (rest < shape.FewestInLeaf)
                    break;
                double right = sum - left;
                double gain = (left * left / n) + (right * right / rest) - parent;
                if (gain > best.Gain && !(rising[f] && left / n > right / rest))
                    best = (f, b, gain, ((left / n) + (right / rest)) / 2);
            }
        }

        return best;
    }

    // Stable, so that rows stay in order.
    private int Partition(Span<int> rows, int feature, int bin)
    {
        ReadOnlySpan<byte> column = bins.AsSpan(feature * moved.Length, moved.Length);
        int left = 0;
        int right = 0;
        Span<int> aside = moved;
        foreach (int i in rows)
        {
            if (column[i] <= bin)
                rows[left++] = i;
            else
                aside[right++] = i;
        }

        aside[..right].CopyTo(rows[left..]);
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
        double[] sorted = new double[rows.Length];
        int n = 0;
        foreach (double[] row in rows)
        {
            if (double.IsFinite(row[feature]))
                sorted[n++] = row[feature];
        }

        Array.Sort(sorted, 0, n);
        int kept = 0;
        for (int i = 0; i < n; i++)
        {
            if (kept == 0 || sorted[i] != sorted[kept - 1])
                sorted[kept++] = sorted[i];
        }

        if (kept < 2)
            return [];
        int cuts = Math.Min(MostBins - 1, kept - 1);
        var edges = new List<double>(cuts);
        for (int c = 0; c < cuts; c++)
        {
            int at = (int)((c + 1L) * (kept - 1) / (cuts + 1.0));
            double edge = (sorted[at] + sorted[Math.Min(at + 1, kept - 1)]) / 2;
            if (edges.Count == 0 || edge != edges[^1])
                edges.Add(edge);
        }

        return [.. edges];
    }
}
