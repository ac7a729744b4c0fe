using System.Runtime.Intrinsics;

namespace PredictiveMarketing.Forecasting.Models.Arima;

/// <summary>
/// The exact Gaussian likelihood of a regression with ARMA errors, with sigma and the effects at their best values for the given ARMA
/// coefficients. A missing month holds any number and has a column of its own that is 1 there (after the same differencing): integrating
/// that effect out gives exactly the likelihood of the months that were observed (Gomez, Maravall and Pena 1999). Nothing is allocated
/// after it is built.
/// </summary>
/// <param name="lags">Most lags of either polynomial.</param>
/// <param name="months">Most rows.</param>
/// <param name="columns">Most columns, the series itself included.</param>
internal sealed class ArmaLikelihood(int lags, int months, int columns)
{
    // A variance below this share of the squared scale of the series is rounding, not information.
    internal const double SmallestVariance = 1e-14;

    private readonly ArmaFilter filter = new(lags, columns);
    private readonly double[] table = new double[months * columns];
    private readonly double[] white = new double[months * columns];
    private readonly double[] gram = new double[columns * columns];
    private readonly double[] effects = new double[columns];
    private readonly double[] penalties = new double[columns];

    public int Months { get; private set; }

    /// <summary>Columns in use: the series, then one per missing month, then the regressors.</summary>
    public int Count { get; private set; }

    public int Missing { get; private set; }

    /// <summary>Months that were observed and not used up by differencing.</summary>
    public int Observed => Months - Missing;

    /// <summary>Sigma squared at the last coefficients.</summary>
    public double Variance { get; private set; }

    /// <summary>Effects of the missing months and regressors at the last coefficients.</summary>
    public ReadOnlySpan<double> Effects => effects.AsSpan(0, Count - 1);

    /// <summary>Prior precision of each effect in units of 1 / sigma squared; 0 is no prior.</summary>
    public Span<double> Penalties => penalties.AsSpan(0, Count - 1);

    /// <summary>Standardised innovations of a column at the last coefficients; those of column 0 do not yet have the regressors taken off.</summary>
    public ReadOnlySpan<double> White(int column) => white.AsSpan(column * Months, Months);

    /// <summary>Makes room for a table; fill it through <see cref="Column"/>.</summary>
    public void Resize(int rows, int missing, int count)
    {
        (Months, Missing, Count) = (rows, missing, count);
        penalties.AsSpan().Clear();
    }

    public Span<double> Column(int column) => table.AsSpan(column * Months, Months);

    /// <summary>Minus twice the logarithm of the likelihood, penalties added; infinite where the coefficients are not admissible.</summary>
    public double Deviance(ReadOnlySpan<double> ar, ReadOnlySpan<double> ma)
    {
        if (!filter.Whiten(ar, ma, table, Months, Count, white) || !Regress(out double squares, out double ofMissing))
            return double.PositiveInfinity;
        Variance = Math.Max(squares / Observed, SmallestVariance);
        return (Observed * (Math.Log(2 * Math.PI * Variance) + 1)) + filter.LogDeterminant + ofMissing;
    }

    // Cholesky of the whitened cross products with the series as the last row: its pivot is the sum of squares that is left.
    private bool Regress(out double squares, out double ofMissing)
    {
        int k = Count - 1;
        int width = k + 1;
        for (int i = 0; i < k; i++)
        {
            for (int j = 0; j <= i; j++)
                gram[(i * width) + j] = Dot(White(i + 1), White(j + 1));
            gram[(i * width) + i] += penalties[i];
        }

        for (int j = 0; j < k; j++)
            gram[(k * width) + j] = Dot(White(0), White(j + 1));
        squares = Dot(White(0), White(0));
        ofMissing = 0;
        for (int j = 0; j < k; j++)
        {
            double pivot = gram[(j * width) + j];
            double original = pivot;
            for (int c = 0; c < j; c++)
                pivot -= gram[(j * width) + c] * gram[(j * width) + c];
            if (!(pivot > 1e-10 * original))
                return false;
            if (j < Missing)
                ofMissing += Math.Log(pivot);
            double root = Math.Sqrt(pivot);
            gram[(j * width) + j] = root;
            for (int i = j + 1; i <= k; i++)
            {
                double sum = gram[(i * width) + j];
                for (int c = 0; c < j; c++)
                    sum -= gram[(i * width) + c] * gram[(j * width) + c];
                gram[(i * width) + j] = sum / root;
            }

            squares -= gram[(k * width) + j] * gram[(k * width) + j];
        }

        squares = Math.Max(squares, 0);
        for (int i = k - 1; i >= 0; i--)
        {
            double sum = gram[(k * width) + i];
            for (int c = i + 1; c < k; c++)
                sum -= gram[(c * width) + i] * effects[c];
            effects[i] = sum / gram[(i * width) + i];
        }

        return true;
    }

    // Four fixed lanes, added up in a fixed order: the same bits on every machine.
    internal static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var lanes = Vector256<double>.Zero;
        int t = 0;
        for (; t <= x.Length - Vector256<double>.Count; t += Vector256<double>.Count)
            lanes += Vector256.Create(x.Slice(t, 4)) * Vector256.Create(y.Slice(t, 4));
        double sum = lanes[0] + lanes[1] + lanes[2] + lanes[3];
        for (; t < x.Length; t++)
            sum += x[t] * y[t];
        return sum;
    }
}
