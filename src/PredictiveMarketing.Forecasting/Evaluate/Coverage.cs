using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Evaluate;

/// <summary>What a data set holds between two months.</summary>
/// <param name="Variation">Standard deviation as a share of the mean; 0 when every value is the same.</param>
internal sealed record Coverage(int Months, IReadOnlyList<Month> Gaps, Month? First, Month? Last, double Variation)
{
    /// <summary>Months from the first to the last value.</summary>
    public int Span => First is Month f && Last is Month l ? l - f + 1 : 0;

    public double MissingShare => Span == 0 ? 1 : (double)Gaps.Count / Span;

    public static Coverage Of(MonthlySeries series, Month from, Month to)
    {
        Month[] known = [.. Month.Range(from, to).Where(m => !double.IsNaN(series[m]))];
        if (known.Length == 0)
            return new Coverage(0, [], null, null, 0);
        Month[] gaps = [.. Month.Range(known[0], known[^1]).Where(m => double.IsNaN(series[m]))];
        return new Coverage(known.Length, gaps, known[0], known[^1], VariationOf([.. known.Select(m => series[m])]));
    }

    private static double VariationOf(double[] values)
    {
        double mean = values.Average();
        double deviation = Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / values.Length);
        return deviation == 0 ? 0 : mean == 0 ? double.PositiveInfinity : deviation / Math.Abs(mean);
    }

    /// <summary>Up to six of them, and how many more.</summary>
    public static string Named(IReadOnlyList<Month> months) =>
        string.Join(", ", months.Take(6)) + (months.Count > 6 ? $" and {months.Count - 6} more" : "");
}
