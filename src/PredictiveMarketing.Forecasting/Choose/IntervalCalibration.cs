using MathNet.Numerics.Distributions;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Choose;

/// <summary>
/// Turns the inner errors of a series and of its workspace into its intervals. The members' own standard errors know this series and this
/// horizon, the conformal ranks know how wrong the members are about themselves: the fewer independent folds there are, the more the first count.
/// </summary>
internal static class IntervalCalibration
{
    /// <summary>The members' own widths weigh as much as this many independent folds.</summary>
    private const double FoldsOfModels = 24;

    /// <summary>Forecast intervals of fitted models are too narrow, for their parameters and their form are taken as known (Chatfield 1993).</summary>
    private const double Inflation = 1.15;

    private const double Freedom = 5;

    /// <param name="points">The forecast of each step.</param>
    /// <param name="standardErrors">What the members themselves expect to miss by at each step, in leads; null when none says.</param>
    /// <param name="counts">Whether the series is one of small counts, whose quantiles are whole numbers.</param>
    public static IntervalRule Of(InnerErrors own, SpreadOfErrors spread, double[] points, double[]? standardErrors, bool counts)
    {
        double scale = own.Scale(spread.Growth, -1);
        double[][] offsets = [.. Enumerable.Range(1, spread.Growth.Count).Select(step => spread.Offsets(scale * own.Usual.Tilt(points[step - 1]), step))];
        string rule = spread.Rule;
        if (standardErrors is not null)
        {
            double share = FoldsOfModels / (spread.Independent + FoldsOfModels);
            for (int s = 0; s < offsets.Length; s++)
                offsets[s] = [.. offsets[s].Select((x, q) => ((1 - share) * x) + (share * Deviation(Quantiles.Levels[q]) * Inflation * standardErrors[s]))];
            rule += string.Create(System.Globalization.CultureInfo.InvariantCulture, $"; the members' own standard errors weigh {100 * share:0} %");
        }

        OriginErrors[] draws =
        [
            .. own.Origins.Select((origin, f) => new OriginErrors(origin, [.. own.Errors[f].Select(e => double.IsNaN(e) ? (double?)null : e)])),
        ];
        if (counts)
            rule += "; whole numbers from a negative binomial of that width, at least a Poisson count's";
        return new IntervalRule(offsets, draws, spread.Evidence, rule) { Counts = counts };
    }

    // Quantile of a Student-t with standard deviation 1.
    private static double Deviation(double level) => StudentT.InvCDF(0, 1, Freedom, level) / Math.Sqrt(Freedom / (Freedom - 2));
}
