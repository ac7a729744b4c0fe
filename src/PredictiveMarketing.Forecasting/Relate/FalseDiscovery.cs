namespace PredictiveMarketing.Forecasting.Relate;

/// <summary>
/// The procedure of Benjamini and Hochberg (1995): of everything that is called proven, at most the given share is expected to be noise.
/// </summary>
public static class FalseDiscovery
{
    /// <summary>Adjusted p-values: a driver is proven at level q when its adjusted p-value is at most q. NaN stays NaN and does not count as a test.</summary>
    public static double[] Adjust(ReadOnlySpan<double> p)
    {
        double[] adjusted = p.ToArray();
        int[] order = [.. Enumerable.Range(0, adjusted.Length).Where(i => !double.IsNaN(adjusted[i]))];
        double[] values = adjusted;
        Array.Sort(order, (a, b) => values[b].CompareTo(values[a]) is var c && c != 0 ? c : b.CompareTo(a));
        double least = 1;
        for (int r = 0; r < order.Length; r++)
        {
            int rank = order.Length - r;
            least = Math.Min(least, values[order[r]] * order.Length / rank);
            adjusted[order[r]] = least;
        }

        return adjusted;
    }
}
