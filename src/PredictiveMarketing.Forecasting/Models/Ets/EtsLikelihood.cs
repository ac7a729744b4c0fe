using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PredictiveMarketing.Forecasting.Models.Ets;

/// <summary>
/// The exact likelihood of a form on one series (Hyndman, Koehler, Ord and Snyder 2008, chapter 5). In a missing month the states move on
/// without a correction and nothing is added. Allocates nothing once it is made; its loops are compiled well from their first call.
/// </summary>
/// <param name="leads">NaN where a month is missing.</param>
internal sealed class EtsLikelihood(double[] leads)
{
    /// <summary>A fit cannot be better than this share of the series' own size: perfect fits are equally good, so the simplest wins.</summary>
    private const double Perfect = 1e-9;

    private readonly double floor = Math.Pow(Perfect * SeenRange.MeanSize(leads), 2);

    public int Observed { get; } = leads.Count(y => !double.IsNaN(y));

    /// <summary>The states after the last month of the latest evaluation; the season by month of the series, first month first.</summary>
    public double Level { get; private set; }

    /// <inheritdoc cref="Level"/>
    public double Slope { get; private set; }

    /// <inheritdoc cref="Level"/>
    public double[] Season { get; } = new double[EtsForm.Period];

    /// <summary>Sum of squared errors, relative ones for multiplicative forms, of the latest evaluation.</summary>
    public double Squares { get; private set; }

    /// <summary>Minus twice the log-likelihood with the variance at its best, constant included; infinite outside the form's world.</summary>
    /// <param name="level">State before the first month, as are <paramref name="slope"/> and <paramref name="season"/>.</param>
    public double Deviance(EtsForm form, Smoothing by, double level, double slope, ReadOnlySpan<double> season)
    {
        season.CopyTo(Season);
        Level = level;
        Slope = slope;
        Squares = 0;
        double logs = form.Season == SeasonKind.Multiplicative ? RunFactors(by)
            : form.Error == ErrorKind.Multiplicative ? RunRelative(by, form.IsSeasonal)
            : RunSums(by, form.IsSeasonal);
        int n = Observed;
        double deviance = (n * Math.Log(2 * Math.PI * Math.Max(Squares / n, form.Error == ErrorKind.Additive ? floor : Perfect * Perfect))) + n + (2 * logs);
        return double.IsNaN(deviance) ? double.PositiveInfinity : deviance;
    }

    // Additive error, season added or absent: y = l + phi b + s + e.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double RunSums(Smoothing by, bool seasonal)
    {
        double l = Level, b = Slope, squares = 0;
        Span<double> s = Season;
        for (int t = 0, k = 0; t < leads.Length; t++, k = k == EtsForm.Period - 1 ? 0 : k + 1)
        {
            double trend = by.Phi * b;
            double q = l + trend;
            double e = leads[t] - (seasonal ? q + s[k] : q);
            if (double.IsNaN(e))
                e = 0;
            l = q + (by.Alpha * e);
            b = trend + (by.Beta * e);
            if (seasonal)
                s[k] += by.Gamma * e;
            squares += e * e;
        }

        Keep(l, b, squares);
        return 0;
    }

    // The same states, but an error in proportion to what is expected: y = mu (1 + e).
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double RunRelative(Smoothing by, bool seasonal)
    {
        double l = Level, b = Slope, squares = 0;
        var logs = new LogSum();
        Span<double> s = Season;
        for (int t = 0, k = 0; t < leads.Length; t++, k = k == EtsForm.Period - 1 ? 0 : k + 1)
        {
            double trend = by.Phi * b;
            double q = l + trend;
            double y = leads[t];
            double mu = seasonal ? q + s[k] : q;
            double e = 0;
            if (!double.IsNaN(y))
            {
                if (!(mu > 0))
                    return double.PositiveInfinity;
                e = y - mu;
                squares += e / mu * (e / mu);
                logs.Add(mu);
            }

            l = q + (by.Alpha * e);
            b = trend + (by.Beta * e);
            if (seasonal)
                s[k] += by.Gamma * e;
        }

        Keep(l, b, squares);
        return logs.Total;
    }

    // Multiplicative error and season: y = (l + phi b) s (1 + e).
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double RunFactors(Smoothing by)
    {
        double l = Level, b = Slope, squares = 0;
        var logs = new LogSum();
        Span<double> s = Season;
        for (int t = 0, k = 0; t < leads.Length; t++, k = k == EtsForm.Period - 1 ? 0 : k + 1)
        {
            double trend = by.Phi * b;
            double q = l + trend;
            double y = leads[t];
            if (double.IsNaN(y))
            {
                l = q;
                b = trend;
                continue;
            }

            double mu = q * s[k];
            if (!(mu > 0 && q > 0))
                return double.PositiveInfinity;
            double e = (y - mu) / mu;
            l = q * (1 + (by.Alpha * e));
            b = trend + (by.Beta * q * e);
            s[k] *= 1 + (by.Gamma * e);
            squares += e * e;
            logs.Add(mu);
        }

        Keep(l, b, squares);
        return logs.Total;
    }

    private void Keep(double level, double slope, double squares)
    {
        Level = level;
        Slope = slope;
        Squares = squares;
    }

    /// <summary>Sums logarithms by multiplying first: a logarithm costs as much as the rest of a month.</summary>
    [StructLayout(LayoutKind.Auto)]
    private struct LogSum()
    {
        private double product = 1;
        private double sum;

        public void Add(double x)
        {
            product *= x;
            if (product is > 1e100 or < 1e-100)
            {
                sum += Math.Log(product);
                product = 1;
            }
        }

        public readonly double Total => sum + Math.Log(product);
    }
}
