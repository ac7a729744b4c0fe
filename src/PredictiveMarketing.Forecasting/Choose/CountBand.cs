using MathNet.Numerics.Distributions;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Numerics;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Choose;

/// <summary>
/// Bands of small counts: the calibrated band says how wide, a negative binomial says which whole numbers. A band narrower than that of a Poisson
/// count is not believed, for leads that come one by one spread that much.
/// </summary>
internal static class CountBand
{
    /// <summary>From this mean on, a straight band is as good as whole numbers.</summary>
    private const double Many = 20;

    private static readonly double NormalTenth = Normal.InvCDF(0, 1, 0.9);

    /// <summary>Whether a series is one of small counts: never negative, whole numbers only, and fewer than twenty leads a month on average.</summary>
    public static bool Fits(KnownTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        double sum = 0;
        foreach (double y in table.Leads)
        {
            if (y < 0 || y > Math.Floor(y))
                return false;
            sum += double.IsNaN(y) ? 0 : y;
        }

        return table.NonNegative && table.Observed > 0 && sum < Many * table.Observed;
    }

    /// <summary>The distribution of one month.</summary>
    /// <param name="point">The point forecast in leads, a median: the distribution's own median is put there.</param>
    /// <param name="offsets">The calibrated offsets around it, in the order of <see cref="Quantiles.Levels"/>.</param>
    public static CountDistribution Around(double point, ReadOnlySpan<double> offsets)
    {
        point = Math.Max(0, point);
        double deviation = Math.Max(0, offsets[5] - offsets[1]) / (2 * NormalTenth);
        double variance = deviation * deviation;
        // Mean and median lie within one standard deviation, which is that of a Poisson count at least.
        double low = 0, high = point + 1 + Math.Max(deviation, Math.Sqrt(point + 2));
        for (int i = 0; i < 40; i++)
        {
            double middle = (low + high) / 2;
            if (CountDistribution.Below(point, middle, variance) > 0.5)
                low = middle;
            else
                high = middle;
        }

        return new CountDistribution(Math.Max((low + high) / 2, CutMean(point, deviation)), variance);
    }

    public static Quantiles Quantiles(CountDistribution counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        return Vocabulary.Quantiles.Ordered([.. Vocabulary.Quantiles.Levels.Select(counts.Quantile)], nonNegative: true);
    }

    // A forecast of hardly any lead may be wrong as well: the mean is not below what is left of the calibrated band when it is cut at 0.
    private static double CutMean(double point, double deviation) =>
        deviation > 0 ? (deviation * Normal.PDF(0, 1, point / deviation)) + (point * Normal.CDF(0, 1, point / deviation)) : point;
}
