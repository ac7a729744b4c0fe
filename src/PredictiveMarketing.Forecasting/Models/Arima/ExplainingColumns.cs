using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Models.Arima;

/// <summary>The terms a regression may choose from, standardised over history: mean 0, deviation 1.</summary>
/// <param name="Columns">Term by month of history, from the first month that has leads.</param>
/// <param name="Mean">Per term, before standardising.</param>
/// <param name="Deviation">Per term; never 0.</param>
/// <param name="RisingOnly">Media may not come in with a falling effect.</param>
internal sealed record ExplainingColumns(IReadOnlyList<ExplainingTerm> Terms, double[][] Columns, double[] Mean, double[] Deviation, bool[] RisingOnly)
{
    /// <summary>A column that varies less than this share of its size is taken as constant.</summary>
    private const double Still = 1e-9;

    public static ExplainingColumns Of(KnownTable table, int start)
    {
        var terms = new List<ExplainingTerm>();
        var columns = new List<double[]>();
        var means = new List<double>();
        var deviations = new List<double>();
        double[] whole = new double[table.Count];
        foreach (ExplainingTerm term in Offered(table))
        {
            term.Fill(table, whole);
            double[] column = whole[start..];
            double mean = 0, squares = 0, size = 0;
            foreach (double x in column)
            {
                mean += x / column.Length;
                size = Math.Max(size, Math.Abs(x));
            }

            foreach (double x in column)
                squares += (x - mean) * (x - mean);
            double deviation = Math.Sqrt(squares / column.Length);
            if (!(deviation > Still * size))
                continue;
            for (int t = 0; t < column.Length; t++)
                column[t] = (column[t] - mean) / deviation;
            terms.Add(term);
            columns.Add(column);
            means.Add(mean);
            deviations.Add(deviation);
        }

        var media = table.Drivers.Where(d => d.Source == DriverSource.Media).Select(d => d.Name).ToHashSet<string?>();
        return new ExplainingColumns(terms, [.. columns], [.. means], [.. deviations], [.. terms.Select(t => media.Contains(t.Driver))]);
    }

    private static IEnumerable<ExplainingTerm> Offered(KnownTable table)
    {
        yield return ExplainingTerm.Trend;
        for (int k = 1; k <= 6 && table.Count >= 18; k++)
        {
            yield return ExplainingTerm.Season(ExplainingKind.Cosine, k);
            if (k < 6)
                yield return ExplainingTerm.Season(ExplainingKind.Sine, k);
        }

        foreach (KnownDriver driver in table.Drivers)
        {
            if (!driver.HasHistory)
                continue;
            foreach (ExplainingTerm term in ExplainingTerm.ShapesOf(driver))
                yield return term;
        }
    }
}
