using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Evaluate.Levels;

/// <summary>A series' leads as a level regression sees them: in logs, months that are missing left out, outliers found and bridged.</summary>
/// <param name="Months">Of each value that took part.</param>
/// <param name="Outliers">Months that lie far from what the other months, trend, season and drivers say, with the values expected there.</param>
internal sealed record SeriesLevels(IReadOnlyList<Month> Months, LevelGrid Grid, IReadOnlyList<Outlier> Outliers)
{
    /// <summary>With fewer months there is no season to take out.</summary>
    private const int Fewest = 18;

    /// <summary>Ten years say enough of the present level.</summary>
    private const int Longest = 120;

    /// <summary>Chance up to which a shift is taken out before a month is called an outlier.</summary>
    private const double PlainShift = 0.05;

    /// <returns>Null when there are too few months, or they never vary.</returns>
    public static SeriesLevels? Of(TrainingTable table, Cutoff cutoff, Gates gates)
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
        // With months without leads: leads over their mean.
        double[] logs = [.. leads.Select(y => positive ? Math.Log(y) : y / mean)];
        int[] times = [.. months.Select(m => m.Index)];
        var drivers = LevelDrivers.Of(table, months, cutoff, gates);
        SeriesLevels seen = Mended(months, logs, l => LevelGrid.Of(l, times, drivers, LevelPrior.Leads), gates);
        double back(double log) => positive ? Math.Exp(log) : log * mean;
        return seen with { Outliers = [.. seen.Outliers.Select(o => o with { Value = leads[o.At], Expected = back(o.Expected) })] };
    }

    // One outlier after the other, the farthest first: where it was stands what the others say, so that it hides no other and bends no level.
    private static SeriesLevels Mended(Month[] months, double[] logs, Func<double[], LevelGrid> fit, Gates gates)
    {
        double[] mended = [.. logs];
        var outliers = new List<Outlier>();
        LevelGrid grid = fit(mended);
        while (true)
        {
            (double[] residuals, double[] surprises) = Surprising(grid, gates);
            Outlier? worst = Outlier.Among(surprises, gates.OutlierDeviations).Where(o => outliers.All(known => known.At != o.At)).MaxBy(o => o.Deviations);
            if (worst is null || outliers.Count >= months.Length / 10)
                return new SeriesLevels(months, grid, [.. outliers.OrderBy(o => o.At)]);
            double expected = mended[worst.At] - residuals[worst.At];
            outliers.Add(worst with { Expected = expected });
            mended[worst.At] = expected;
            grid = fit(mended);
        }
    }

    private static (double[] Residuals, double[] Surprises) Surprising(LevelGrid grid, Gates gates)
    {
        double[] values = grid.Best.Values;
        // The surprises of a series with a shift are those of the series less its step.
        if (ShiftEvidence.Of([grid], Math.Log(1 + gates.LevelShiftShare)) is { Chance: < PlainShift } shift)
            values = [.. values.Select((v, t) => t >= shift.At ? v - shift.Size : v)];
        (double[] residuals, double[] deviations) = grid.Best.LeftOut(values);
        return (residuals, [.. residuals.Zip(deviations, (r, d) => r / d)]);
    }
}

/// <summary>A month that lies far from what the others say.</summary>
/// <param name="Deviations">In robust standard deviations.</param>
internal sealed record Outlier(int At, double Deviations)
{
    /// <summary>To the normal distribution's standard deviation from the median absolute deviation.</summary>
    private const double NormalScale = 1.4826;

    public double Value { get; init; }

    public double Expected { get; init; }

    /// <summary>Surprises far from their median, in median absolute deviations (Leys et al. 2013).</summary>
    public static IEnumerable<Outlier> Among(double[] surprises, double deviations)
    {
        double centre = Median(surprises);
        double spread = NormalScale * Median([.. surprises.Select(r => Math.Abs(r - centre))]);
        return spread > 0 ? surprises.Select((r, t) => new Outlier(t, Math.Abs(r - centre) / spread)).Where(o => o.Deviations > deviations) : [];
    }

    public static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? double.NaN : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
