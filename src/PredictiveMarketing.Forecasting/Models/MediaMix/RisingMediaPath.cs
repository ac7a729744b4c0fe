using PredictiveMarketing.Forecasting.Models.Regression;

namespace PredictiveMarketing.Forecasting.Models.MediaMix;

/// <summary>
/// Ridge regression in which the effects of media may not be negative, by coordinate descent: the mode of the posterior under normal priors, cut
/// at zero for media. Terms that are not let in stay at zero.
/// </summary>
internal sealed class RisingMediaPath(bool[] isMedia, bool[]? letIn = null) : IPenaltyPath
{
    private const int MostSweeps = 200;

    private readonly double[] gradient = new double[isMedia.Length];

    public int Length => RidgePath.Grid.Length;

    public double Ridge(int penalty) => RidgePath.Grid[penalty];

    public void Solve(Moments moments, double[][] betas, double settled)
    {
        for (int k = 0; k < RidgePath.Grid.Length; k++)
            Solve(moments, RidgePath.Grid[k], betas[k], settled);
    }

    /// <summary>The solution at one penalty.</summary>
    /// <param name="beta">On entry a start, on return the solution.</param>
    /// <returns>Mean squared error plus penalty x sum of squares, all standardised.</returns>
    public double Solve(Moments moments, double penalty, double[] beta, double settled)
    {
        int p = beta.Length;
        moments.Response.CopyTo(gradient, 0);
        for (int j = 0; j < p; j++)
        {
            if (moments.Deviation[j] == 0 || letIn?[j] == false)
                beta[j] = 0;
            if (beta[j] != 0)
                Move(moments, j, beta[j]);
        }

        double largest = double.PositiveInfinity;
        for (int sweep = 0; sweep < MostSweeps && largest >= settled; sweep++)
        {
            largest = 0;
            for (int j = 0; j < p; j++)
            {
                if (moments.Deviation[j] == 0 || letIn?[j] == false)
                    continue;
                double next = (gradient[j] + beta[j]) / (1 + penalty);
                if (isMedia[j] && next < 0)
                    next = 0;
                double change = next - beta[j];
                if (change == 0)
                    continue;
                beta[j] = next;
                Move(moments, j, change);
                largest = Math.Max(largest, Math.Abs(change));
            }
        }

        double value = 1;
        for (int j = 0; j < p; j++)
            value += beta[j] * ((penalty * beta[j]) - moments.Response[j] - gradient[j]);
        return value;
    }

    private void Move(Moments moments, int j, double change)
    {
        ReadOnlySpan<double> column = moments.Correlation.AsSpan(j * gradient.Length, gradient.Length);
        for (int i = 0; i < gradient.Length; i++)
            gradient[i] -= change * column[i];
    }
}
