using System.Text.Json.Serialization;

namespace PredictiveMarketing.Forecasting.Models.Arima;

/// <summary>A fitted ARIMA process around zero: (1 - phi B ..)(1 - Phi B^12 ..)(1 - B)^d (1 - B^12)^D y_t = (1 + theta B ..)(1 + Theta B^12 ..) e_t.</summary>
/// <param name="Deviation">Standard deviation of e_t, on the scale the process was fitted on.</param>
public sealed record ArmaProcess(
    ArimaOrder Order,
    IReadOnlyList<double> Ar,
    IReadOnlyList<double> Ma,
    IReadOnlyList<double> SeasonalAr,
    IReadOnlyList<double> SeasonalMa,
    double Deviation)
{
    [JsonIgnore]
    internal double[] FullAr
    {
        get
        {
            double[] product = new double[Order.LongestAr];
            ArmaPolynomial.MultiplyAr([.. Ar], [.. SeasonalAr], product);
            return product;
        }
    }

    [JsonIgnore]
    internal double[] FullMa
    {
        get
        {
            double[] product = new double[Order.LongestMa];
            ArmaPolynomial.MultiplyMa([.. Ma], [.. SeasonalMa], product);
            return product;
        }
    }

    /// <summary>The mean of each step after the last month of a complete history.</summary>
    public double[] Forecast(ReadOnlySpan<double> history, int steps)
    {
        double[] full = new double[history.Length + steps];
        history.CopyTo(full);
        double[] copy = history.ToArray();
        Span<double> changes = Differencing.Apply(copy, Order.D, Order.SeasonalD);
        double[] ar = FullAr, ma = FullMa;
        var filter = new ArmaFilter(Math.Max(ar.Length, ma.Length), 1);
        double[] weights = Differencing.Weights(Order.D, Order.SeasonalD);
        if (!filter.Whiten(ar, ma, changes, changes.Length, 1, new double[changes.Length]))
            throw new InvalidOperationException("The autoregression of a fitted process is stationary.");
        Span<double> state = filter.State(0);
        for (int t = history.Length; t < full.Length; t++)
        {
            double y = state[0];
            for (int i = 0; i < state.Length; i++)
                state[i] = ((i < ar.Length ? ar[i] : 0) * y) + (i + 1 < state.Length ? state[i + 1] : 0);
            for (int k = 0; k < weights.Length; k++)
                y += weights[k] * full[t - 1 - k];
            full[t] = y;
        }

        return full[history.Length..];
    }

    /// <summary>Standard error of each step: sigma times the root of the sum of the squared psi weights (Box and Jenkins 1970, chapter 5).</summary>
    public double[] StandardErrors(int steps)
    {
        double[] ar = FullAr, ma = FullMa, weights = Differencing.Weights(Order.D, Order.SeasonalD);
        double[] inner = new double[steps];
        double[] psi = new double[steps];
        double[] errors = new double[steps];
        double sum = 0;
        for (int k = 0; k < steps; k++)
        {
            inner[k] = k == 0 ? 1 : k <= ma.Length ? ma[k - 1] : 0;
            for (int i = 0; i < Math.Min(k, ar.Length); i++)
                inner[k] += ar[i] * inner[k - 1 - i];
            psi[k] = inner[k];
            for (int i = 0; i < Math.Min(k, weights.Length); i++)
                psi[k] += weights[i] * psi[k - 1 - i];
            sum += psi[k] * psi[k];
            errors[k] = Deviation * Math.Sqrt(sum);
        }

        return errors;
    }
}
