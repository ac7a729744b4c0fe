using PredictiveMarketing.Forecasting.Numerics;

namespace PredictiveMarketing.Forecasting.Evaluate.Levels;

/// <summary>How far each part of a log series may reasonably go: standard deviations of normal priors, which shrink what few months cannot tell.</summary>
/// <param name="Slope">Growth a month.</param>
/// <param name="Season">Of the two waves that last a year; shorter waves are smaller in proportion to their length.</param>
/// <param name="Driver">Of a driver that is one standard deviation above its mean.</param>
/// <param name="Side">Values that must lie on both sides of a step.</param>
internal sealed record LevelPrior(double Slope, double Season, double Driver, int Side)
{
    /// <summary>Growth of some 4 % a year, seasons of some 20 %, drivers that move a twentieth of the leads when they swing.</summary>
    public static LevelPrior Leads { get; } = new(0.003, 0.15, 0.03, Side: 6) { Memories = [0, 0.3] };

    /// <summary>Prices grow steadily and have a weak season.</summary>
    public static LevelPrior Prices { get; } = new(0.004, 0.05, 0, Side: 3);

    /// <summary>Shares of a month's noise that may stay for the next one.</summary>
    public IReadOnlyList<double> Memories { get; init; } = [0];
}

/// <summary>
/// A regression of a series on level, trend, season and drivers under normal priors, with errors of order one: y ~ N(0, V), V = Z D Z' + sigma^2 R(rho).
/// Noise and memory maximise the marginal likelihood in which the best step may take part, so that a shift is not mistaken for noise.
/// </summary>
internal sealed class LevelRegression
{
    private static readonly double[] Deviations = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64];

    /// <summary>Prior standard deviation of a step when noise and memory are chosen.</summary>
    private const double StepPrior = 0.3;

    private const double LevelDeviation = 10;

    /// <summary>Noise of a monthly series and how far its log may lie from it: keeps two years with many drivers from being explained without noise.</summary>
    private const double UsualDeviation = 0.06;

    private const double UsualRoom = 0.7;

    /// <summary>What memory must add to the log likelihood before it is believed: as Akaike's criterion asks of a parameter.</summary>
    private const double MemoryPenalty = 1;

    private readonly int[] times;
    private readonly int side;
    private readonly double[] factor;

    private LevelRegression(double[] values, int[] times, int side, (double Deviation, double Memory, double[] Factor) noise)
    {
        Values = values;
        this.times = times;
        this.side = side;
        Deviation = noise.Deviation;
        Memory = noise.Memory;
        factor = noise.Factor;
    }

    /// <summary>Less their mean.</summary>
    public double[] Values { get; }

    /// <summary>Standard deviation of the noise.</summary>
    public double Deviation { get; }

    /// <summary>Share of a month's noise that stays for the next one.</summary>
    public double Memory { get; }

    /// <param name="times">Month of each value, counted from any first one, ascending.</param>
    /// <param name="columns">Drivers, standardised, as long as <paramref name="values"/>.</param>
    public static LevelRegression Of(double[] values, int[] times, IReadOnlyList<double[]> columns, LevelPrior prior)
    {
        double centre = values.Average();
        double[] y = [.. values.Select(v => v - centre)];
        double[] known = Known(times, columns, prior);
        double[] fits = new double[Deviations.Length];
        (double Fit, double Deviation, double Memory) best = (double.NegativeInfinity, Deviations[^1], 0);
        foreach (double memory in prior.Memories)
        {
            for (int d = 0; d < fits.Length; d++)
                fits[d] = At(y, times, prior.Side, Noisy(known, times, Deviations[d], memory))?.LogLikelihood() ?? double.NegativeInfinity;
            int top = Array.IndexOf(fits, fits.Max());
            if (fits[top] > best.Fit)
                best = (fits[top], Deviations[top] * Math.Pow(2, Summit(fits, top)), memory);
        }

        return At(y, times, prior.Side, Noisy(known, times, best.Deviation, best.Memory))
            ?? throw new InvalidOperationException("No noise makes the variance positive definite.");
    }

    /// <summary>Every step that leaves enough values on both sides, from the earliest place on.</summary>
    public IReadOnlyList<StepScore> Steps()
    {
        int n = Values.Length;
        double[] y = Whitened(Values);
        double[] step = new double[n];
        var scores = new List<StepScore>();
        double[] column = new double[n];
        for (int k = n - 1; k >= side; k--)
        {
            // A step that begins a month earlier has one month more: the sum of the columns of the inverse factor from that month on.
            InverseColumn(k, column);
            for (int t = k; t < n; t++)
                step[t] += column[t];
            if (k <= n - side)
                scores.Add(new StepScore(k, Dot(step, y), Dot(step, step), [.. step]));
        }

        scores.Reverse();
        return scores;
    }

    /// <summary>Values less trend, season and drivers as fitted: sigma^2 R V^-1 y.</summary>
    /// <param name="values">The regression's own, or others under the same variance.</param>
    public double[] Residuals(double[] values)
    {
        double[] solved = [.. values];
        Cholesky.Solve(factor, Values.Length, solved);
        double[] noise = Covariances(times, Deviation, Memory);
        double[] residuals = new double[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            for (int j = 0; j < values.Length; j++)
                residuals[i] += noise[Math.Abs(times[i] - times[j])] * solved[j];
        }

        return residuals;
    }

    private static LevelRegression? At(double[] y, int[] times, int side, (double Deviation, double Memory, double[] Variance) noise) =>
        Cholesky.Factor(noise.Variance, y.Length) ? new LevelRegression(y, times, side, noise) : null;

    // Where a parabola through the best point and its neighbours has its summit, in steps of the grid.
    private static double Summit(double[] fits, int top)
    {
        if (top == 0 || top == fits.Length - 1)
            return 0;
        double bend = fits[top - 1] - (2 * fits[top]) + fits[top + 1];
        return bend < 0 ? Math.Clamp(0.5 * (fits[top - 1] - fits[top + 1]) / bend, -0.5, 0.5) : 0;
    }

    private double LogLikelihood()
    {
        int n = Values.Length;
        double determinant = 0;
        for (int i = 0; i < n; i++)
            determinant += 2 * Math.Log(factor[(i * n) + i]);
        double[] y = Whitened(Values);
        double best = 0;
        // One step more: the determinant and the square change by a rank of one (Sherman and Morrison 1950).
        foreach (StepScore score in Steps())
        {
            double scale = 1 + (StepPrior * StepPrior * score.Information);
            best = Math.Max(best, 0.5 * ((StepPrior * StepPrior * score.Product * score.Product / scale) - Math.Log(scale)));
        }

        double unusual = Math.Log(Deviation / UsualDeviation) / UsualRoom;
        return best - (0.5 * (determinant + Dot(y, y) + (unusual * unusual))) - (Memory > 0 ? MemoryPenalty : 0);
    }

    private double[] Whitened(double[] values)
    {
        int n = values.Length;
        double[] white = new double[n];
        for (int i = 0; i < n; i++)
        {
            double sum = values[i];
            for (int j = 0; j < i; j++)
                sum -= factor[(i * n) + j] * white[j];
            white[i] = sum / factor[(i * n) + i];
        }

        return white;
    }

    // Column k of the inverse of the lower factor; zero above k.
    private void InverseColumn(int k, double[] column)
    {
        int n = Values.Length;
        column[k] = 1 / factor[(k * n) + k];
        for (int i = k + 1; i < n; i++)
        {
            double sum = 0;
            for (int j = k; j < i; j++)
                sum -= factor[(i * n) + j] * column[j];
            column[i] = sum / factor[(i * n) + i];
        }
    }

    // Level, trend, eleven waves of a year and the drivers: Z D Z'.
    private static double[] Known(int[] times, IReadOnlyList<double[]> columns, LevelPrior prior)
    {
        int n = times.Length;
        double middle = times.Average();
        var rows = new List<double[]> { Filled(n, _ => LevelDeviation), Filled(n, t => prior.Slope * (times[t] - middle)) };
        for (int k = 1; k <= 6; k++)
        {
            int wave = k;
            rows.Add(Filled(n, t => prior.Season / wave * Math.Cos(2 * Math.PI * wave * times[t] / 12)));
            if (k < 6)
                rows.Add(Filled(n, t => prior.Season / wave * Math.Sin(2 * Math.PI * wave * times[t] / 12)));
        }

        rows.AddRange(columns.Select(c => Filled(n, t => prior.Driver * c[t])));
        double[] known = new double[n * n];
        foreach (double[] row in rows)
        {
            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j <= i; j++)
                    known[(i * n) + j] += row[i] * row[j];
            }
        }

        return known;
    }

    private static (double Deviation, double Memory, double[] Variance) Noisy(double[] known, int[] times, double deviation, double memory)
    {
        int n = times.Length;
        double[] noise = Covariances(times, deviation, memory);
        double[] a = [.. known];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
                a[(i * n) + j] += noise[times[i] - times[j]];
        }

        return (deviation, memory, a);
    }

    // By months apart: sigma^2 rho^distance.
    private static double[] Covariances(int[] times, double deviation, double memory)
    {
        double[] covariances = new double[times[^1] - times[0] + 1];
        covariances[0] = deviation * deviation;
        for (int d = 1; d < covariances.Length; d++)
            covariances[d] = covariances[d - 1] * memory;
        return covariances;
    }

    private static double[] Filled(int n, Func<int, double> value) => [.. Enumerable.Range(0, n).Select(value)];

    private static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }
}

/// <summary>A step in a regression: its estimate is product / information, its t product / root of information.</summary>
/// <param name="At">Place of the first value after it.</param>
/// <param name="Whitened">The step divided by the root of the variance.</param>
internal sealed record StepScore(int At, double Product, double Information, double[] Whitened);
