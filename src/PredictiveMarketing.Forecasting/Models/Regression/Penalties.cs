using PredictiveMarketing.Forecasting.Numerics;

namespace PredictiveMarketing.Forecasting.Models.Regression;

/// <summary>A family of shrunk solutions of standardised normal equations, one per penalty of a fixed grid.</summary>
internal interface IPenaltyPath
{
    /// <summary>Number of penalties.</summary>
    int Length { get; }

    /// <summary>Fills one row of standardised coefficients per penalty, the strongest penalty first.</summary>
    void Solve(Moments moments, double[][] betas);
}

/// <summary>Ridge regression (Hoerl and Kennard 1970): minimises mean squared error / 2 + penalty x sum of squares / 2, all standardised.</summary>
internal sealed class RidgePath : IPenaltyPath
{
    private static readonly double[] Grid = [5, 2, 1, 0.5, 0.25, 0.12, 0.06, 0.03, 0.015, 0.007, 0.003];

    public int Length => Grid.Length;

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
    private const int MaximumSweeps = 200;

    public int Length => 16;

    public void Solve(Moments moments, double[][] betas)
    {
        int p = moments.Response.Length;
        double strongest = 0;
        foreach (double r in moments.Response)
            strongest = Math.Max(strongest, Math.Abs(r));
        strongest /= mix;
        double[] gradient = (double[])moments.Response.Clone();
        double[] beta = new double[p];
        for (int k = 0; k < Length; k++)
        {
            // From the penalty that keeps every term out, down to a thousandth of it.
            double penalty = strongest * Math.Pow(0.001, k / (Length - 1.0));
            Descend(moments, penalty, beta, gradient);
            beta.CopyTo(betas[k], 0);
        }
    }

    private void Descend(Moments moments, double penalty, double[] beta, double[] gradient)
    {
        int p = beta.Length;
        for (int sweep = 0; sweep < MaximumSweeps; sweep++)
        {
            double largest = 0;
            for (int j = 0; j < p; j++)
            {
                if (moments.Deviation[j] == 0)
                    continue;
                double old = beta[j];
                double next = Soft(gradient[j] + old, penalty * mix) / (1 + (penalty * (1 - mix)));
                double change = next - old;
                if (change == 0)
                    continue;
                beta[j] = next;
                ReadOnlySpan<double> column = moments.Correlation.AsSpan(j * p, p);
                for (int i = 0; i < p; i++)
                    gradient[i] -= change * column[i];
                largest = Math.Max(largest, Math.Abs(change));
            }

            if (largest < 1e-6)
                return;
        }
    }

    private static double Soft(double value, double threshold) =>
        value > threshold ? value - threshold : value < -threshold ? value + threshold : 0;
}
