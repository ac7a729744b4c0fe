using MathNet.Numerics.Distributions;

namespace PredictiveMarketing.Forecasting.Choose;

/// <summary>
/// How wide errors spread, in units of a series' own mean absolute error: learned over all series of the workspace, because one short
/// series cannot show a 95 % tail. Conformal ranks where there are enough folds (Romano et al. 2019; Xu and Xie 2021), a Student-t tail beyond.
/// </summary>
/// <param name="Growth">Relative size of errors per step, 1 at the first.</param>
/// <param name="Half">Half-width that holds 50 % of the errors.</param>
/// <param name="Wide80">Half-width that holds 80 %.</param>
/// <param name="Wide95">Half-width that holds 95 %.</param>
internal sealed record SpreadOfErrors(IReadOnlyList<double> Growth, double Half, double Wide80, double Wide95, int Evidence, string Rule)
{
    /// <summary>Degrees of freedom of the prior and of the tail: heavier than normal, with a finite variance.</summary>
    private const double Freedom = 5;

    /// <summary>The prior weighs as much as this many folds.</summary>
    private const double PriorFolds = 8;

    /// <summary>A two-sided 95 % band needs at least this many errors of different folds.</summary>
    private const int FoldsFor95 = 19;

    /// <summary>Neighbouring folds that are left out of a fold's scale; more would leave too little of twelve folds.</summary>
    private const int MostNeighbours = 3;

    public static SpreadOfErrors Of(IReadOnlyList<InnerErrors> series, int steps)
    {
        double[] growth = GrowthOf(series, steps);
        double[] ratios = [.. series.SelectMany(e => Ratios(e, growth)).Order()];
        int folds = series.Sum(e => e.Folds);
        double half = Blend(ratios, folds, 0.5);
        double wide80 = Math.Max(half, Blend(ratios, folds, 0.8));
        bool ranked = folds >= FoldsFor95;
        // Series share their months, so one bad month can fill a tail: it is held between those of the normal and of Student's t with 3 degrees of freedom.
        double wide95 = ranked
            ? Math.Clamp(Blend(ratios, folds, 0.95), wide80 * Tail(1e6), wide80 * Tail(3))
            : wide80 * Tail(Freedom);
        string rule = folds == 0
            ? "no inner fold: Student-t with 5 degrees of freedom around the spread of month-to-month changes"
            : $"conformal ranks of {ratios.Length} errors from {folds} folds of {series.Count} series, shrunk towards Student-t with 5 degrees of freedom{(ranked ? "" : "; beyond 80 % its tail")}";
        return new SpreadOfErrors(growth, half, wide80, wide95, ratios.Length, rule);
    }

    /// <summary>The seven offsets of one step around the point forecast.</summary>
    public double[] Offsets(double scale, int step)
    {
        double unit = scale * Growth[Math.Min(step, Growth.Count) - 1];
        return [-Wide95 * unit, -Wide80 * unit, -Half * unit, 0, Half * unit, Wide80 * unit, Wide95 * unit];
    }

    // Each fold's errors over the scale that folds of other months show: what a new fold would have met.
    private static IEnumerable<double> Ratios(InnerErrors errors, double[] growth)
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
                    yield return Math.Abs(errors.Errors[f][s]) / (growth[s] * scale);
            }
        }
    }

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
            foreach (double[] fold in errors.Errors)
            {
                for (int s = 0; s < steps; s++)
                {
                    if (double.IsNaN(fold[s]))
                        continue;
                    sum[s] += Math.Abs(fold[s]) / scale;
                    n[s]++;
                }
            }
        }

        double[] growth = new double[steps];
        double first = n[0] > 0 ? sum[0] / n[0] : 1;
        for (int s = 0; s < steps; s++)
        {
            double prior = Math.Sqrt(1 + (0.15 * s));
            double seen = n[s] > 0 && first > 0 ? sum[s] / n[s] / first : prior;
            // Twenty errors of a step count as much as the prior; growth never falls with the horizon.
            growth[s] = ((n[s] * seen) + (20 * prior)) / (n[s] + 20);
            growth[s] = s == 0 ? 1 : Math.Max(growth[s - 1], growth[s]);
        }

        return growth;
    }

    private static double Blend(double[] sorted, int folds, double level)
    {
        double prior = Prior(level);
        if (sorted.Length == 0)
            return prior * 1.3;
        double rank = Math.Min(1, level * (1 + (1.0 / folds)));
        double at = rank * (sorted.Length - 1);
        int below = (int)at;
        double seen = sorted[below] + ((at - below) * (sorted[Math.Min(below + 1, sorted.Length - 1)] - sorted[below]));
        return ((folds * seen) + (PriorFolds * prior)) / (folds + PriorFolds);
    }

    // Half-width of 95 % over that of 80 %.
    private static double Tail(double freedom) => StudentT.InvCDF(0, 1, freedom, 0.975) / StudentT.InvCDF(0, 1, freedom, 0.9);

    // Quantile of |t| over its mean, so that the unit is a mean absolute error.
    private static double Prior(double level) => StudentT.InvCDF(0, 1, Freedom, 0.5 + (level / 2)) / MeanAbsoluteT;

    private static readonly double MeanAbsoluteT =
        2 * Math.Sqrt(Freedom) * MathNet.Numerics.SpecialFunctions.Gamma((Freedom + 1) / 2)
        / (Math.Sqrt(Math.PI) * MathNet.Numerics.SpecialFunctions.Gamma(Freedom / 2) * (Freedom - 1));
}
