using PredictiveMarketing.Forecasting.Numerics;

namespace PredictiveMarketing.Forecasting.Evaluate.Levels;

/// <summary>A level regression under every noise and memory that may be: what cannot be known exactly is averaged over.</summary>
internal sealed class LevelGrid
{
    private static readonly double Step = Math.Sqrt(2);

    private static readonly double[] Deviations = [.. Enumerable.Range(0, 11).Select(k => 0.0125 * Math.Pow(Step, k))];

    /// <summary>What memory must add to the log likelihood before it is believed: as Akaike's criterion asks of a parameter.</summary>
    private const double MemoryPenalty = 1;

    private LevelGrid(IReadOnlyList<GridPoint> points, LevelRegression best)
    {
        Points = points;
        Best = best;
    }

    public IReadOnlyList<GridPoint> Points { get; }

    /// <summary>
    /// The regression whose noise and memory maximise the marginal likelihood, in which the best step may take part: a shift is not mistaken for noise.
    /// </summary>
    public LevelRegression Best { get; }

    /// <param name="values">Logs; their mean, and what a usual plan brings, are taken off.</param>
    /// <param name="times">Month of each value, counted from any first one, ascending.</param>
    public static LevelGrid Of(double[] values, int[] times, LevelDrivers drivers, LevelPrior prior)
    {
        double[] y = [.. values.Select((v, t) => v - Math.Log(drivers.Usual[t]))];
        double centre = y.Average();
        for (int t = 0; t < y.Length; t++)
            y[t] -= centre;
        var variance = new LevelVariance(times, drivers, prior);
        var points = new List<GridPoint>();
        double[] fits = new double[Deviations.Length];
        (double Fit, double Deviation, double Memory) best = (double.NegativeInfinity, Deviations[^1], 0);
        foreach (double memory in prior.Memories)
        {
            double rare = memory > 0 ? MemoryPenalty : 0;
            for (int d = 0; d < fits.Length; d++)
            {
                double likely = LevelPrior.LogOfNoise(Deviations[d]) - rare;
                LevelRegression? regression = LevelRegression.At(y, variance, Deviations[d], memory);
                GridPoint? point = regression is null ? null : new GridPoint(likely, regression.LogLikelihood(), regression.Steps());
                points.Add(point ?? GridPoint.Impossible(y.Length, prior.Side));
                fits[d] = point is null ? double.NegativeInfinity : likely + point.LogLikelihood + point.BestStep();
            }

            int top = Array.IndexOf(fits, fits.Max());
            if (fits[top] > best.Fit)
                best = (fits[top], Deviations[top] * Math.Pow(Step, Summit(fits, top)), memory);
        }

        return new LevelGrid(points, LevelRegression.At(y, variance, best.Deviation, best.Memory) ?? throw new InvalidOperationException("No noise makes the variance positive definite."));
    }

    // Where a parabola through the best point and its neighbours has its summit, in steps of the grid.
    private static double Summit(double[] fits, int top)
    {
        if (top == 0 || top == fits.Length - 1)
            return 0;
        double bend = fits[top - 1] - (2 * fits[top]) + fits[top + 1];
        return bend < 0 ? Math.Clamp(0.5 * (fits[top - 1] - fits[top + 1]) / bend, -0.5, 0.5) : 0;
    }
}

/// <summary>One noise and memory.</summary>
/// <param name="LogPrior">How likely they are before a value is seen.</param>
/// <param name="LogLikelihood">Of the values, with no step among them.</param>
internal sealed record GridPoint(double LogPrior, double LogLikelihood, IReadOnlyList<StepScore> Steps)
{
    /// <summary>Prior standard deviation of a step when noise and memory are chosen.</summary>
    private const double StepPrior = 0.3;

    /// <summary>Where rounding leaves no variance that could be inverted: as unlikely as can be.</summary>
    public static GridPoint Impossible(int values, int side) =>
        new(0, double.NegativeInfinity, [.. Enumerable.Range(side, Math.Max(0, values - (2 * side) + 1)).Select(k => new StepScore(k, 0, 0, []))]);

    /// <summary>What the best step adds to the log likelihood: its determinant and square change by a rank of one (Sherman and Morrison 1950).</summary>
    public double BestStep()
    {
        double best = 0;
        foreach (StepScore score in Steps)
        {
            double scale = 1 + (StepPrior * StepPrior * score.Information);
            best = Math.Max(best, 0.5 * ((StepPrior * StepPrior * score.Product * score.Product / scale) - Math.Log(scale)));
        }

        return best;
    }
}
