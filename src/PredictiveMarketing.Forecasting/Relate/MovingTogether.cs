using PredictiveMarketing.Forecasting.Frame;

namespace PredictiveMarketing.Forecasting.Relate;

/// <summary>Drivers that always move together: what the one does cannot be told from what the other does.</summary>
internal static class MovingTogether
{
    /// <param name="threshold">Correlation, beyond trend and season and pooled over the markets, from which two drivers are one.</param>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Of(IReadOnlyList<KnownTable> tables, double threshold)
    {
        string[] names = [.. tables.SelectMany(t => t.Drivers).Select(d => d.Name).Distinct()];
        Cleaned[] series =
        [
            .. tables.Select(t => Cleaned.Of(t, [.. names.Select(n => t.Drivers.FirstOrDefault(d => d.Name == n) is { HasHistory: true } d ? d.Values[..t.Count] : null)], memory: 0)).OfType<Cleaned>(),
        ];
        var groups = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        for (int i = 0; i < names.Length; i++)
        {
            string[] others = [.. Enumerable.Range(0, names.Length).Where(j => j != i && Math.Abs(Correlation(series, i, j)) >= threshold).Select(j => names[j])];
            if (others.Length > 0)
                groups[names[i]] = others;
        }

        return groups;
    }

    private static double Correlation(Cleaned[] series, int i, int j)
    {
        double cross = 0, first = 0, second = 0;
        foreach (Cleaned s in series)
        {
            if (s.Columns[i] is not { } a || s.Columns[j] is not { } b)
                continue;
            cross += Cleaned.Dot(a, b);
            first += Cleaned.Dot(a, a);
            second += Cleaned.Dot(b, b);
        }

        return first > 0 && second > 0 ? cross / Math.Sqrt(first * second) : 0;
    }
}
