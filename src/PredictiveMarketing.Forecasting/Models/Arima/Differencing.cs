namespace PredictiveMarketing.Forecasting.Models.Arima;

/// <summary>Differences of a series, and the way back.</summary>
internal static class Differencing
{
    /// <summary>Applies (1 - B)^d (1 - B^12)^D; the result is shorter by <see cref="ArimaOrder.Lost"/> months.</summary>
    /// <param name="series">Months of history; overwritten.</param>
    public static Span<double> Apply(Span<double> series, int differences, int seasonalDifferences)
    {
        for (int i = 0; i < seasonalDifferences; i++)
            series = Once(series, ArimaOrder.Season);
        for (int i = 0; i < differences; i++)
            series = Once(series, 1);
        return series;
    }

    /// <summary>The polynomial (1 - B)^d (1 - B^12)^D as weights of past months: y_t = change_t + sum of weight_k y_(t-k).</summary>
    public static double[] Weights(int differences, int seasonalDifferences)
    {
        double[] polynomial = [1];
        for (int i = 0; i < differences; i++)
            polynomial = Times(polynomial, 1);
        for (int i = 0; i < seasonalDifferences; i++)
            polynomial = Times(polynomial, ArimaOrder.Season);
        double[] weights = new double[polynomial.Length - 1];
        for (int k = 0; k < weights.Length; k++)
            weights[k] = -polynomial[k + 1];
        return weights;
    }

    private static Span<double> Once(Span<double> series, int lag)
    {
        if (series.Length <= lag)
            return [];
        for (int t = 0; t < series.Length - lag; t++)
            series[t] = series[t + lag] - series[t];
        return series[..^lag];
    }

    private static double[] Times(double[] polynomial, int lag)
    {
        double[] product = new double[polynomial.Length + lag];
        for (int k = 0; k < polynomial.Length; k++)
        {
            product[k] += polynomial[k];
            product[k + lag] -= polynomial[k];
        }

        return product;
    }
}
