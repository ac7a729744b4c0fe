using System.Numerics;
using MathNet.Numerics;

namespace PredictiveMarketing.Forecasting.Numerics;

/// <summary>
/// Dice with a seed: xoshiro256** (Blackman and Vigna 2021), its state filled by SplitMix64. The same seed gives the same
/// numbers on every runtime. Not thread-safe: give every unit of work its own <see cref="Fork(string)"/>.
/// </summary>
public sealed class SeededRandom
{
    private readonly ulong seed;
    private ulong s0;
    private ulong s1;
    private ulong s2;
    private ulong s3;
    private double spareNormal = double.NaN;

    public SeededRandom(ulong seed)
    {
        this.seed = seed;
        ulong state = seed;
        s0 = SplitMix64(ref state);
        s1 = SplitMix64(ref state);
        s2 = SplitMix64(ref state);
        s3 = SplitMix64(ref state);
    }

    /// <summary>
    /// An independent stream with a name. It depends on this generator's seed and the label alone, never on how many numbers
    /// were drawn before, so units of work may fork in any order and on any thread.
    /// </summary>
    public SeededRandom Fork(string label)
    {
        ArgumentNullException.ThrowIfNull(label);
        // FNV-1a, because string.GetHashCode changes with every process.
        ulong hash = 14695981039346656037;
        foreach (char letter in label)
            hash = (hash ^ letter) * 1099511628211;
        ulong state = seed ^ BitOperations.RotateLeft(hash, 23);
        _ = SplitMix64(ref state);
        return new SeededRandom(SplitMix64(ref state) ^ hash);
    }

    public ulong NextUInt64()
    {
        ulong result = BitOperations.RotateLeft(s1 * 5, 7) * 9;
        ulong t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = BitOperations.RotateLeft(s3, 45);
        return result;
    }

    /// <summary>Uniform on [0, 1), 53 bits.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform on 0 .. <paramref name="below"/> - 1, without the bias of a remainder (Lemire 2019).</summary>
    public int NextInt(int below)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(below, 1);
        ulong width = (ulong)below;
        ulong high = Math.BigMul(NextUInt64(), width, out ulong low);
        if (low < width)
        {
            ulong reject = (0UL - width) % width;
            while (low < reject)
                high = Math.BigMul(NextUInt64(), width, out low);
        }

        return (int)high;
    }

    /// <summary>Standard normal, by Marsaglia's polar method.</summary>
    public double NextNormal()
    {
        if (!double.IsNaN(spareNormal))
        {
            double spare = spareNormal;
            spareNormal = double.NaN;
            return spare;
        }

        double u, v, s;
        do
        {
            u = (2 * NextDouble()) - 1;
            v = (2 * NextDouble()) - 1;
            s = (u * u) + (v * v);
        }
        while (s >= 1 || s == 0);
        double factor = Math.Sqrt(-2 * Math.Log(s) / s);
        spareNormal = v * factor;
        return u * factor;
    }

    public double NextNormal(double mean, double standardDeviation) => mean + (standardDeviation * NextNormal());

    /// <summary>Gamma with mean shape x scale (Marsaglia and Tsang 2000).</summary>
    public double NextGamma(double shape, double scale)
    {
        ThrowIfNotPositive(shape, nameof(shape));
        ThrowIfNotPositive(scale, nameof(scale));
        if (shape < 1)
        {
            // Gamma(a) = Gamma(a + 1) U^(1/a); 1 - U is never 0.
            double boost = Math.Pow(1 - NextDouble(), 1 / shape);
            return NextGamma(shape + 1, scale) * boost;
        }

        double d = shape - (1.0 / 3);
        double c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            double x = NextNormal();
            double v = 1 + (c * x);
            if (v <= 0)
                continue;
            v = v * v * v;
            double u = 1 - NextDouble();
            if (Math.Log(u) < (0.5 * x * x) + (d * (1 - v + Math.Log(v))))
                return d * v * scale;
        }
    }

    /// <summary>Poisson counts: products of uniforms for small means (Knuth), transformed rejection above (PTRS, Hormann 1993).</summary>
    public long NextPoisson(double mean)
    {
        if (!double.IsFinite(mean) || mean < 0)
            throw new ArgumentOutOfRangeException(nameof(mean), mean, "A Poisson mean is finite and not negative.");
        if (mean == 0)
            return 0;
        return mean < 10 ? PoissonByProducts(mean) : PoissonByRejection(mean);
    }

    /// <summary>Over-dispersed counts with variance mean + mean^2 / <paramref name="size"/>: a Poisson whose mean is gamma.</summary>
    public long NextNegativeBinomial(double mean, double size)
    {
        ThrowIfNotPositive(size, nameof(size));
        return mean == 0 ? 0 : NextPoisson(NextGamma(size, mean / size));
    }

    /// <summary>How many of <paramref name="trials"/> succeed; one uniform each, so exact and meant for thousands, not millions.</summary>
    public long NextBinomial(long trials, double probability)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(trials);
        long successes = 0;
        for (long i = 0; i < trials; i++)
        {
            if (NextDouble() < probability)
                successes++;
        }

        return successes;
    }

    private long PoissonByProducts(double mean)
    {
        double limit = Math.Exp(-mean);
        long count = 0;
        for (double product = NextDouble(); product > limit; product *= NextDouble())
            count++;
        return count;
    }

    private long PoissonByRejection(double mean)
    {
        double logMean = Math.Log(mean);
        double b = 0.931 + (2.53 * Math.Sqrt(mean));
        double a = -0.059 + (0.02483 * b);
        double inverseAlpha = 1.1239 + (1.1328 / (b - 3.4));
        double vr = 0.9277 - (3.6224 / (b - 2));
        while (true)
        {
            double u = NextDouble() - 0.5;
            double v = NextDouble();
            double us = 0.5 - Math.Abs(u);
            double k = Math.Floor((((2 * a / us) + b) * u) + mean + 0.43);
            if (us >= 0.07 && v <= vr)
                return (long)k;
            if (k < 0 || (us < 0.013 && v > us))
                continue;
            double accept = Math.Log(v) + Math.Log(inverseAlpha) - Math.Log((a / (us * us)) + b);
            if (accept <= -mean + (k * logMean) - SpecialFunctions.GammaLn(k + 1))
                return (long)k;
        }
    }

    private static ulong SplitMix64(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        ulong z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    private static void ThrowIfNotPositive(double value, string name)
    {
        if (!double.IsFinite(value) || value <= 0)
            throw new ArgumentOutOfRangeException(name, value, "A finite number above 0 is needed.");
    }
}
