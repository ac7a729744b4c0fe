using PredictiveMarketing.Forecasting.Numerics;

namespace PredictiveMarketing.Forecasting.Tests.Numerics;

public sealed class SeededRandomTests
{
    private const int Draws = 200_000;

    /// <summary>Witness: SplitMix64 from 0 fills the state, then xoshiro256**, computed by an independent Python program.</summary>
    [Fact]
    public void The_first_numbers_of_seed_zero_are_those_of_the_published_algorithm()
    {
        var dice = new SeededRandom(0);
        Assert.Equal<ulong>([0x99EC5F36CB75F2B4, 0xBF6E1F784956452A, 0x1A5F849D4933E6E0], [dice.NextUInt64(), dice.NextUInt64(), dice.NextUInt64()]);
    }

    [Fact]
    public void The_same_seed_gives_the_same_numbers()
    {
        var a = new SeededRandom(42);
        var b = new SeededRandom(42);
        for (int i = 0; i < 1000; i++)
            Assert.Equal(a.NextNormal(), b.NextNormal());
    }

    [Fact]
    public void A_fork_depends_on_seed_and_label_and_not_on_what_was_drawn_before()
    {
        var fresh = new SeededRandom(7);
        var used = new SeededRandom(7);
        for (int i = 0; i < 99; i++)
            _ = used.NextGamma(2, 3);
        Assert.Equal(fresh.Fork("season").NextUInt64(), used.Fork("season").NextUInt64());
        Assert.NotEqual(fresh.Fork("season").NextUInt64(), fresh.Fork("noise").NextUInt64());
        Assert.NotEqual(fresh.Fork("season").NextUInt64(), new SeededRandom(8).Fork("season").NextUInt64());
        Assert.NotEqual(fresh.Fork("a").Fork("b").NextUInt64(), fresh.Fork("b").Fork("a").NextUInt64());
    }

    [Fact]
    public void Forks_do_not_move_together()
    {
        SeededRandom a = new SeededRandom(1).Fork("a");
        SeededRandom b = new SeededRandom(1).Fork("b");
        double sum = 0;
        for (int i = 0; i < Draws; i++)
            sum += a.NextNormal() * b.NextNormal();
        // The correlation of n independent pairs has standard deviation 1 / sqrt(n); five of them.
        Assert.InRange(sum / Draws, -5 / Math.Sqrt(Draws), 5 / Math.Sqrt(Draws));
    }

    [Fact]
    public void Uniform_numbers_fill_the_unit_interval_evenly()
    {
        var dice = new SeededRandom(3);
        int[] cells = new int[10];
        for (int i = 0; i < Draws; i++)
        {
            double u = dice.NextDouble();
            Assert.InRange(u, 0, 1 - 1e-16);
            cells[(int)(u * 10)]++;
        }

        double chiSquare = cells.Sum(c => Math.Pow(c - (Draws / 10.0), 2) / (Draws / 10.0));
        Assert.InRange(chiSquare, 0, 27.9); // 99.9 % quantile of chi-square with 9 degrees of freedom
    }

    [Fact]
    public void Whole_numbers_are_even_over_their_range()
    {
        var dice = new SeededRandom(5);
        int[] cells = new int[7];
        for (int i = 0; i < Draws; i++)
            cells[dice.NextInt(7)]++;
        double chiSquare = cells.Sum(c => Math.Pow(c - (Draws / 7.0), 2) / (Draws / 7.0));
        Assert.InRange(chiSquare, 0, 22.5); // 99.9 % quantile of chi-square with 6 degrees of freedom
    }

    [Fact]
    public void Normal_numbers_have_mean_0_variance_1_and_kurtosis_3()
    {
        var dice = new SeededRandom(11);
        double[] x = Draw(() => dice.NextNormal());
        Assert.Equal(0, x.Average(), 0.012);
        Assert.Equal(1, Variance(x), 0.016);
        Assert.Equal(3, x.Average(v => v * v * v * v), 0.12);
    }

    [Theory]
    [InlineData(0.4, 2.0)]
    [InlineData(1.0, 1.0)]
    [InlineData(9.0, 0.5)]
    public void Gamma_numbers_have_the_book_mean_and_variance(double shape, double scale)
    {
        var dice = new SeededRandom(13);
        double[] x = Draw(() => dice.NextGamma(shape, scale));
        Assert.All(x, v => Assert.True(v >= 0));
        Near(shape * scale, x.Average(), Math.Sqrt(shape) * scale);
        Assert.InRange(Variance(x) / (shape * scale * scale), 0.94, 1.06);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(9.9)]
    [InlineData(10.0)]
    [InlineData(61.5)]
    [InlineData(900.0)]
    public void Poisson_counts_have_variance_equal_to_their_mean(double mean)
    {
        var dice = new SeededRandom(17);
        double[] x = Draw(() => dice.NextPoisson(mean));
        Near(mean, x.Average(), Math.Sqrt(mean));
        Assert.InRange(Variance(x) / mean, 0.97, 1.03);
    }

    [Fact]
    public void Poisson_counts_follow_the_probabilities_of_the_formula()
    {
        var dice = new SeededRandom(19);
        double[] x = Draw(() => dice.NextPoisson(12));
        // P(12) = e^-12 12^12 / 12! = 0.114368, P(8) = 0.065523
        Assert.Equal(0.114368, x.Count(v => v == 12) / (double)Draws, 0.0036);
        Assert.Equal(0.065523, x.Count(v => v == 8) / (double)Draws, 0.0028);
    }

    [Fact]
    public void Negative_binomial_counts_have_variance_mean_plus_mean_squared_over_size()
    {
        var dice = new SeededRandom(23);
        double[] x = Draw(() => dice.NextNegativeBinomial(100, 50));
        double variance = 100 + (100.0 * 100 / 50);
        Near(100, x.Average(), Math.Sqrt(variance));
        Assert.InRange(Variance(x) / variance, 0.97, 1.03);
        Assert.Equal(0, dice.NextNegativeBinomial(0, 50));
    }

    [Fact]
    public void Binomial_counts_have_the_book_mean_and_variance()
    {
        var dice = new SeededRandom(29);
        double[] x = Draw(() => dice.NextBinomial(20, 0.3));
        Near(6, x.Average(), Math.Sqrt(4.2));
        Assert.InRange(Variance(x) / 4.2, 0.97, 1.03);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-1)]
    [InlineData(double.PositiveInfinity)]
    public void A_mean_that_is_no_mean_is_refused(double mean)
    {
        var dice = new SeededRandom(1);
        Assert.Throws<ArgumentOutOfRangeException>(() => dice.NextPoisson(mean));
        Assert.Throws<ArgumentOutOfRangeException>(() => dice.NextGamma(mean, 1));
    }

    private static double[] Draw(Func<double> next)
    {
        double[] x = new double[Draws];
        for (int i = 0; i < x.Length; i++)
            x[i] = next();
        return x;
    }

    private static double Variance(double[] x)
    {
        double mean = x.Average();
        return x.Sum(v => (v - mean) * (v - mean)) / (x.Length - 1);
    }

    /// <summary>Within five standard errors of the mean of <see cref="Draws"/> draws.</summary>
    private static void Near(double expected, double actual, double standardDeviation) =>
        Assert.Equal(expected, actual, 5 * standardDeviation / Math.Sqrt(Draws));
}
