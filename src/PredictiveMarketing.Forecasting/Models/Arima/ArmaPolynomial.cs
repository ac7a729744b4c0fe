namespace PredictiveMarketing.Forecasting.Models.Arima;

/// <summary>Coefficients that are always stationary or invertible, and the product of ordinary and seasonal polynomials.</summary>
internal static class ArmaPolynomial
{
    // Partial autocorrelations stay inside this bound: at 1 the likelihood of a short series has a spurious peak.
    private const double Bound = 0.9999;

    /// <summary>
    /// Free numbers to the coefficients of a stationary autoregression: each becomes a partial autocorrelation u / sqrt(1 + u^2), and the
    /// Durbin-Levinson recursion turns those into coefficients (Jones 1980; Monahan 1984).
    /// </summary>
    public static void Stationary(ReadOnlySpan<double> free, Span<double> coefficients)
    {
        for (int k = 0; k < free.Length; k++)
        {
            double partial = Bound * free[k] / Math.Sqrt(1 + (free[k] * free[k]));
            coefficients[k] = partial;
            for (int i = 0, j = k - 1; i <= j; i++, j--)
            {
                double low = coefficients[i], high = coefficients[j];
                coefficients[i] = low - (partial * high);
                coefficients[j] = high - (partial * low);
            }
        }
    }

    /// <summary>The same for y_t = e_t + sum of theta_k e_(t-k), whose polynomial has the opposite signs.</summary>
    public static void Invertible(ReadOnlySpan<double> free, Span<double> coefficients)
    {
        Stationary(free, coefficients);
        for (int k = 0; k < free.Length; k++)
            coefficients[k] = -coefficients[k];
    }

    /// <summary>(1 - sum of phi_k B^k)(1 - sum of Phi_k B^12k) as 1 - sum of product_k B^k.</summary>
    public static void MultiplyAr(ReadOnlySpan<double> ordinary, ReadOnlySpan<double> seasonal, Span<double> product) =>
        Multiply(ordinary, seasonal, product, cross: -1);

    /// <summary>(1 + sum of theta_k B^k)(1 + sum of Theta_k B^12k) as 1 + sum of product_k B^k.</summary>
    public static void MultiplyMa(ReadOnlySpan<double> ordinary, ReadOnlySpan<double> seasonal, Span<double> product) =>
        Multiply(ordinary, seasonal, product, cross: 1);

    /// <summary>Whether every root of 1 - sum of phi_k z^k lies outside a circle: the step-down recursion meets no partial autocorrelation of 1 or more.</summary>
    /// <param name="radius">1 asks for stationarity; 1.01 keeps away from the edge.</param>
    public static bool RootsOutside(ReadOnlySpan<double> ar, double radius)
    {
        Span<double> phi = stackalloc double[ar.Length];
        double power = 1;
        for (int k = 0; k < ar.Length; k++)
        {
            power *= radius;
            phi[k] = ar[k] * power;
        }

        for (int k = ar.Length - 1; k >= 0; k--)
        {
            double partial = phi[k];
            if (!(Math.Abs(partial) < 1))
                return false;
            double scale = 1 - (partial * partial);
            for (int i = 0, j = k - 1; i <= j; i++, j--)
            {
                double low = phi[i], high = phi[j];
                phi[i] = (low + (partial * high)) / scale;
                phi[j] = (high + (partial * low)) / scale;
            }
        }

        return true;
    }

    private static void Multiply(ReadOnlySpan<double> ordinary, ReadOnlySpan<double> seasonal, Span<double> product, double cross)
    {
        product.Clear();
        ordinary.CopyTo(product);
        for (int s = 0; s < seasonal.Length; s++)
        {
            int lag = ArimaOrder.Season * (s + 1);
            product[lag - 1] += seasonal[s];
            for (int k = 0; k < ordinary.Length; k++)
                product[lag + k] += cross * seasonal[s] * ordinary[k];
        }
    }
}
