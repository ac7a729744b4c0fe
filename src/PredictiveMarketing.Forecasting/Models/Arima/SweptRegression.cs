using System.Runtime.Intrinsics;

namespace PredictiveMarketing.Forecasting.Models.Arima;

/// <summary>
/// Normal equations from which terms are taken in and out one at a time by the sweep operator (Goodnight 1979), so that the worth of every
/// single move can be read off before it is made.
/// </summary>
/// <param name="most">Most columns, the series included.</param>
internal sealed class SweptRegression(int most)
{
    private readonly double[] products = new double[most * most];
    private readonly double[] a = new double[most * most];
    private readonly bool[] inside = new bool[most];
    private int loaded;
    private int choices;
    private int width;

    /// <summary>Sum of squares that the terms inside leave, the penalties of their effects included.</summary>
    public double Squares => a[(width * width) - 1];

    public bool Inside(int column) => inside[column];

    /// <summary>Outside: the cross product with what is left of the series. Inside: the effect.</summary>
    public double Cross(int column) => a[(column * width) + width - 1];

    /// <summary>The variation of a column that the others inside do not explain, its penalty included.</summary>
    public double Pivot(int column) => inside[column] ? -1 / a[(column * width) + column] : a[(column * width) + column];

    /// <summary>Computes the cross products.</summary>
    /// <param name="series">How many of the last columns are series to be explained, one at a time.</param>
    public void Load(ReadOnlySpan<double> columns, int months, int count, int series)
    {
        (loaded, choices) = (count, series);
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<double> column = columns.Slice(i * months, months);
            for (int j = 0; j <= i; j++)
                products[(i * count) + j] = products[(j * count) + i] = ArmaLikelihood.Dot(column, columns.Slice(j * months, months));
        }
    }

    /// <summary>Starts again with no term in.</summary>
    /// <param name="penalties">Added to the diagonal of the terms.</param>
    /// <param name="series">Which of the series is explained.</param>
    public void Restart(ReadOnlySpan<double> penalties, int series)
    {
        int terms = loaded - choices, chosen = terms + series;
        width = terms + 1;
        inside.AsSpan().Clear();
        for (int i = 0; i < terms; i++)
        {
            products.AsSpan(i * loaded, terms).CopyTo(a.AsSpan(i * width));
            a[(i * width) + terms] = a[(terms * width) + i] = products[(i * loaded) + chosen];
            a[(i * width) + i] += penalties[i];
        }

        a[(terms * width) + terms] = products[(chosen * loaded) + chosen];
    }

    /// <summary>Takes a term in, or out when it is in.</summary>
    public void Sweep(int k)
    {
        double pivot = a[(k * width) + k];
        int sign = inside[k] ? -1 : 1;
        Span<double> rowK = a.AsSpan(k * width, width);
        for (int i = 0; i < width; i++)
        {
            if (i == k)
                continue;
            Span<double> row = a.AsSpan(i * width, width);
            double factor = row[k] / pivot;
            TakeOff(row, factor, rowK);
            row[k] = sign * factor;
        }

        for (int j = 0; j < width; j++)
            rowK[j] *= sign / pivot;
        rowK[k] = -1 / pivot;
        inside[k] = !inside[k];
    }

    // Fixed-width vectors: the result does not depend on what the processor could do.
    private static void TakeOff(Span<double> row, double factor, ReadOnlySpan<double> by)
    {
        var wide = Vector256.Create(factor);
        int j = 0;
        for (; j <= row.Length - Vector256<double>.Count; j += Vector256<double>.Count)
            (Vector256.Create<double>(row.Slice(j, 4)) - (wide * Vector256.Create(by.Slice(j, 4)))).CopyTo(row.Slice(j, 4));
        for (; j < row.Length; j++)
            row[j] -= factor * by[j];
    }
}
