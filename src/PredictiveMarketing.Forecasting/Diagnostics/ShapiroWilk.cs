using MathNet.Numerics.Distributions;

namespace PredictiveMarketing.Forecasting.Diagnostics;

/// <summary>
/// Could these residuals be normal? The test of Shapiro and Wilk (1965) with the approximations of Royston (1995, algorithm AS R94), which
/// holds from 3 to 5000 values and is the strongest usual test at a few dozen.
/// </summary>
public sealed record ShapiroWilk(double Statistic, double PValue)
{
    private const int Fewest = 3;

    private const int Most = 5000;

    // Polynomials of the paper, lowest power first.
    private static readonly double[] Largest = [0, 0.221157, -0.147981, -2.07119, 4.434685, -2.706056];
    private static readonly double[] SecondLargest = [0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633];
    private static readonly double[] SmallMean = [0.544, -0.39978, 0.025054, -6.714e-4];
    private static readonly double[] SmallSpread = [1.3822, -0.77857, 0.062767, -0.0020322];
    private static readonly double[] Mean = [-1.5861, -0.31082, -0.083751, 0.0038915];
    private static readonly double[] Spread = [-0.4803, -0.082676, 0.0030302];
    private static readonly double[] SmallEdge = [-2.273, 0.459];

    /// <param name="values">Without missing ones, in any order.</param>
    /// <returns>Null for fewer than 3 values, more than 5000, or values that are all the same.</returns>
    public static ShapiroWilk? Of(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        int n = values.Count;
        if (n is < Fewest or > Most)
            return null;
        double[] sorted = [.. values.Order()];
        double mean = sorted.Sum() / n;
        double squares = sorted.Sum(x => (x - mean) * (x - mean));
        // Differences that are rounding of the values themselves say nothing about their distribution.
        if (!(squares > 1e-24 * n * Math.Max(mean * mean, double.Epsilon)))
            return null;

        double[] weights = Weights(n);
        double linear = 0;
        for (int i = 0; i < n; i++)
            linear += weights[i] * (sorted[i] - mean);
        double w = Math.Min(1, linear * linear / squares);
        return new ShapiroWilk(w, Probability(w, n));
    }

    /// <summary>Antisymmetric weights of the sorted values: expected normal scores, the two outer ones corrected.</summary>
    private static double[] Weights(int n)
    {
        double[] weights = new double[n];
        if (n == Fewest)
            return [-Math.Sqrt(0.5), 0, Math.Sqrt(0.5)];
        double[] score = [.. Enumerable.Range(1, n).Select(i => Normal.InvCDF(0, 1, (i - 0.375) / (n + 0.25)))];
        double squares = score.Sum(m => m * m);
        double root = 1 / Math.Sqrt(n);
        double last = Polynomial(Largest, root) + (score[^1] / Math.Sqrt(squares));
        int outer = 1;
        double scale;
        if (n > 5)
        {
            outer = 2;
            double second = Polynomial(SecondLargest, root) + (score[^2] / Math.Sqrt(squares));
            scale = Math.Sqrt((squares - (2 * score[^1] * score[^1]) - (2 * score[^2] * score[^2])) / (1 - (2 * last * last) - (2 * second * second)));
            (weights[n - 2], weights[1]) = (second, -second);
        }
        else
        {
            scale = Math.Sqrt((squares - (2 * score[^1] * score[^1])) / (1 - (2 * last * last)));
        }

        (weights[n - 1], weights[0]) = (last, -last);
        for (int i = outer; i < n - outer; i++)
            weights[i] = score[i] / scale;
        return weights;
    }

    private static double Probability(double w, int n)
    {
        if (n == Fewest)
        {
            // Exact for three values.
            double p = 6 / Math.PI * (Math.Asin(Math.Sqrt(w)) - Math.Asin(Math.Sqrt(0.75)));
            return Math.Clamp(p, 0, 1);
        }

        if (w >= 1)
            return 1;
        double y = Math.Log(1 - w);
        double mean, spread;
        if (n <= 11)
        {
            double edge = Polynomial(SmallEdge, n);
            if (y >= edge)
                return 0;
            y = -Math.Log(edge - y);
            mean = Polynomial(SmallMean, n);
            spread = Math.Exp(Polynomial(SmallSpread, n));
        }
        else
        {
            mean = Polynomial(Mean, Math.Log(n));
            spread = Math.Exp(Polynomial(Spread, Math.Log(n)));
        }

        return 1 - Normal.CDF(mean, spread, y);
    }

    private static double Polynomial(double[] coefficients, double x)
    {
        double sum = 0;
        for (int k = coefficients.Length - 1; k >= 0; k--)
            sum = (sum * x) + coefficients[k];
        return sum;
    }
}
