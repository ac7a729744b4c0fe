using PredictiveMarketing.Forecasting.Numerics;

namespace PredictiveMarketing.Forecasting.Relate;

/// <summary>
/// Mutual information between the lower, middle and upper third of two columns, with a p-value from shuffled months: on few months an information is never
/// zero, and only a comparison with chance says what it is worth.
/// </summary>
internal static class MutualThirds
{
    private const int Shuffles = 999;
    private const int Thirds = 3;

    /// <returns>Nats, and the share of shuffles with at least as many, the real order counted among them.</returns>
    public static (double Information, double P) Of(double[] a, double[] b, SeededRandom dice)
    {
        int[] first = Third(a), second = Third(b);
        double real = Information(first, second);
        int asMuch = 1;
        for (int s = 0; s < Shuffles; s++)
        {
            for (int i = second.Length - 1; i > 0; i--)
            {
                int j = dice.NextInt(i + 1);
                (second[i], second[j]) = (second[j], second[i]);
            }

            // Ties are many with whole counts; a hair of tolerance counts them as ties on every machine.
            asMuch += Information(first, second) >= real - 1e-12 ? 1 : 0;
        }

        return (real, asMuch / (Shuffles + 1.0));
    }

    private static int[] Third(double[] values)
    {
        int[] order = [.. Enumerable.Range(0, values.Length).OrderBy(i => values[i]).ThenBy(i => i)];
        int[] thirds = new int[values.Length];
        for (int rank = 0; rank < order.Length; rank++)
            thirds[order[rank]] = rank * Thirds / order.Length;
        return thirds;
    }

    private static double Information(int[] a, int[] b)
    {
        Span<int> both = stackalloc int[Thirds * Thirds];
        Span<int> ofA = stackalloc int[Thirds];
        Span<int> ofB = stackalloc int[Thirds];
        for (int i = 0; i < a.Length; i++)
        {
            both[(a[i] * Thirds) + b[i]]++;
            ofA[a[i]]++;
            ofB[b[i]]++;
        }

        double sum = 0;
        for (int i = 0; i < Thirds; i++)
        {
            for (int j = 0; j < Thirds; j++)
            {
                int n = both[(i * Thirds) + j];
                sum += n > 0 ? (double)n / a.Length * Math.Log((double)n * a.Length / ((double)ofA[i] * ofB[j])) : 0;
            }
        }

        return sum;
    }
}
