namespace PredictiveMarketing.Forecasting.Vocabulary;

/// <summary>Rounds parts to whole numbers so that they add up to a given total (Hamilton's method, 1792).</summary>
public static class LargestRemainder
{
    /// <param name="total">What the parts must add up to.</param>
    /// <param name="quotas">The unrounded parts; their sum should be near <paramref name="total"/>.</param>
    public static long[] Share(long total, IReadOnlyList<decimal> quotas)
    {
        long[] parts = [.. quotas.Select(q => decimal.ToInt64(decimal.Floor(q)))];
        long left = total - parts.Sum();
        if (parts.Length == 0)
            return total == 0 ? parts : throw new ArgumentException("Nothing to share the total over.", nameof(quotas));
        // Largest fraction first; among equals the earlier part, so that the result never depends on a sort's whim.
        int[] order = [.. Enumerable.Range(0, parts.Length).OrderByDescending(i => quotas[i] - decimal.Floor(quotas[i])).ThenBy(i => i)];
        for (long k = 0; k < Math.Abs(left); k++)
            parts[order[left > 0 ? k % parts.Length : parts.Length - 1 - (k % parts.Length)]] += Math.Sign(left);
        return parts;
    }
}
