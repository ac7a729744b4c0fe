using PredictiveMarketing.Forecasting.Numerics;

namespace PredictiveMarketing.Forecasting.Models.Arima;

/// <summary>Finds the ARMA coefficients of the highest exact likelihood for a table that is loaded, in memory that is kept from fit to fit.</summary>
internal sealed class ArmaFit(ArmaLikelihood likelihood, int lags)
{
    /// <summary>Most coefficients of one process.</summary>
    public const int MostCoefficients = 8;

    private readonly NelderMead search = new(MostCoefficients);
    private readonly double[] best = new double[MostCoefficients];
    private readonly double[] steps = new double[MostCoefficients];
    private readonly double[] coefficients = new double[MostCoefficients];
    private readonly double[] ar = new double[lags];
    private readonly double[] ma = new double[lags];

    public ArmaLikelihood Likelihood => likelihood;

    /// <summary>The free numbers of the last fit, in the order p, q, P, Q.</summary>
    public ReadOnlySpan<double> Free(ArimaOrder order) => best.AsSpan(0, order.Coefficients);

    /// <param name="start">Free numbers to start from; 0 is no coefficient.</param>
    /// <param name="most">Evaluations of the likelihood after which to stop.</param>
    /// <param name="tolerance">Or when the simplex agrees on minus twice the log likelihood this closely.</param>
    /// <returns>Minus twice the log likelihood.</returns>
    public double Search(ArimaOrder order, ReadOnlySpan<double> start, int most, double tolerance)
    {
        int n = order.Coefficients;
        Span<double> point = best.AsSpan(0, n);
        start[..n].CopyTo(point);
        if (n == 0)
            return At(order, point);
        steps.AsSpan(0, n).Fill(0.4);
        search.Minimise(free => At(order, free), point, steps.AsSpan(0, n), most, tolerance);
        return At(order, point);
    }

    /// <summary>Minus twice the log likelihood at free numbers.</summary>
    public double At(ArimaOrder order, ReadOnlySpan<double> free)
    {
        Expand(order, free);
        return likelihood.Deviance(ar.AsSpan(0, order.LongestAr), ma.AsSpan(0, order.LongestMa));
    }

    /// <summary>Whether the last fit keeps this far from non-stationarity and non-invertibility: every root outside the circle.</summary>
    public bool RootsOutside(ArimaOrder order, double radius)
    {
        Expand(order, Free(order));
        Span<double> c = coefficients;
        double year = Math.Pow(radius, ArimaOrder.Season);
        return ArmaPolynomial.RootsOutside(c[..order.P], radius)
            && Inverted(c.Slice(order.P, order.Q), radius)
            && ArmaPolynomial.RootsOutside(c.Slice(order.P + order.Q, order.SeasonalP), year)
            && Inverted(c.Slice(order.P + order.Q + order.SeasonalP, order.SeasonalQ), year);
    }

    /// <summary>The process at free numbers.</summary>
    /// <param name="deviation">Standard deviation of its innovations.</param>
    public ArmaProcess Process(ArimaOrder order, ReadOnlySpan<double> free, double deviation)
    {
        Expand(order, free);
        ReadOnlySpan<double> c = coefficients;
        int q = order.P, seasonal = order.P + order.Q, last = seasonal + order.SeasonalP;
        return new ArmaProcess(order, c[..q].ToArray(), c[q..seasonal].ToArray(), c[seasonal..last].ToArray(), c[last..order.Coefficients].ToArray(), deviation);
    }

    private void Expand(ArimaOrder order, ReadOnlySpan<double> free)
    {
        Span<double> c = coefficients;
        int q = order.P, seasonal = order.P + order.Q, last = seasonal + order.SeasonalP, end = order.Coefficients;
        ArmaPolynomial.Stationary(free[..q], c[..q]);
        ArmaPolynomial.Invertible(free[q..seasonal], c[q..seasonal]);
        ArmaPolynomial.Stationary(free[seasonal..last], c[seasonal..last]);
        ArmaPolynomial.Invertible(free[last..end], c[last..end]);
        ArmaPolynomial.MultiplyAr(c[..q], c[seasonal..last], ar.AsSpan(0, order.LongestAr));
        ArmaPolynomial.MultiplyMa(c[q..seasonal], c[last..end], ma.AsSpan(0, order.LongestMa));
    }

    private static bool Inverted(ReadOnlySpan<double> ma, double radius)
    {
        Span<double> opposite = stackalloc double[ma.Length];
        for (int k = 0; k < ma.Length; k++)
            opposite[k] = -ma[k];
        return ArmaPolynomial.RootsOutside(opposite, radius);
    }
}
