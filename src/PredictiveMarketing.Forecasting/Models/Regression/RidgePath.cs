using PredictiveMarketing.Forecasting.Numerics;

namespace PredictiveMarketing.Forecasting.Models.Regression;

/// <summary>Ridge regression (Hoerl and Kennard 1970): minimises mean squared error / 2 + penalty x sum of squares / 2, all standardised.</summary>
internal sealed class RidgePath : IPenaltyPath
{
    /// <summary>Penalties from one that leaves little of any term to one that hardly shrinks.</summary>
    internal static readonly double[] Grid = [3, 1, 0.4, 0.15, 0.06, 0.02, 0.007];

    private double[] system = [];

    public int Length => Grid.Length;

    public double Ridge(int penalty) => Grid[penalty];

    public void Solve(Moments moments, double[][] betas, double settled)
    {
        for (int k = 0; k < Grid.Length; k++)
            Solve(moments, Grid[k], betas[k]);
    }

    /// <summary>The solution at one penalty.</summary>
    public void Solve(Moments moments, double penalty, double[] beta)
    {
        int p = moments.Response.Length;
        if (system.Length != p * p)
            system = new double[p * p];
        moments.Penalised(penalty, system);
        moments.Response.CopyTo(beta, 0);
        if (Cholesky.Factor(system, p))
            Cholesky.Solve(system, p, beta);
        else
            Array.Clear(beta);
    }
}
