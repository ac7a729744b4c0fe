using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Models;
using PredictiveMarketing.Forecasting.Numerics;

namespace PredictiveMarketing.Forecasting.Relate;

/// <summary>
/// One series with its level, trend, season and autocorrelation taken out of leads and drivers alike (Frisch and Waugh 1933; Lovell 1963; Prais and
/// Winsten 1954): what is left of a driver can explain only what is left of the leads.
/// </summary>
internal sealed class Cleaned
{
    private Cleaned(int[] months, double[] leads, double[]?[] columns, int fixedColumns)
    {
        Months = months;
        Leads = leads;
        Columns = columns;
        FixedColumns = fixedColumns;
    }

    /// <summary>Month index of each row, since year 0, so that markets can be matched.</summary>
    public int[] Months { get; }

    /// <summary>Leads in units of their mean.</summary>
    public double[] Leads { get; }

    /// <summary>One per driver and form, scaled to unit spread before cleaning; null where the series does not have it or nothing of it is left.</summary>
    public double[]?[] Columns { get; }

    /// <summary>Level, trend and season.</summary>
    public int FixedColumns { get; }

    public int Rows => Months.Length;

    /// <param name="columns">Drivers in their forms over the months of history; null where the series has none.</param>
    /// <param name="memory">Autocorrelation of what is left at one month.</param>
    public static Cleaned? Of(KnownTable table, IReadOnlyList<double[]?> columns, double memory)
    {
        int[] rows = [.. Enumerable.Range(1, Math.Max(0, table.Count - 1)).Where(t => !double.IsNaN(table.Leads[t]) && !double.IsNaN(table.Leads[t - 1]))];
        double[][] basis = Basis(table);
        if (rows.Length < basis.Length + 6)
            return null;
        double size = SeenRange.MeanSize(table.Leads);
        double[][] fixedPart = Orthonormal([.. basis.Select(b => Quasi(b, rows, memory, 1))]);
        double[] leads = Without(fixedPart, Quasi(table.Leads, rows, memory, 1 / size));
        double[]?[] cleaned = [.. columns.Select(c => c is null ? null : Column(c, rows, memory, fixedPart))];
        return new Cleaned([.. rows.Select(t => table.First.Plus(t).Index)], leads, cleaned, fixedPart.Length);
    }

    private static double[]? Column(double[] column, int[] rows, double memory, double[][] fixedPart)
    {
        // A form that begins a month late takes its first value as its past.
        double[] whole = (double[])column.Clone();
        for (int t = whole.Length - 2; t >= 0; t--)
            whole[t] = double.IsNaN(whole[t]) ? whole[t + 1] : whole[t];
        double spread = Spread(whole);
        if (!(spread > 0))
            return null;
        double[] left = Without(fixedPart, Quasi(whole, rows, memory, 1 / spread));
        // Less than a thousandth left: it is the trend and the season under another name.
        return Dot(left, left) > 1e-6 * left.Length ? left : null;
    }

    private static double[][] Basis(KnownTable table)
    {
        int n = table.Count;
        int harmonics = n >= 36 ? 4 : n >= 24 ? 3 : n >= 18 ? 1 : 0;
        List<double[]> basis = [[.. Enumerable.Repeat(1.0, n)], [.. Enumerable.Range(0, n).Select(t => (double)t / n)]];
        for (int k = 1; k <= harmonics; k++)
        {
            double[] cosine = new double[n], sine = new double[n];
            SeasonWave.Cosine(cosine, table.First, k);
            SeasonWave.Sine(sine, table.First, k);
            basis.Add(cosine);
            basis.Add(sine);
        }

        return [.. basis];
    }

    private static double[] Quasi(double[] values, int[] rows, double memory, double scale)
    {
        double[] differences = new double[rows.Length];
        for (int i = 0; i < rows.Length; i++)
            differences[i] = scale * (values[rows[i]] - (memory * values[rows[i] - 1]));
        return differences;
    }

    internal static double[][] Orthonormal(IReadOnlyList<double[]> columns)
    {
        var kept = new List<double[]>();
        foreach (double[] column in columns)
        {
            double before = Dot(column, column);
            double[] left = Without(kept, Without(kept, column));
            double size = Dot(left, left);
            if (!(size > 1e-10 * before))
                continue;
            double scale = 1 / Math.Sqrt(size);
            for (int i = 0; i < left.Length; i++)
                left[i] *= scale;
            kept.Add(left);
        }

        return [.. kept];
    }

    internal static double[] Without(IReadOnlyList<double[]> orthonormal, double[] column)
    {
        double[] left = (double[])column.Clone();
        foreach (double[] q in orthonormal)
        {
            double share = Dot(q, left);
            for (int i = 0; i < left.Length; i++)
                left[i] -= share * q[i];
        }

        return left;
    }

    private static double Spread(double[] values)
    {
        double mean = values.Average();
        double sum = 0;
        foreach (double v in values)
            sum += (v - mean) * (v - mean);
        return Math.Sqrt(sum / values.Length);
    }

    internal static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }
}
