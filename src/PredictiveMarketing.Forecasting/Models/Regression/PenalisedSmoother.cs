using PredictiveMarketing.Forecasting.Numerics;

namespace PredictiveMarketing.Forecasting.Models.Regression;

/// <summary>
/// A regression with a squared penalty seen as a linear smoother: fitted = H leads. From its hat matrix follow effective parameters (the trace;
/// Hastie, Tibshirani and Friedman 2009, section 3.4.1), leverage and standard errors; for a lasso or an elastic net on the terms that are in,
/// with their squared penalty (Zou, Hastie and Tibshirani 2007). Without a penalty all of them are those of ordinary least squares.
/// </summary>
/// <param name="EffectiveParameters">Trace of the hat matrix, the intercept included.</param>
/// <param name="Leverage">Per row of the design: how much a month's own leads pull its fitted value.</param>
/// <param name="Spread">Standard error of each term's effect in units of the residual deviation; a penalty's bias is not in it.</param>
internal sealed record PenalisedSmoother(double EffectiveParameters, double[] Leverage, double[] Spread)
{
    /// <returns>Null when there are no rows, or the terms cannot be told apart.</returns>
    public static PenalisedSmoother? Of(Design design, double penalty)
    {
        int n = design.Rows.Length;
        int p = design.Terms.Count;
        if (n == 0)
            return null;
        var moments = Moments.Of(design);
        double[] system = new double[p * p];
        moments.Penalised(penalty, system);
        if (p > 0 && !Cholesky.Factor(system, p))
            return null;

        double[] leverage = new double[n];
        double trace = 1;
        double[] values = new double[p];
        double[] z = new double[p];
        double[] solved = new double[p];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < p; j++)
                values[j] = design.Columns[j][design.Rows[i]];
            moments.Standardised(values, z);
            z.CopyTo(solved, 0);
            if (p > 0)
                Cholesky.Solve(system, p, solved);
            double own = 0;
            for (int j = 0; j < p; j++)
                own += z[j] * solved[j];
            leverage[i] = (1.0 + own) / n;
            trace += own / n;
        }

        return new PenalisedSmoother(trace, leverage, Spreads(moments, system, p, n));
    }

    // Cov(beta) = sigma^2 / n (R + penalty I)^-1 R (R + penalty I)^-1 on standardised terms.
    private static double[] Spreads(Moments moments, double[] system, int p, int n)
    {
        double[] spread = new double[p];
        double[] a = new double[p];
        for (int j = 0; j < p; j++)
        {
            Array.Clear(a);
            a[j] = 1;
            Cholesky.Solve(system, p, a);
            double variance = 0;
            for (int k = 0; k < p; k++)
            {
                for (int l = 0; l < p; l++)
                    variance += a[k] * moments.Correlation[(k * p) + l] * a[l];
            }

            spread[j] = moments.Deviation[j] > 0 ? Math.Sqrt(Math.Max(0, variance) / n) / moments.Deviation[j] : double.NaN;
        }

        return spread;
    }
}
