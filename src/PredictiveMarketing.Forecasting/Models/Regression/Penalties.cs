using System.Runtime.Intrinsics;
using PredictiveMarketing.Forecasting.Numerics;

namespace PredictiveMarketing.Forecasting.Models.Regression;

/// <summary>A family of shrunk solutions of standardised normal equations, one per penalty of a fixed grid.</summary>
internal interface IPenaltyPath
{
    /// <summary>Number of penalties.</summary>
    int Length { get; }

    /// <summary>Fills one row of standardised coefficients per penalty, the strongest penalty first.</summary>
    void Solve(Moments moments, double[][] betas);

    /// <summary>The factor of the squared part of penalty <paramref name="k"/>, in the units of the standardised problem.</summary>
    double Squared(Moments moments, int k);
}

/// <summary>Ridge regression (Hoerl and Kennard 1970): minimises mean squared error / 2 + penalty x sum of squares / 2, all standardised.</summary>
internal sealed class RidgePath : IPenaltyPath
{
    private static readonly double[] Grid = [5, 2, 1, 0.5, 0.25, 0.12, 0.06, 0.03, 0.015, 0.007, 0.003];

    public int Length => Grid.Length;

    public double Squared(Moments moments, int k) => Grid[k];

    public void Solve(Moments moments, double[][] betas)
    {
        int p = moments.Response.Length;
        double[] system = new double[p * p];
        for (int k = 0; k < Grid.Length; k++)
        {
            moments.Correlation.CopyTo(system, 0);
            for (int j = 0; j < p; j++)
                system[(j * p) + j] += Grid[k];
            moments.Response.CopyTo(betas[k], 0);
            if (Cholesky.Factor(system, p))
                Cholesky.Solve(system, p, betas[k]);
            else
                Array.Clear(betas[k]);
        }
    }
}

/// <summary>
/// Elastic net by coordinate descent on the covariance form (Friedman, Hastie and Tibshirani 2010, equations 5 and 9):
/// minimises mean squared error / 2 + penalty x (mix x sum of absolutes + (1 - mix) x sum of squares / 2), all standardised.
/// </summary>
internal sealed class ElasticNetPath(double mix) : IPenaltyPath
{
    private const int MostSweeps = 50;

    private const double Settled = 1e-5;

    private const double Weakest = 0.01;

    public int Length => 12;

    public void Solve(Moments moments, double[][] betas)
    {
        int p = moments.Response.Length;
        double strongest = Strongest(moments);
        double[] gradient = (double[])moments.Response.Clone();
        double[] beta = new double[p];
        for (int k = 0; k < Length; k++)
        {
            double penalty = Penalty(strongest, k);
            Descend(moments, penalty, beta, gradient);
            beta.CopyTo(betas[k], 0);
        }
    }

    public double Squared(Moments moments, int k) => Penalty(Strongest(moments), k) * (1 - mix);

    // From the penalty that keeps every term out, down to a hundredth of it: weaker ones fit noise when terms outnumber months.
    private double Penalty(double strongest, int k) => strongest * Math.Pow(Weakest, k / (Length - 1.0));

    private double Strongest(Moments moments)
    {
        double strongest = 0;
        foreach (double r in moments.Response)
            strongest = Math.Max(strongest, Math.Abs(r));
        return strongest / mix;
    }

    // Sweeps over the terms that are in until they settle, then once over all to see whether another wants in (section 2.6 of the paper).
    private void Descend(Moments moments, double penalty, double[] beta, double[] gradient)
    {
        for (int round = 0; round < MostSweeps; round++)
        {
            if (Sweep(moments, penalty, beta, gradient, activeOnly: false) < Settled)
                return;
            for (int sweep = 0; sweep < MostSweeps; sweep++)
            {
                if (Sweep(moments, penalty, beta, gradient, activeOnly: true) < Settled)
                    break;
            }
        }
    }

    private double Sweep(Moments moments, double penalty, double[] beta, double[] gradient, bool activeOnly)
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
