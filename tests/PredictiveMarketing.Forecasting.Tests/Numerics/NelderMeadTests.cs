using PredictiveMarketing.Forecasting.Numerics;

namespace PredictiveMarketing.Forecasting.Tests.Numerics;

public sealed class NelderMeadTests
{
    [Fact]
    public void The_valley_of_rosenbrock_is_followed_to_its_end()
    {
        double[] point = [-1.2, 1];
        double value = new NelderMead(4).Minimise(Rosenbrock, point, [0.5, 0.5], most: 1000, tolerance: 1e-16);
        Assert.Equal(0, value, 1e-12);
        Assert.All(point, x => Assert.Equal(1, x, 1e-5));
    }

    [Fact]
    public void A_wall_is_not_crossed()
    {
        double[] point = [3];
        new NelderMead(1).Minimise(Wall, point, [1], most: 500, tolerance: 1e-14);
        Assert.Equal(2, point[0], 1e-6);
    }

    private static double Rosenbrock(ReadOnlySpan<double> x) => (100 * Math.Pow(x[1] - (x[0] * x[0]), 2)) + Math.Pow(1 - x[0], 2);

    // Falls towards 0 but is forbidden below 2.
    private static double Wall(ReadOnlySpan<double> x) => x[0] < 2 ? double.PositiveInfinity : x[0];
}
