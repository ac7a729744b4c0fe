namespace PredictiveMarketing.Forecasting.Numerics;

/// <summary>Cholesky factorisation on spans, allocation-free: MathNet's allocates a matrix per solve, which is most of the time at p near 20.</summary>
internal static class Cholesky
{
    /// <summary>Overwrites the lower triangle of <paramref name="a"/> (p x p, row-major) by its factor; false when not positive definite.</summary>
    public static bool Factor(Span<double> a, int p)
    {
        for (int j = 0; j < p; j++)
        {
            Span<double> rowJ = a.Slice(j * p, p);
            double d = rowJ[j];
            for (int k = 0; k < j; k++)
                d -= rowJ[k] * rowJ[k];
            if (!(d > 1e-14))
                return false;
            double root = Math.Sqrt(d);
            rowJ[j] = root;
            for (int i = j + 1; i < p; i++)
            {
                Span<double> rowI = a.Slice(i * p, p);
                double s = rowI[j];
                for (int k = 0; k < j; k++)
                    s -= rowI[k] * rowJ[k];
                rowI[j] = s / root;
            }
        }

        return true;
    }

    /// <summary>Solves with a factor from <see cref="Factor"/>; <paramref name="b"/> becomes the solution.</summary>
    public static void Solve(ReadOnlySpan<double> factor, int p, Span<double> b)
    {
        for (int i = 0; i < p; i++)
        {
            double s = b[i];
            for (int k = 0; k < i; k++)
                s -= factor[(i * p) + k] * b[k];
            b[i] = s / factor[(i * p) + i];
        }

        for (int i = p - 1; i >= 0; i--)
        {
            double s = b[i];
            for (int k = i + 1; k < p; k++)
                s -= factor[(k * p) + i] * b[k];
            b[i] = s / factor[(i * p) + i];
        }
    }
}
