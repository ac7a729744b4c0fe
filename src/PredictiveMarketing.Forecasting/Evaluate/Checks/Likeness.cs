using System.Globalization;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Evaluate.Checks;

/// <summary>Drivers of a series that repeat each other up to scale and small noise, or that always move together.</summary>
internal static class Likeness
{
    private const int Fewest = 10;

    /// <summary>Amounts that must be the same to the cent before two plans are one.</summary>
    private const int SameAmounts = 6;

    /// <returns>One list of checks per column.</returns>
    public static IReadOnlyList<Check>[] Among(IReadOnlyList<DriverColumn> columns, Month from, Month to, Gates gates)
    {
        var found = columns.Select(_ => new List<Check>()).ToArray();
        double[][] values = [.. columns.Select(c => c.Values.Slice(from, to))];
        int[] group = [.. Enumerable.Range(0, columns.Count)];
        for (int a = 0; a < columns.Count; a++)
        {
            for (int b = a + 1; b < columns.Count; b++)
            {
                double together = Correlation(values[a], values[b], changes: false);
                bool same = SameToTheCent(values[a], values[b]);
                if (same || (together >= gates.DuplicateCorrelation && Correlation(values[a], values[b], changes: true) >= gates.DuplicateCorrelation
                    && SameOnAir(values[a], values[b], gates)))
                {
                    found[a].Add(Duplicate(columns[b].Name, together));
                    found[b].Add(Duplicate(columns[a].Name, together));
                }
                else if (Math.Abs(together) >= gates.TogetherCorrelation)
                {
                    Join(group, a, b);
                }
            }
        }

        foreach (int[] members in Enumerable.Range(0, columns.Count).GroupBy(c => group[c]).Where(g => g.Count() > 1).Select(g => g.ToArray()))
        {
            string names = string.Join(", ", members.Select(m => columns[m].Name));
            foreach (int member in members)
                found[member].Add(Check.Review(CheckKind.MovesTogether, $"{names} always move together: their effects cannot be told apart; merge them or vary one alone", [], ("columns", members.Length)));
        }

        return found;
    }

    private static Check Duplicate(string other, double correlation) => Check.Review(
        CheckKind.DuplicateSource,
        string.Create(CultureInfo.InvariantCulture, $"repeats {other} (correlation {correlation:0.000}): the same numbers under two names; leave one out"), [], ("correlation", correlation));

    private static bool SameToTheCent(double[] a, double[] b)
    {
        int same = 0, either = 0;
        var amounts = new HashSet<double>();
        for (int t = 0; t < a.Length; t++)
        {
            if (!(Math.Abs(a[t]) > 0) && !(Math.Abs(b[t]) > 0))
                continue;
            either++;
            if (a[t] != b[t])
                continue;
            same++;
            amounts.Add(a[t]);
        }

        return amounts.Count >= SameAmounts && same >= 0.9 * either;
    }

    // Flights in the same months correlate by their zeros alone: what was spent on air must repeat itself too.
    private static bool SameOnAir(double[] a, double[] b, Gates gates)
    {
        int[] on = [.. Enumerable.Range(0, a.Length).Where(t => a[t] > 0 && b[t] > 0)];
        if (on.Length == 0 || !a.Zip(b).Any(v => v.First == 0 && v.Second == 0))
            return true;
        double[] ratios = [.. on.Select(t => Math.Log(a[t] / b[t]))];
        double mean = ratios.Average(), spread = Math.Sqrt(ratios.Sum(r => (r - mean) * (r - mean)) / ratios.Length);
        return spread <= gates.SameSpendSpread || Correlation([.. on.Select(t => a[t])], [.. on.Select(t => b[t])], changes: false) >= gates.DuplicateCorrelation;
    }

    /// <summary>Pearson's correlation of the months that both have, or of their monthly changes; 0 where nothing can be said.</summary>
    private static double Correlation(double[] a, double[] b, bool changes)
    {
        double n = 0, sumA = 0, sumB = 0, aa = 0, bb = 0, ab = 0;
        for (int t = changes ? 1 : 0; t < a.Length; t++)
        {
            double x = changes ? a[t] - a[t - 1] : a[t], y = changes ? b[t] - b[t - 1] : b[t];
            if (double.IsNaN(x) || double.IsNaN(y))
                continue;
            n++;
            double dx = x - sumA, dy = y - sumB;
            sumA += dx / n;
            sumB += dy / n;
            aa += dx * (x - sumA);
            bb += dy * (y - sumB);
            ab += dx * (y - sumB);
        }

        return n >= Fewest && aa > 0 && bb > 0 ? ab / Math.Sqrt(aa * bb) : 0;
    }

    private static void Join(int[] group, int a, int b)
    {
        int from = group[b], to = group[a];
        for (int i = 0; i < group.Length; i++)
            group[i] = group[i] == from ? to : group[i];
    }
}
