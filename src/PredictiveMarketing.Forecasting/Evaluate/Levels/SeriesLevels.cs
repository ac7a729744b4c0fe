using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Evaluate.Levels;

/// <summary>A series' leads as a level regression sees them: in logs, months that are missing left out, outliers found and bridged.</summary>
/// <param name="Months">Of each value that took part.</param>
/// <param name="Logs">Natural logs; of series with months without leads, leads over their mean.</param>
/// <param name="Outliers">Months that lie far from what trend, season and drivers say, with the values expected there.</param>
internal sealed record SeriesLevels(
    IReadOnlyList<Month> Months, double[] Logs, LevelRegression Regression, double[] Residuals, IReadOnlyList<Outlier> Outliers)
{
    /// <summary>With fewer months there is no season to take out.</summary>
    private const int Fewest = 18;

    /// <summary>Ten years say enough of the present level.</summary>
    private const int Longest = 120;

    /// <returns>Null when there are too few months, or they never vary.</returns>
    public static SeriesLevels? Of(TrainingTable table, Cutoff cutoff, double deviations)
    {
        Month first = Month.Later(Month.Later(table.Leads.First, cutoff.First), cutoff.Origin.Plus(1 - Longest));
        Month[] months = [.. Month.Range(first, cutoff.Origin).Where(m => double.IsFinite(table.Leads[m]))];
        if (months.Length < Fewest)
            return null;
        double[] leads = [.. months.Select(m => table.Leads[m])];
        if (leads.Distinct().Count() < 3)
            return null;
        bool positive = leads.All(y => y > 0);
        double mean = leads.Average();
        if (!positive && mean <= 0)
            return null;
        double[] logs = [.. leads.Select(y => positive ? Math.Log(y) : y / mean)];
        int[] times = [.. months.Select(m => m.Index)];
        double[][] columns =
        [
            .. table.Columns.SelectMany(c => c.Source == DriverSource.Media ? [Column(c, months, cutoff, 0.1), Column(c, months, cutoff, 0.5)] : new[] { Column(c, months, cutoff, 0) })
                .OfType<double[]>(),
        ];

        LevelRegression regression = LevelRegression.Of(logs, times, columns, LevelPrior.Leads);
        double[] residuals = WithoutStep(regression);
        Outlier[] outliers = Outlier.Among(residuals, deviations);
        if (outliers.Length > 0)
        {
            // Where an outlier was, what the others say about it.
            double[] mended = [.. logs];
            foreach (Outlier outlier in outliers)
                mended[outlier.At] -= outlier.Residual;
            regression = LevelRegression.Of(mended, times, columns, LevelPrior.Leads);
            residuals = WithoutStep(regression);
            outliers = [.. outliers.Select(o => o with { Value = leads[o.At], Expected = positive ? Math.Exp(logs[o.At] - o.Residual) : (logs[o.At] - o.Residual) * mean })];
        }

        return new SeriesLevels(months, logs, regression, residuals, outliers);
    }

    private static double[] WithoutStep(LevelRegression regression)
    {
        if (LevelShift.Largest([regression]) is not { PValue: < 0.05 } shift)
            return regression.Residuals(regression.Values);
        // The residuals of a series with a shift are those of the series less its step.
        return regression.Residuals([.. regression.Values.Select((v, t) => t >= shift.At ? v - shift.Size : v)]);
    }

    // A driver known only in part, or that never varies, explains nothing here; media act with diminishing returns and carry over.
    private static double[]? Column(DriverColumn column, Month[] months, Cutoff cutoff, double carryOver)
    {
        double[] values = new double[months.Length];
        double pressure = 0;
        Month before = months[0];
        for (int t = 0; t < values.Length; t++)
        {
            double now = column.KnownAhead || months[t] <= cutoff.Clock ? column.Values[months[t]] : double.NaN;
            if (column.Source == DriverSource.Media)
            {
                pressure = Math.Max(0, now) + ((t == 0 ? carryOver / (1 - carryOver) * Math.Max(0, now) : Math.Pow(carryOver, months[t] - before) * pressure));
                now = Math.Pow(pressure, 0.75);
                before = months[t];
            }

            values[t] = now;
        }

        double[] known = [.. values.Where(double.IsFinite)];
        if (known.Length < 0.8 * values.Length)
            return null;
        double mean = known.Average();
        double deviation = Math.Sqrt(known.Sum(v => (v - mean) * (v - mean)) / known.Length);
        return deviation > 1e-9 * Math.Abs(mean) ? [.. values.Select(v => double.IsFinite(v) ? (v - mean) / deviation : 0)] : null;
    }
}

/// <summary>A month that lies far from what the others say.</summary>
/// <param name="Deviations">In robust standard deviations.</param>
internal sealed record Outlier(int At, double Residual, double Deviations)
{
    /// <summary>To the normal distribution's standard deviation from the median absolute deviation.</summary>
    private const double NormalScale = 1.4826;

    public double Value { get; init; }

    public double Expected { get; init; }

    /// <summary>Residuals far from their median, in median absolute deviations (Leys et al. 2013).</summary>
    public static Outlier[] Among(double[] residuals, double deviations)
    {
        double centre = Median(residuals);
        double spread = NormalScale * Median([.. residuals.Select(r => Math.Abs(r - centre))]);
        return spread > 0
            ? [.. residuals.Select((r, t) => new Outlier(t, r - centre, Math.Abs(r - centre) / spread)).Where(o => o.Deviations > deviations)]
            : [];
    }

    public static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? double.NaN : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
