using MathNet.Numerics.Distributions;

namespace PredictiveMarketing.Forecasting.Diagnostics;

/// <summary>Is anything left in the residuals that earlier months could have told? The portmanteau test of Ljung and Box (1978).</summary>
/// <param name="Lags">Autocorrelations that are added up.</param>
/// <param name="Freedom">Degrees of freedom: lags less the lags of leads or errors that were fitted.</param>
public sealed record LjungBox(double Statistic, int Lags, int Freedom, double PValue)
{
    /// <summary>Lags that a monthly series can show: two years, at most a fifth of the months (Hyndman and Athanasopoulos 2021, section 5.4).</summary>
    public static int UsualLags(int months) => Math.Min(24, months / 5);

    /// <param name="residuals">One per month, NaN where there is none: such a month is left out of every product.</param>
    /// <param name="lags">Number of autocorrelations.</param>
    /// <param name="fitted">Lags of leads or errors that the model fitted.</param>
    /// <returns>Null when the residuals are all the same, or no degree of freedom is left.</returns>
    public static LjungBox? Of(ReadOnlySpan<double> residuals, int lags, int fitted)
    {
        int n = 0;
        double mean = 0;
        foreach (double e in residuals)
        {
            if (double.IsNaN(e))
                continue;
            mean += e;
            n++;
        }

        if (n == 0 || lags - fitted < 1)
            return null;
        mean /= n;
        double squares = Products(residuals, mean, 0);
        if (!(squares > 0))
            return null;
        double q = 0;
        for (int k = 1; k <= lags; k++)
        {
            double r = Products(residuals, mean, k) / squares;
            q += r * r / (n - k);
        }

        q *= n * (n + 2.0);
        return new LjungBox(q, lags, lags - fitted, 1 - ChiSquared.CDF(lags - fitted, q));
    }

    private static double Products(ReadOnlySpan<double> residuals, double mean, int lag)
    {
        double sum = 0;
        for (int t = lag; t < residuals.Length; t++)
        {
            double product = (residuals[t] - mean) * (residuals[t - lag] - mean);
            sum += double.IsNaN(product) ? 0 : product;
        }

        return sum;
    }
}
