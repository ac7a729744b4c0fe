using System.Runtime.Intrinsics;

namespace PredictiveMarketing.Forecasting.Models.Arima;

/// <summary>
/// The Kalman filter of a stationary ARMA process in the form whose cost per month is the number of lags, not its square: the covariance of the
/// state changes by a matrix of rank one each month, and only that is carried (Morf, Sidhu and Kailath 1974; Pearlman 1980). It makes
/// columns independent with unit variance (innovation over its standard deviation, in units of sigma), exactly, and allocates nothing
/// once it is built. Missing months are columns of their own, see <see cref="ArmaLikelihood"/>.
/// </summary>
/// <param name="lags">Most lags of either polynomial.</param>
/// <param name="columns">Most columns filtered at once.</param>
internal sealed class ArmaFilter(int lags, int columns)
{
    // Relative distance of the innovation variance from its limit at which the gain is taken as constant.
    private const double Steady = 1e-13;

    private readonly double[] steps = new double[(lags + 1) * (lags + 1)];
    private readonly double[] autoregressive = new double[(2 * lags) + 3];
    private readonly double[] products = new double[lags + 1];
    private readonly double[] autocovariance = new double[lags + 2];
    private readonly double[] psi = new double[lags + 2];
    private readonly double[] phi = new double[Padded(lags + 1)];
    private readonly double[] theta = new double[lags + 1];
    private readonly double[] gain = new double[Padded(lags + 1)];
    private readonly double[] change = new double[Padded(lags + 1)];
    private readonly double[] states = new double[Padded(lags + 1) * columns];

    /// <summary>Sum of the logarithms of the innovation variances, in units of sigma squared.</summary>
    public double LogDeterminant { get; private set; }

    /// <summary>Lags of the state after a run.</summary>
    public int Order { get; private set; }

    /// <summary>The state of a column predicted for the month after the last: its first entry is the one-step forecast.</summary>
    public Span<double> State(int column) => states.AsSpan(column * Padded(Order), Order);

    /// <param name="months">Rows of every column.</param>
    /// <param name="count">Columns; column c starts at c x months.</param>
    /// <param name="white">Receives the standardised innovations in the same layout.</param>
    /// <returns>False when the autoregression is not stationary.</returns>
    public bool Whiten(ReadOnlySpan<double> ar, ReadOnlySpan<double> ma, ReadOnlySpan<double> table, int months, int count, Span<double> white)
    {
        if (!Start(ar, ma))
            return false;
        int width = Padded(Order);
        gain.AsSpan().CopyTo(change);
        states.AsSpan(0, count * width).Clear();
        double variance = autocovariance[0];
        double weight = -1 / variance;
        double product = 1;
        LogDeterminant = 0;
        bool steady = false;
        for (int t = 0; t < months; t++)
        {
            double root = Math.Sqrt(variance);
            product *= variance;
            if (product is > 1e100 or < 1e-100)
            {
                LogDeterminant += Math.Log(product);
                product = 1;
            }

            for (int c = 0; c < count; c++)
            {
                Span<double> state = states.AsSpan(c * width, width);
                double first = state[0];
                double innovation = table[(c * months) + t] - first;
                white[(c * months) + t] = innovation / root;
                Advance(state, first, innovation / variance);
            }

            if (steady)
                continue;
            double s = change[0];
            double move = weight * s;
            double next = variance + (move * s);
            Settle(width, s, s / variance, move);
            weight *= variance / next;
            variance = Math.Max(next, 1);
            steady = variance - 1 < Steady;
        }

        LogDeterminant += Math.Log(product);
        return true;
    }

    // A multiple of the vector's width with at least one 0 after the last entry: the state shifts by one place each month.
    private static int Padded(int order) => ((order / 4) + 1) * 4;

    // The state of one column, a month on: state_i = phi_i x first + state_(i+1) + gain_i x pull. Fixed-width vectors, entry by entry: no sum changes its order.
    private void Advance(Span<double> state, double first, double pull)
    {
        var by = Vector256.Create(first);
        var pulled = Vector256.Create(pull);
        int last = state.Length - 4;
        for (int i = 0; i <= last; i += 4)
        {
            Vector256<double> shifted = i < last ? Vector256.Create<double>(state.Slice(i + 1, 4)) : Vector256.Create(state[i + 1], state[i + 2], state[i + 3], 0);
            ((Vector256.Create(phi, i) * by) + shifted + (Vector256.Create(gain, i) * pulled)).CopyTo(state.Slice(i, 4));
        }
    }

    // The gain and the rank-one change of the covariance, a month on.
    private void Settle(int width, double s, double loss, double move)
    {
        var by = Vector256.Create(s);
        var lost = Vector256.Create(loss);
        var moved = Vector256.Create(move);
        int last = width - 4;
        for (int i = 0; i <= last; i += 4)
        {
            Vector256<double> shifted = i < last ? Vector256.Create(change, i + 1) : Vector256.Create(change[i + 1], change[i + 2], change[i + 3], 0);
            Vector256<double> carried = (Vector256.Create(phi, i) * by) + shifted;
            var held = Vector256.Create(gain, i);
            (carried - (held * lost)).CopyTo(change, i);
            (held + (moved * carried)).CopyTo(gain, i);
        }
    }

    // Autocovariances in units of sigma squared, then gain = T P z and variance = z'P z of the stationary state.
    private bool Start(ReadOnlySpan<double> ar, ReadOnlySpan<double> ma)
    {
        int p = ar.Length, q = ma.Length;
        int r = Math.Max(Math.Max(p, q + 1), 1);
        Order = r;
        phi.AsSpan().Clear();
        theta.AsSpan().Clear();
        ar.CopyTo(phi);
        theta[0] = 1;
        ma.CopyTo(theta.AsSpan(1));
        if (!OfAutoregression(ar, p + q))
            return false;

        for (int m = 0; m <= q; m++)
        {
            double sum = 0;
            for (int i = 0; i + m <= q; i++)
                sum += theta[i] * theta[i + m];
            products[m] = sum;
        }

        // y_t = theta(B) u_t with u the pure autoregression: the covariances of y are those of u, smeared.
        for (int k = 0; k <= p; k++)
        {
            double sum = products[0] * autoregressive[k];
            for (int m = 1; m <= q; m++)
                sum += products[m] * (autoregressive[k + m] + autoregressive[Math.Abs(k - m)]);
            autocovariance[k] = sum;
        }

        for (int k = 0; k < r; k++)
        {
            double sum = theta[k];
            for (int i = 0; i < Math.Min(k, p); i++)
                sum += phi[i] * psi[k - 1 - i];
            psi[k] = sum;
        }

        // Entry i of the state is sum over k >= i of phi_(k+1) y_(t+i-k-1) + theta_k e_(t+i-k); its covariance with y_t follows.
        gain.AsSpan().Clear();
        gain[0] = autocovariance[0];
        for (int i = 1; i < r; i++)
        {
            double sum = 0;
            for (int k = i; k < p; k++)
                sum += phi[k] * autocovariance[k + 1 - i];
            for (int k = i; k <= q; k++)
                sum += theta[k] * psi[k - i];
            gain[i] = sum;
        }

        double own = gain[0];
        for (int i = 0; i < r; i++)
            gain[i] = (phi[i] * own) + gain[i + 1];
        return true;
    }

    // Autocovariances of the pure autoregression by stepping the Durbin-Levinson recursion down and up again: order squared, no system to solve.
    private bool OfAutoregression(ReadOnlySpan<double> ar, int mostLags)
    {
        int p = ar.Length;
        double variance = 1;
        ar.CopyTo(steps.AsSpan(p * lags));
        for (int k = p; k >= 1; k--)
        {
            ReadOnlySpan<double> row = steps.AsSpan(k * lags, k);
            double partial = row[k - 1];
            double scale = 1 - (partial * partial);
            if (!(scale > 1e-12))
                return false;
            variance /= scale;
            Span<double> below = steps.AsSpan((k - 1) * lags, k - 1);
            for (int j = 0; j < k - 1; j++)
                below[j] = (row[j] + (partial * row[k - 2 - j])) / scale;
        }

        autoregressive[0] = variance;
        double left = variance;
        for (int k = 1; k <= mostLags; k++)
        {
            double sum = 0;
            if (k <= p)
            {
                double partial = steps[(k * lags) + k - 1];
                sum = partial * left;
                for (int j = 1; j < k; j++)
                    sum += steps[((k - 1) * lags) + j - 1] * autoregressive[k - j];
                left *= 1 - (partial * partial);
            }
            else
            {
                for (int j = 1; j <= p; j++)
                    sum += ar[j - 1] * autoregressive[k - j];
            }

            autoregressive[k] = sum;
        }

        return true;
    }
}
