using System.Globalization;
using PredictiveMarketing.Forecasting.Numerics;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Tests.Numerics;

public sealed class CountDistributionTests
{
    /// <summary>Lines of Witnesses/counts.txt, which Witnesses/counts.R wrote with R's qpois, qnbinom, ppois and pnbinom.</summary>
    private static readonly (string Kind, double[] Numbers)[] Witness = Read();

    [Fact]
    public void The_seven_quantiles_are_those_of_R()
    {
        (string, double[] Numbers)[] lines = [.. Witness.Where(w => w.Kind == "q")];
        Assert.Equal(50, lines.Length);
        Assert.All(lines, line =>
        {
            var counts = new CountDistribution(line.Numbers[0], line.Numbers[1]);
            Assert.Equal(line.Numbers[2..], Quantiles.Levels.Select(counts.Quantile));
        });
    }

    [Fact]
    public void Probabilities_agree_with_R_to_eleven_digits()
    {
        // Some hundred terms, each from sums of logarithms: the rounding of about a thousand steps.
        (string, double[] Numbers)[] lines = [.. Witness.Where(w => w.Kind == "p")];
        Assert.Equal(250, lines.Length);
        Assert.All(lines, line => Assert.Equal(line.Numbers[3], CountDistribution.Below(line.Numbers[2] + 0.5, line.Numbers[0], line.Numbers[1]), 1e-11));
    }

    [Fact]
    public void A_variance_below_the_mean_is_that_of_a_Poisson_count() =>
        Assert.Equal(Quantiles.Levels.Select(new CountDistribution(6, 6).Quantile), Quantiles.Levels.Select(new CountDistribution(6, 0.5).Quantile));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 9)]
    public void A_mean_of_zero_leaves_nothing_but_zeros(double mean, double variance) =>
        Assert.Equal(0, new CountDistribution(mean, variance).Quantile(0.999));

    [Fact]
    public void The_tail_ends_even_at_a_probability_of_one()
    {
        double last = new CountDistribution(3, 6).Quantile(1);
        Assert.InRange(last, 20, 200);
    }

    private static (string, double[])[] Read()
    {
        const string Path = "tests/PredictiveMarketing.Forecasting.Tests/Witnesses/counts.txt";
        string root = AppContext.BaseDirectory;
        while (!File.Exists(System.IO.Path.Combine(root, Path)))
            root = System.IO.Path.GetDirectoryName(root) ?? throw new FileNotFoundException(Path);
        return
        [
            .. File.ReadLines(System.IO.Path.Combine(root, Path)).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Select(words => (words[0], words[1..].Select(w => double.Parse(w, CultureInfo.InvariantCulture)).ToArray())),
        ];
    }
}
