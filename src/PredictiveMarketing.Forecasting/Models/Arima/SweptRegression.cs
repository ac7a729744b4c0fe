using System.Runtime.Intrinsics;

namespace PredictiveMarketing.Forecasting.Models.Arima;

/// <summary>
/// Normal equations from which terms are taken in and out one at a time by the sweep operator (Goodnight 1979), with the evidence of every
/// single move read off before it is made. Columns are whitened; each free effect has the prior N(0, sigma^2 / lambda).
/// </summary>
/// <param name="most">Most columns, the series itself (the last one) included.</param>
internal sealed class SweptRegression(int most)
{
    private readonly double[] a = new double[most * most];
    private readonly bool[] inside = new bool[most];
    private int width;

    /// <summary>Square of what is left, the penalties of the effects included.</summary>
    public double Squares => a[(width * width) - 1];

    public bool Inside(int column) => inside[column];

    /// <summary>The effect of a term that is in.</summary>
    public double Effect(int column) => a[(column * width) + width - 1];

    /// <summary>Cross products of <paramref name="columns"/>; the series must be the last.</summary>
    /// <param name="penalties">Added to the diagonal of all but the series.</param>
    public void Load(ReadOnlySpan<double> columns, int months, int count, ReadOnlySpan<double> penalties)
    {
        width = count;
        inside.AsSpan().Clear();
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j <= i; j++)
                a[(i * count) + j] = a[(j * count) + i] = ArmaLikelihood.Dot(columns.Slice(i * months, months), columns.Slice(j * months, months));
            if (i < count - 1)
                a[(i * count) + i] += penalties[i];
        }
    }

    /// <summary>What a move changes: the pivot (its logarithm adds to the information when a term comes in) and the squares afterwards.</summary>
    public (double Pivot, double Squares) Move(int column)
    {
        double diagonal = a[(column * width) + column];
        double cross = a[(column * width) + width - 1];
        return inside[column] ? (1 / -diagonal, Squares + (cross * cross / -diagonal)) : (diagonal, Squares - (cross * cross / diagonal));
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
