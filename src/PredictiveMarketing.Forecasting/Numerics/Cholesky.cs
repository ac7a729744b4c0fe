using System.Runtime.Intrinsics;

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
            double d = rowJ[j] - Dot(rowJ[..j], rowJ[..j]);
            if (!(d > 1e-14))
                return false;
            double root = Math.Sqrt(d);
            rowJ[j] = root;
            for (int i = j + 1; i < p; i++)
            {
                Span<double> rowI = a.Slice(i * p, p);
                rowI[j] = (rowI[j] - Dot(rowI[..j], rowJ[..j])) / root;
            }
        }

        return true;
    }

    // Four fixed lanes, added up in a fixed order: the same bits on every machine.
    private static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var lanes = Vector256<double>.Zero;
        int k = 0;
        for (; k <= x.Length - Vector256<double>.Count; k += Vector256<double>.Count)
            lanes += Vector256.Create(x.Slice(k, 4)) * Vector256.Create(y.Slice(k, 4));
        double sum = lanes[0] + lanes[1] + lanes[2] + lanes[3];
        for (; k < x.Length; k++)
            sum += x[k] * y[k];
        return sum;
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
