using PredictiveMarketing.Forecasting.Numerics;

namespace PredictiveMarketing.Forecasting.Tests.Numerics;

public sealed class NelderMeadTests
{
    [Fact]
    public void The_valley_of_rosenbrock_is_followed_to_its_end()
    {
        double[] point = [-1.2, 1];
        var valley = default(Rosenbrock);
        double value = new NelderMead(4).Minimise(ref valley, point, [0.5, 0.5], most: 1000, tolerance: 1e-16);
        Assert.Equal(0, value, 1e-12);
        Assert.All(point, x => Assert.Equal(1, x, 1e-5));
    }

    [Fact]
    public void A_wall_is_not_crossed()
    {
        double[] point = [3];
        var wall = default(Wall);
        new NelderMead(1).Minimise(ref wall, point, [1], most: 500, tolerance: 1e-14);
        Assert.Equal(2, point[0], 1e-6);
    }

    private struct Rosenbrock : IObjective
    {
        public readonly double At(ReadOnlySpan<double> x) => (100 * Math.Pow(x[1] - (x[0] * x[0]), 2)) + Math.Pow(1 - x[0], 2);
    }

    // Falls towards 0 but is forbidden below 2.
    private struct Wall : IObjective
    {
        public readonly double At(ReadOnlySpan<double> x) => x[0] < 2 ? double.PositiveInfinity : x[0];
    }
}
