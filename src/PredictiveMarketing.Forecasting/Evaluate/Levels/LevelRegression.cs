using PredictiveMarketing.Forecasting.Numerics;

namespace PredictiveMarketing.Forecasting.Evaluate.Levels;

/// <summary>A regression of a series on level, trend, season and drivers under normal priors, with errors of order one, noise and memory given: y ~ N(0, V).</summary>
internal sealed class LevelRegression
{
    private readonly int side;
    private readonly double[] factor;

    private LevelRegression(double[] values, int side, double[] factor)
    {
        Values = values;
        this.side = side;
        this.factor = factor;
    }

    /// <summary>Less their mean.</summary>
    public double[] Values { get; }

    /// <param name="deviation">Standard deviation of the noise.</param>
    /// <param name="memory">Share of a month's noise that stays for the next one.</param>
    /// <returns>Null where rounding leaves no variance that could be inverted.</returns>
    public static LevelRegression? At(double[] values, LevelVariance variance, double deviation, double memory)
    {
        double[] factor = variance.With(deviation, memory);
        return Cholesky.Factor(factor, values.Length) ? new LevelRegression(values, variance.Side, factor) : null;
    }

    /// <summary>Of the values, but for a constant.</summary>
    public double LogLikelihood()
    {
        int n = Values.Length;
        double determinant = 0;
        for (int i = 0; i < n; i++)
            determinant += 2 * Math.Log(factor[(i * n) + i]);
        double[] y = Whitened(Values);
        return -0.5 * (determinant + Dot(y, y));
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

    /// <summary>
    /// How far each value lies from what all the others say of it, and the standard deviation of that: (V^-1 y)_t / (V^-1)_tt and one over the root of
    /// (V^-1)_tt. A value that pulls the regression towards itself does not hide in it.
    /// </summary>
    /// <param name="values">The regression's own, or others under the same variance.</param>
    public (double[] Residuals, double[] Deviations) LeftOut(double[] values)
    {
        int n = values.Length;
        double[] solved = [.. values];
        Cholesky.Solve(factor, n, solved);
        double[] column = new double[n], deviations = new double[n];
        for (int t = 0; t < n; t++)
        {
            Array.Clear(column);
            InverseColumn(t, column);
            double precision = Dot(column, column);
            solved[t] /= precision;
            deviations[t] = 1 / Math.Sqrt(precision);
        }

        return (solved, deviations);
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
