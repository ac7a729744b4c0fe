using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace PredictiveMarketing.Forecasting.Models.Ets;

/// <summary>
/// How the errors of a form answer to each number of a point: the states' derivatives are carried along with the states, month by month,
/// and gathered into the normal equations of a Gauss-Newton step. The deviance n log(sum e^2) + 2 sum log mu is n times the logarithm of
/// sum (e G)^2 with G the geometric mean of the expected leads mu (1 for additive errors), so every form is a problem of least squares.
/// </summary>
/// <remarks>The inner loops are compiled well from their first call: vectors in code that is not yet optimised are slower by a factor of fifty.</remarks>
internal sealed class EtsCurvature(double[] leads)
{
    /// <summary>Room for all numbers of a point in whole vectors.</summary>
    public const int Width = 20;

    private readonly double[] level = new double[Width];
    private readonly double[] slope = new double[Width];
    private readonly double[] expected = new double[Width];
    private readonly double[] seasons = new double[Width * EtsForm.Period];
    private readonly double[] row = new double[Width];
    private readonly double[] logs = new double[Width];
    private readonly double[] months = new double[EtsForm.Period];

    /// <summary>Lower triangle of the normal matrix, row-major in rows of <see cref="Width"/>.</summary>
    public double[] Normal { get; } = new double[Width * Width];

    /// <summary>Half the gradient of the sum of squares.</summary>
    public double[] Gradient { get; } = new double[Width];

    /// <summary>Sum of squares at the point.</summary>
    public double Squares { get; private set; }

    /// <param name="season">The twelve months before the first, of which the last is held.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void At(EtsPoint place, ReadOnlySpan<double> point, ReadOnlySpan<double> season)
    {
        EtsForm form = place.Form;
        Smoothing by = place.Smoothing(point);
        int p = place.Count;
        int width = (p + 3) & ~3;
        Clear(place, width);
        season.CopyTo(months);
        bool seasonal = form.IsSeasonal;
        bool factors = form.Season == SeasonKind.Multiplicative;
        bool relative = form.Error == ErrorKind.Multiplicative;
        double betaShare = form.HasTrend ? point[place.BetaShare] : 0;
        double gammaShare = seasonal ? point[place.GammaShare] : 0;
        double l = point[place.Level];
        double b = form.HasTrend ? point[place.Slope] : 0;
        double squares = 0;
        int observed = 0;
        for (int t = 0, k = 0; t < leads.Length; t++, k = k == EtsForm.Period - 1 ? 0 : k + 1)
        {
            Span<double> ds = seasons.AsSpan(k * Width, Width);
            double y = leads[t];
            double trend = by.Phi * b;
            double q = l + trend;
            double s = months[k];
            double mu = !seasonal ? q : factors ? q * s : q + s;
            // dq = dl + phi db, and phi itself moves it by b.
            Scaled(slope, by.Phi, width);
            if (form.IsDamped)
                slope[place.Phi] += b;
            Added(expected, level, slope, width);
            if (double.IsNaN(y))
            {
                expected.AsSpan(0, width).CopyTo(level);
                l = q;
                b = trend;
                continue;
            }

            observed++;
            // What the level takes over: the error, freed from the season where that is a factor.
            double d = factors ? (y / s) - q : y - mu;
            if (factors)
                Factor(ds, y, q, s, by, width);
            else
                Sum(ds, y, mu, by, seasonal, relative, width);
            level[EtsPoint.Alpha] += d;
            if (form.HasTrend)
            {
                slope[EtsPoint.Alpha] += betaShare * d;
                slope[place.BetaShare] += by.Alpha * d;
            }

            double u = factors ? (y / q) - s : d;
            if (seasonal)
            {
                ds[EtsPoint.Alpha] -= gammaShare * u;
                ds[place.GammaShare] += (1 - by.Alpha) * u;
                months[k] = s + (by.Gamma * u);
            }

            l = q + (by.Alpha * d);
            b = trend + (by.Beta * d);
            double e = relative ? (y / mu) - 1 : d;
            squares += e * e;
            Gather(e, p, width);
        }

        Squares = squares;
        if (relative)
            WeighByMean(squares, observed, p);
    }

    // mu = q + s: dmu = dq + ds; every state takes its share of -dmu.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Sum(Span<double> ds, double y, double mu, Smoothing by, bool seasonal, bool relative, int width)
    {
        ref double dq = ref expected[0], dl = ref level[0], db = ref slope[0], s = ref ds[0], r = ref row[0], g = ref logs[0];
        double weight = relative ? -y / (mu * mu) : -1;
        double inverse = relative ? 1 / mu : 0;
        for (nuint i = 0; i < (nuint)width; i += 4)
        {
            Vector256<double> q = Vector256.LoadUnsafe(ref dq, i);
            Vector256<double> old = Vector256.LoadUnsafe(ref s, i);
            Vector256<double> m = seasonal ? q + old : q;
            (q - (m * by.Alpha)).StoreUnsafe(ref dl, i);
            (Vector256.LoadUnsafe(ref db, i) - (m * by.Beta)).StoreUnsafe(ref db, i);
            if (seasonal)
                (old - (m * by.Gamma)).StoreUnsafe(ref s, i);
            (m * weight).StoreUnsafe(ref r, i);
            if (relative)
                (Vector256.LoadUnsafe(ref g, i) + (m * inverse)).StoreUnsafe(ref g, i);
        }
    }

    // mu = q s: the level takes over y / s - q and the season y / q - s.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Factor(Span<double> ds, double y, double q, double s, Smoothing by, int width)
    {
        ref double dq = ref expected[0], dl = ref level[0], db = ref slope[0], month = ref ds[0], r = ref row[0], g = ref logs[0];
        double mu = q * s;
        double weight = -y / (mu * mu);
        double inverse = 1 / mu;
        double perSeason = y / (s * s);
        double perLevel = y / (q * q);
        for (nuint i = 0; i < (nuint)width; i += 4)
        {
            Vector256<double> a = Vector256.LoadUnsafe(ref dq, i);
            Vector256<double> old = Vector256.LoadUnsafe(ref month, i);
            Vector256<double> m = (a * s) + (old * q);
            Vector256<double> d = -(old * perSeason) - a;
            (a + (d * by.Alpha)).StoreUnsafe(ref dl, i);
            (Vector256.LoadUnsafe(ref db, i) + (d * by.Beta)).StoreUnsafe(ref db, i);
            (old - (((a * perLevel) + old) * by.Gamma)).StoreUnsafe(ref month, i);
            (m * weight).StoreUnsafe(ref r, i);
            (Vector256.LoadUnsafe(ref g, i) + (m * inverse)).StoreUnsafe(ref g, i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Gather(double e, int p, int width)
    {
        ref double r = ref row[0], normal = ref Normal[0], gradient = ref Gradient[0];
        for (int i = 0; i < p; i++)
        {
            double x = row[i];
            for (nuint j = 0; j <= (nuint)i; j += 4)
            {
                nuint at = (nuint)(i * Width) + j;
                (Vector256.LoadUnsafe(ref normal, at) + (Vector256.LoadUnsafe(ref r, j) * x)).StoreUnsafe(ref normal, at);
            }
        }

        for (nuint j = 0; j < (nuint)width; j += 4)
            (Vector256.LoadUnsafe(ref gradient, j) + (Vector256.LoadUnsafe(ref r, j) * e)).StoreUnsafe(ref gradient, j);
    }

    // Each row is really de + e d(log G): carried through the sums instead of through the months.
    private void WeighByMean(double squares, int observed, int p)
    {
        for (int i = 0; i < p; i++)
            logs[i] /= observed;
        for (int i = 0; i < p; i++)
        {
            for (int j = 0; j <= i; j++)
                Normal[(i * Width) + j] += (Gradient[i] * logs[j]) + (logs[i] * Gradient[j]) + (squares * logs[i] * logs[j]);
        }

        for (int i = 0; i < p; i++)
            Gradient[i] += squares * logs[i];
    }

    private void Clear(EtsPoint place, int width)
    {
        Array.Clear(Normal);
        Array.Clear(Gradient);
        Array.Clear(level);
        Array.Clear(slope);
        Array.Clear(logs);
        level[place.Level] = 1;
        if (place.Form.HasTrend)
            slope[place.Slope] = 1;
        if (!place.Form.IsSeasonal)
            return;
        Array.Clear(seasons);
        for (int k = 0; k < EtsForm.Period - 1; k++)
            seasons[(k * Width) + place.Season + k] = 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Scaled(double[] x, double by, int width)
    {
        ref double at = ref x[0];
        for (nuint i = 0; i < (nuint)width; i += 4)
            (Vector256.LoadUnsafe(ref at, i) * by).StoreUnsafe(ref at, i);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Added(double[] into, double[] x, double[] y, int width)
    {
        ref double to = ref into[0], a = ref x[0], b = ref y[0];
        for (nuint i = 0; i < (nuint)width; i += 4)
            (Vector256.LoadUnsafe(ref a, i) + Vector256.LoadUnsafe(ref b, i)).StoreUnsafe(ref to, i);
    }
}
