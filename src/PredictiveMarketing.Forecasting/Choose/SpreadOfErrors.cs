using MathNet.Numerics.Distributions;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Choose;

/// <summary>
/// How wide errors spread, in units of <see cref="InnerErrors.Scale"/>: learned over all series of the workspace, because one short series
/// cannot show a 95 % tail. Conformal ranks of the errors of the inner folds (Romano et al. 2019; Xu and Xie 2021), each side for itself as far
/// as there is evidence, shrunk towards a Student-t shape with 5 degrees of freedom.
/// </summary>
/// <param name="Growth">Relative size of errors per step, 1 at the first.</param>
/// <param name="Shape">The seven offsets of a first step, in units of the scale.</param>
/// <param name="Evidence">Number of errors that were ranked.</param>
/// <param name="Independent">How many independent folds they are worth.</param>
internal sealed record SpreadOfErrors(IReadOnlyList<double> Growth, IReadOnlyList<double> Shape, int Evidence, double Independent, string Rule)
{
    /// <summary>Degrees of freedom of the prior shape: heavier than normal, with a finite variance.</summary>
    private const double Freedom = 5;

    /// <summary>The prior shape weighs as much as this many folds.</summary>
    private const double PriorFolds = 20;

    /// <summary>The sides part as n / (n + this), with n folds.</summary>
    private const double FoldsForSides = 60;

    /// <summary>Neighbouring folds that are left out of a fold's scale; more would leave too little of twelve folds.</summary>
    private const int MostNeighbours = 3;

    /// <summary>Mean absolute error over the scale where nothing is known, worth <see cref="PriorSizeFolds"/> folds.</summary>
    private const double PriorSize = 0.8;

    private const double PriorSizeFolds = 4;

    public static SpreadOfErrors Of(IReadOnlyList<InnerErrors> series, int steps)
    {
        double[] growth = GrowthOf(series, steps);
        (Month Origin, double Value)[] ratios = [.. series.SelectMany(e => Ratios(e, growth)).OrderBy(r => r.Value)];
        int folds = series.Sum(e => e.Folds);
        double[] signed = [.. ratios.Select(r => r.Value)];
        double[] sizes = [.. signed.Select(Math.Abs).Order()];
        double size = ((folds * (sizes.Length == 0 ? 0 : sizes.Average())) + (PriorSizeFolds * PriorSize)) / ((sizes.Length == 0 ? 0 : folds) + PriorSizeFolds);
        double independent = Worth(ratios, folds);

        double half = Blend(sizes, independent, 0.5, size);
        double wide80 = Math.Max(half, Blend(sizes, independent, 0.8, size));
        // Series share their months, so one bad month can fill a tail: it is held between those of the normal and of Student's t with 3 degrees of freedom.
        double wide95 = Math.Clamp(Blend(sizes, independent, 0.95, size), wide80 * Tail(1e6), wide80 * Tail(3));
        double part = independent / (independent + FoldsForSides);
        double[] shape = [.. Side(signed, independent, part, half, wide80, wide95, above: false).Reverse().Select(x => -x), 0, .. Side(signed, independent, part, half, wide80, wide95, above: true)];
        string rule = sizes.Length == 0
            ? "no inner fold: Student-t with 5 degrees of freedom around the usual change from month to month and from year to year"
            : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"conformal ranks of {sizes.Length} errors from {folds} folds of {series.Count} series, worth {independent:0} independent folds, shrunk towards Student-t with 5 degrees of freedom");
        return new SpreadOfErrors(growth, shape, sizes.Length, independent, rule);
    }

    /// <summary>The seven offsets of one step around the point forecast, in leads.</summary>
    public double[] Offsets(double scale, int step)
    {
        double unit = scale * Growth[Math.Min(step, Growth.Count) - 1];
        return [.. Shape.Select(x => x * unit)];
    }

    // The half-widths of 50, 80 and 95 % on one side: partly what that side has shown, partly what both have.
    private static double[] Side(double[] signed, double folds, double part, double half, double wide80, double wide95, bool above)
    {
        double[] both = [half, wide80, wide95];
        if (signed.Length == 0)
            return both;
        double[] own = new double[3];
        double[] levels = [0.75, 0.9, 0.975];
        for (int i = 0; i < 3; i++)
        {
            double level = Math.Min(1, levels[i] * (1 + (1 / folds)));
            double seen = above ? Quantile(signed, level) : -Quantile(signed, 1 - level);
            // A side that shows hardly any error is not believed to have none.
            own[i] = ((1 - part) * both[i]) + (part * Math.Max(seen, 0.3 * both[i]));
            if (i > 0)
                own[i] = Math.Max(own[i], own[i - 1]);
        }

        return own;
    }

    // Each fold's errors over the scale that folds of other months show: what a new fold would have met.
    private static IEnumerable<(Month Origin, double Value)> Ratios(InnerErrors errors, double[] growth)
    {
        if (errors.Folds < 2)
            yield break;
        for (int f = 0; f < errors.Errors.Length; f++)
        {
            double scale = errors.Scale(growth, f, Math.Min(growth.Length - 1, MostNeighbours));
            if (!(scale > 0))
                continue;
            for (int s = 0; s < errors.Errors[f].Length; s++)
            {
                if (!double.IsNaN(errors.Errors[f][s]))
                    yield return (errors.Origins[f], errors.Errors[f][s] / (growth[s] * errors.Tilts[f][s] * scale));
            }
        }
    }

    // Errors of the same month resemble each other over series: their number is cut until the spread of the months' sums is that of independent
    // errors (the design effect of clusters, Kish 1965), and is never more than the folds nor less than half the different months.
    private static double Worth((Month Origin, double Value)[] ratios, int folds)
    {
        if (ratios.Length == 0)
            return 0;
        double mean = ratios.Average(r => r.Value);
        double variance = ratios.Average(r => (r.Value - mean) * (r.Value - mean));
        double[] sums = [.. ratios.GroupBy(r => r.Origin).OrderBy(g => g.Key).Select(g => g.Sum(r => r.Value - mean))];
        double ofMean = sums.Sum(s => s * s) / ratios.Length / ratios.Length;
        return Math.Max(0.5 * sums.Length, ofMean > 0 ? Math.Min(folds, variance / ofMean) : folds);
    }

    /// <summary>How errors usually grow with the horizon before any is seen: as the square root of 1 + 0.15 per step after the first.</summary>
    /// <param name="after">Steps after the first.</param>
    public static double UsualGrowth(int after) => Math.Sqrt(1 + (0.15 * after));

    private static double[] GrowthOf(IReadOnlyList<InnerErrors> series, int steps)
    {
        double[] flat = new double[steps];
        Array.Fill(flat, 1);
        double[] sum = new double[steps];
        double[] n = new double[steps];
        foreach (InnerErrors errors in series)
        {
            double scale = errors.Scale(flat, -1);
            if (!(scale > 0))
                continue;
            for (int f = 0; f < errors.Errors.Length; f++)
            {
                for (int s = 0; s < steps; s++)
                {
                    if (double.IsNaN(errors.Errors[f][s]))
                        continue;
                    sum[s] += Math.Abs(errors.Errors[f][s]) / (errors.Tilts[f][s] * scale);
                    n[s]++;
                }
            }
        }

        double[] growth = new double[steps];
        double first = n[0] > 0 ? sum[0] / n[0] : 1;
        for (int s = 0; s < steps; s++)
        {
            double prior = UsualGrowth(s);
            double seen = n[s] > 0 && first > 0 ? sum[s] / n[s] / first : prior;
            // Twenty errors of a step count as much as the prior; growth never falls with the horizon.
            growth[s] = ((n[s] * seen) + (20 * prior)) / (n[s] + 20);
            growth[s] = s == 0 ? 1 : Math.Max(growth[s - 1], growth[s]);
        }

        return growth;
    }

    private static double Blend(double[] sizes, double folds, double level, double size)
    {
        double prior = Prior(level) * size;
        if (sizes.Length == 0)
            return prior * 1.3;
        double seen = Quantile(sizes, Math.Min(1, level * (1 + (1 / folds))));
        return ((folds * seen) + (PriorFolds * prior)) / (folds + PriorFolds);
    }

    private static double Quantile(double[] sorted, double level)
    {
        double at = Math.Clamp(level, 0, 1) * (sorted.Length - 1);
        int below = (int)at;
        return sorted[below] + ((at - below) * (sorted[Math.Min(below + 1, sorted.Length - 1)] - sorted[below]));
    }

    // Half-width of 95 % over that of 80 %.
    private static double Tail(double freedom) => StudentT.InvCDF(0, 1, freedom, 0.975) / StudentT.InvCDF(0, 1, freedom, 0.9);

    // Quantile of |t| over its mean, so that the unit is a mean absolute error.
    private static double Prior(double level) => StudentT.InvCDF(0, 1, Freedom, 0.5 + (level / 2)) / MeanAbsoluteT;

    private static readonly double MeanAbsoluteT =
        2 * Math.Sqrt(Freedom) * MathNet.Numerics.SpecialFunctions.Gamma((Freedom + 1) / 2)
        / (Math.Sqrt(Math.PI) * MathNet.Numerics.SpecialFunctions.Gamma(Freedom / 2) * (Freedom - 1));
}
