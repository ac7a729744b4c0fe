namespace PredictiveMarketing.Forecasting.Numerics;

/// <summary>A function of several numbers whose smallest value is sought.</summary>
/// <returns>The value at a point; infinite where the point is not admissible, never NaN.</returns>
internal delegate double Objective(ReadOnlySpan<double> point);

/// <summary>
/// The simplex search of Nelder and Mead (1965) with the dimension-dependent coefficients of Gao and Han (2012). It needs no derivative,
/// works in memory of its own that is kept from one search to the next, and gives the same bits for the same start.
/// </summary>
/// <param name="dimension">Most numbers that a search will have.</param>
internal sealed class NelderMead(int dimension)
{
    private readonly double[] vertices = new double[(dimension + 1) * dimension];
    private readonly double[] values = new double[dimension + 1];
    private readonly double[] centre = new double[dimension];
    private readonly double[] trial = new double[dimension];
    private readonly double[] second = new double[dimension];

    /// <param name="point">The start; on return the best point that was met.</param>
    /// <param name="steps">How far the first simplex reaches along each axis.</param>
    /// <param name="most">Evaluations after which the search stops.</param>
    /// <param name="tolerance">It also stops when the values of the simplex lie this close together.</param>
    /// <returns>The value at the best point.</returns>
    public double Minimise(Objective objective, Span<double> point, ReadOnlySpan<double> steps, int most, double tolerance)
    {
        int n = point.Length;
        double reflect = 1, expand = n == 1 ? 2 : 1 + (2.0 / n), contract = n == 1 ? 0.5 : 0.75 - (1 / (2.0 * n)), shrink = n == 1 ? 0.5 : 1 - (1.0 / n);
        Span<double> tried = trial.AsSpan(0, n);
        Span<double> again = second.AsSpan(0, n);
        Span<double> mean = centre.AsSpan(0, n);
        for (int v = 0; v <= n; v++)
        {
            Span<double> vertex = Vertex(v, n);
            point.CopyTo(vertex);
            if (v > 0)
                vertex[v - 1] += steps[v - 1];
            values[v] = objective(vertex);
        }

        int used = n + 1;
        while (true)
        {
            (int best, int next, int worst) = Rank(n);
            if (used >= most || values[worst] - values[best] <= tolerance)
            {
                Vertex(best, n).CopyTo(point);
                return values[best];
            }

            mean.Clear();
            for (int v = 0; v <= n; v++)
            {
                if (v == worst)
                    continue;
                Span<double> vertex = Vertex(v, n);
                for (int i = 0; i < n; i++)
                    mean[i] += vertex[i] / n;
            }

            double reflected = Try(objective, mean, Vertex(worst, n), reflect, tried);
            used++;
            if (reflected < values[best])
            {
                double expanded = Try(objective, mean, Vertex(worst, n), reflect * expand, again);
                used++;
                if (expanded < reflected)
                    Replace(worst, again, expanded);
                else
                    Replace(worst, tried, reflected);
                continue;
            }

            if (reflected < values[next])
            {
                Replace(worst, tried, reflected);
                continue;
            }

            bool outside = reflected < values[worst];
            double contracted = Try(objective, mean, Vertex(worst, n), outside ? reflect * contract : -contract, again);
            used++;
            if (contracted < Math.Min(reflected, values[worst]))
            {
                Replace(worst, again, contracted);
                continue;
            }

            for (int v = 0; v <= n; v++)
            {
                if (v == best)
                    continue;
                Span<double> vertex = Vertex(v, n);
                Span<double> towards = Vertex(best, n);
                for (int i = 0; i < n; i++)
                    vertex[i] = towards[i] + (shrink * (vertex[i] - towards[i]));
                values[v] = objective(vertex);
                used++;
            }
        }
    }

    private static double Try(Objective objective, ReadOnlySpan<double> mean, ReadOnlySpan<double> worst, double by, Span<double> into)
    {
        for (int i = 0; i < into.Length; i++)
            into[i] = mean[i] + (by * (mean[i] - worst[i]));
        return objective(into);
    }

    private (int Best, int Next, int Worst) Rank(int n)
    {
        int best = 0, worst = 0;
        for (int v = 1; v <= n; v++)
        {
            if (values[v] < values[best])
                best = v;
            if (values[v] >= values[worst])
                worst = v;
        }

        int next = best;
        for (int v = 0; v <= n; v++)
        {
            if (v != worst && values[v] >= values[next])
                next = v;
        }

        return (best, next, worst);
    }

    private void Replace(int v, ReadOnlySpan<double> point, double value)
    {
        point.CopyTo(Vertex(v, point.Length));
        values[v] = value;
    }

    private Span<double> Vertex(int v, int n) => vertices.AsSpan(v * n, n);
}
