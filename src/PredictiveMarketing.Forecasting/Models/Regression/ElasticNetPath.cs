using System.Runtime.Intrinsics;

namespace PredictiveMarketing.Forecasting.Models.Regression;

/// <summary>
/// Elastic net by coordinate descent on the covariance form (Friedman, Hastie and Tibshirani 2010, equations 5 and 9):
/// minimises mean squared error / 2 + penalty x (mix x sum of absolutes + (1 - mix) x sum of squares / 2), all standardised.
/// </summary>
/// <param name="mix">1 is the lasso, 0 would be ridge.</param>
internal sealed class ElasticNetPath(double mix) : IPenaltyPath
{
    private const int MostSweeps = 50;

    private const double Weakest = 0.01;

    private readonly double[] penalties = new double[8];
    private double[] gradient = [];

    public int Length => penalties.Length;

    public double Ridge(int penalty) => penalties[penalty] * (1 - mix);

    /// <summary>The penalties of the last solution.</summary>
    public ReadOnlySpan<double> Penalties => penalties;

    public void Solve(Moments moments, double[][] betas, double settled)
    {
        double strongest = 0;
        foreach (double r in moments.Response)
            strongest = Math.Max(strongest, Math.Abs(r));
        strongest /= mix;
        for (int k = 0; k < Length; k++)
        {
            // From the penalty that keeps every term out, down to a hundredth of it: weaker ones fit noise when terms outnumber months.
            penalties[k] = strongest * Math.Pow(Weakest, k / (Length - 1.0));
            // A shorter window's solution is the nearest start; without one the solution of the next stronger penalty is.
            if (k > 0 && Array.TrueForAll(betas[k], b => b == 0))
                betas[k - 1].CopyTo(betas[k], 0);
            Solve(moments, penalties[k], betas[k], settled);
        }
    }

    /// <summary>The solution at one penalty.</summary>
    /// <param name="beta">On entry a start, on return the solution.</param>
    public void Solve(Moments moments, double penalty, double[] beta, double settled)
    {
        int p = beta.Length;
        if (gradient.Length != p)
            gradient = new double[p];
        moments.Response.CopyTo(gradient, 0);
        for (int j = 0; j < p; j++)
        {
            if (moments.Deviation[j] == 0)
                beta[j] = 0;
            else if (beta[j] != 0)
                TakeOff(moments.Correlation.AsSpan(j * p, p), beta[j], gradient);
        }

        // Sweeps over the terms that are in until they settle, then once over all to see whether another wants in (section 2.6 of the paper).
        for (int round = 0; round < MostSweeps; round++)
        {
            if (Sweep(moments, penalty, beta, activeOnly: false) < settled)
                return;
            for (int sweep = 0; sweep < MostSweeps; sweep++)
            {
                if (Sweep(moments, penalty, beta, activeOnly: true) < settled)
                    break;
            }
        }
    }

    private double Sweep(Moments moments, double penalty, double[] beta, bool activeOnly)
    {
        int p = beta.Length;
        double largest = 0;
        for (int j = 0; j < p; j++)
        {
            double old = beta[j];
            if (moments.Deviation[j] == 0 || (activeOnly && old == 0))
                continue;
            double next = Soft(gradient[j] + old, penalty * mix) / (1 + (penalty * (1 - mix)));
            double change = next - old;
            if (change == 0)
                continue;
            beta[j] = next;
            TakeOff(moments.Correlation.AsSpan(j * p, p), change, gradient);
            largest = Math.Max(largest, Math.Abs(change));
        }

        return largest;
    }

    // Fixed-width vectors: the result does not depend on what the processor could do.
    private static void TakeOff(ReadOnlySpan<double> column, double change, Span<double> gradient)
    {
        int i = 0;
        var by = Vector256.Create(change);
        for (; i <= gradient.Length - Vector256<double>.Count; i += Vector256<double>.Count)
            (Vector256.Create(gradient.Slice(i, 4)) - (by * Vector256.Create(column.Slice(i, 4)))).CopyTo(gradient.Slice(i, 4));
        for (; i < gradient.Length; i++)
            gradient[i] -= change * column[i];
    }

    private static double Soft(double value, double threshold) =>
        value > threshold ? value - threshold : value < -threshold ? value + threshold : 0;
}
