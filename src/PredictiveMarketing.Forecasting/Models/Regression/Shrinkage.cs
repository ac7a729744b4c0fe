using PredictiveMarketing.Forecasting.Numerics;

namespace PredictiveMarketing.Forecasting.Models.Regression;

/// <summary>How many free parameters a shrunk regression really has.</summary>
internal static class Shrinkage
{
    /// <summary>Keeps nearly equal terms apart when there is no penalty on squares.</summary>
    private const double Smallest = 1e-6;

    private const double Largest = 1e3;

    private const int Halvings = 14;

    /// <summary>
    /// Effective degrees of freedom without the intercept: trace of S (S + ridge I)^-1, S being the correlation of the terms that are in
    /// (Hastie, Tibshirani and Friedman 2009, equation 3.50). Never more than the rows allow.
    /// </summary>
    public static double Freedom(Moments moments, Func<int, bool> isIn, double ridge)
    {
        double[] system = Among(moments, isIn, out int m);
        return Math.Min(Freedom(system, m, ridge), moments.Count - 1);
    }

    /// <summary>The factor of a squared penalty on the terms that are in that leaves this much freedom, which falls as the factor rises.</summary>
    public static double RidgeWith(double freedom, Moments moments, Func<int, bool> isIn)
    {
        double[] among = Among(moments, isIn, out int m);
        double[] system = new double[m * m];
        double low = Math.Log(Smallest), high = Math.Log(Largest);
        for (int i = 0; i < Halvings; i++)
        {
            double middle = (low + high) / 2;
            among.CopyTo(system, 0);
            if (Freedom(system, m, Math.Exp(middle)) > freedom)
                low = middle;
            else
                high = middle;
        }

        return Math.Exp(high);
    }

    private static double[] Among(Moments moments, Func<int, bool> isIn, out int m)
    {
        int p = moments.Response.Length;
        int[] terms = [.. Enumerable.Range(0, p).Where(j => moments.Deviation[j] > 0 && isIn(j))];
        m = terms.Length;
        double[] system = new double[m * m];
        for (int i = 0; i < m; i++)
        {
            for (int j = 0; j < m; j++)
                system[(i * m) + j] = moments.Correlation[(terms[i] * p) + terms[j]];
        }

        return system;
    }

    /// <param name="correlation">m x m; overwritten.</param>
    private static double Freedom(double[] correlation, int m, double ridge)
    {
        double penalty = Math.Max(ridge, Smallest);
        for (int i = 0; i < m; i++)
            correlation[(i * m) + i] += penalty;
        if (!Cholesky.Factor(correlation, m))
            return m;
        // trace S (S + r I)^-1 = m - r trace (L L')^-1, and that trace is the sum of squares of L^-1.
        double squares = 0;
        double[] column = new double[m];
        for (int j = 0; j < m; j++)
        {
            Array.Clear(column);
            column[j] = 1;
            for (int i = j; i < m; i++)
            {
                double s = column[i];
                for (int k = j; k < i; k++)
                    s -= correlation[(i * m) + k] * column[k];
                column[i] = s / correlation[(i * m) + i];
                squares += column[i] * column[i];
            }
        }

        return m - (penalty * squares);
    }
}
