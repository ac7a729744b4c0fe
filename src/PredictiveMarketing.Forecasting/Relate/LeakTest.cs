using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Relate;

/// <summary>
/// Does a column contain the answer? A cause explains part of what the leads do; a copy of the leads (the key event that is the lead, a column
/// computed from them) repeats them in everything: in level, from month to month and from year to year. Its likeness is the least of the three
/// squared correlations, at the same month, one earlier or one later. Spend is decided before the leads come and is not tried.
/// </summary>
internal static class LeakTest
{
    private const int FewestPairs = 10;
    private static readonly int[] Shifts = [0, -1, 1];

    /// <summary>The externals whose likeness, in the middle of the markets, reaches <paramref name="threshold"/>.</summary>
    public static IReadOnlyDictionary<string, double> Of(IReadOnlyList<KnownTable> tables, double threshold)
    {
        var leaks = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (string name in tables.SelectMany(t => t.Drivers).Where(d => d.Source == DriverSource.External && d.HasHistory).Select(d => d.Name).Distinct())
        {
            double[] likeness =
            [
                .. tables.Select(t => t.Drivers.FirstOrDefault(d => d.Name == name) is { HasHistory: true } d ? Likeness(t, d) : double.NaN)
                    .Where(l => !double.IsNaN(l)).Order(),
            ];
            if (likeness.Length > 0 && likeness[likeness.Length / 2] >= threshold)
                leaks[name] = likeness[likeness.Length / 2];
        }

        return leaks;
    }

    /// <summary>0 for nothing in common to 1 for a copy; NaN when too few months can be compared.</summary>
    public static double Likeness(KnownTable table, KnownDriver driver)
    {
        double best = double.NaN;
        foreach (int shift in Shifts)
        {
            double level = SquaredCorrelation(table, driver, shift, apart: 0);
            double change = SquaredCorrelation(table, driver, shift, apart: 1);
            double year = SquaredCorrelation(table, driver, shift, apart: 12);
            // Under two years there is no year to compare with another.
            double least = Math.Min(Math.Min(level, change), double.IsNaN(year) ? 1 : year);
            if (!double.IsNaN(least) && !(least <= best))
                best = least;
        }

        return best;
    }

    private static double SquaredCorrelation(KnownTable table, KnownDriver driver, int shift, int apart)
    {
        double x1 = 0, y1 = 0, xx = 0, yy = 0, xy = 0;
        int n = 0;
        for (int t = apart; t < table.Count; t++)
        {
            int u = t + shift;
            if (u - apart < 0 || u >= table.Count || driver.Guessed[u] || driver.Guessed[u - apart])
                continue;
            double y = apart == 0 ? table.Leads[t] : table.Leads[t] - table.Leads[t - apart];
            double x = apart == 0 ? driver.Values[u] : driver.Values[u] - driver.Values[u - apart];
            if (double.IsNaN(y))
                continue;
            x1 += x;
            y1 += y;
            xx += x * x;
            yy += y * y;
            xy += x * y;
            n++;
        }

        if (n < FewestPairs)
            return double.NaN;
        double vx = xx - (x1 * x1 / n), vy = yy - (y1 * y1 / n), cross = xy - (x1 * y1 / n);
        return vx > 1e-12 * xx && vy > 1e-12 * yy ? cross * cross / (vx * vy) : 0;
    }
}
