using PredictiveMarketing.Forecasting.Frame;

namespace PredictiveMarketing.Forecasting.Choose;

/// <summary>
/// The unit in which the errors of a series are measured, so that those of different series, months and folds can be pooled: how much the leads
/// usually change from one month to the next and from one year to the next, and how high a forecast is.
/// </summary>
/// <param name="Change">Geometric mean of the mean absolute change to the next month and to the same month a year later, in leads.</param>
/// <param name="Level">Mean of the last twelve known months; NaN when errors do not grow with the level.</param>
internal readonly record struct ErrorScale(double Change, double Level)
{
    /// <summary>
    /// Errors grow with the level of a month, more slowly than in proportion: between a constant spread (0) and that of a count (one half).
    /// </summary>
    private const double Steepness = 0.3;

    private const double Farthest = 5;

    public static ErrorScale Of(KnownTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        double sum = 0, lowest = double.PositiveInfinity;
        int n = 0;
        for (int t = table.Count - 1; t >= 0 && n < 12; t--)
        {
            if (double.IsNaN(table.Leads[t]))
                continue;
            sum += table.Leads[t];
            lowest = Math.Min(lowest, table.Leads[t]);
            n++;
        }

        double level = table.NonNegative && lowest >= 0 && sum > 0 ? sum / n : double.NaN;
        double toNext = MeanChange(table.Leads, 1);
        double toYear = MeanChange(table.Leads, 12);
        double change = toNext > 0 && toYear > 0 ? Math.Sqrt(toNext * toYear) : toNext > 0 ? toNext : toYear;
        if (!(change > 0))
            change = n == 0 ? 0 : 0.1 * Math.Abs(sum / n);
        return new ErrorScale(change, level);
    }

    /// <summary>How much larger than usual errors are where the forecast is this high.</summary>
    public double Tilt(double forecast) =>
        double.IsNaN(Level) ? 1 : Math.Pow(Math.Clamp(forecast / Level, 1 / Farthest, Farthest), Steepness);

    private static double MeanChange(ReadOnlySpan<double> leads, int lag)
    {
        double sum = 0;
        int n = 0;
        for (int t = lag; t < leads.Length; t++)
        {
            double change = Math.Abs(leads[t] - leads[t - lag]);
            if (double.IsNaN(change))
                continue;
            sum += change;
            n++;
        }

        return n == 0 ? 0 : sum / n;
    }
}
