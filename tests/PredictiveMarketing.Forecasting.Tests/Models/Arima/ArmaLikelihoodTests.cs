using PredictiveMarketing.Forecasting.Models.Arima;
using PredictiveMarketing.Forecasting.Numerics;

namespace PredictiveMarketing.Forecasting.Tests.Models.Arima;

public sealed class ArmaLikelihoodTests
{
    public static TheoryData<string> Stationary => [.. ArimaWitness.All.Where(w => w.Order.Lost == 0).Select(w => w.Name)];

    public static TheoryData<string> Complete => [.. ArimaWitness.All.Where(w => !w.Series.Any(double.IsNaN)).Select(w => w.Name)];

    [Theory]
    [MemberData(nameof(Stationary))]
    public void The_likelihood_at_the_same_coefficients_is_that_of_R(string name)
    {
        ArimaWitness witness = Named(name);
        ArmaProcess process = witness.Process(1);
        ArmaLikelihood likelihood = witness.Loaded();
        double ours = -likelihood.Deviance(process.FullAr, process.FullMa) / 2;
        double theirs = witness.Numbers["loglik"][0];
        Assert.Equal(theirs, ours, 1e-6 * Math.Abs(theirs));
        Assert.Equal(witness.Numbers["sigma2"][0], likelihood.Variance, 1e-5 * likelihood.Variance);
        double[] effects = witness.Numbers["effects"];
        for (int i = 0; i < effects.Length; i++)
            Assert.Equal(effects[i], likelihood.Effects[likelihood.Missing + i], 1e-3 * (1 + Math.Abs(effects[i])));
    }

    [Theory]
    [MemberData(nameof(Stationary))]
    public void The_highest_likelihood_is_at_least_that_of_R(string name)
    {
        ArimaWitness witness = Named(name);
        ArmaLikelihood likelihood = witness.Loaded();
        var fit = new ArmaFit(likelihood, Math.Max(1, Math.Max(witness.Order.LongestAr, witness.Order.LongestMa)));
        double deviance = fit.Search(witness.Order, new double[witness.Order.Coefficients], 400, 1e-7);
        Assert.True(-deviance / 2 >= witness.Numbers["best"][0] - 0.01, $"{-deviance / 2} against {witness.Numbers["best"][0]}");
    }

    [Theory]
    [MemberData(nameof(Complete))]
    public void Forecasts_and_standard_errors_at_the_same_coefficients_are_those_of_R(string name)
    {
        ArimaWitness witness = Named(name);
        double[] effects = witness.Numbers["effects"];
        double mean = witness.Mean && witness.Order.Lost == 0 ? effects[0] : 0;
        double slope = witness.Regressor is null ? 0 : effects[^1];
        double Expected(int t) => mean + (slope * (witness.Regressor?[t] ?? 0));
        double[] history = [.. witness.Series.Select((y, t) => y - Expected(t))];
        ArmaProcess process = witness.Process(Math.Sqrt(witness.Numbers["sigma2"][0]));
        double[] forecast = process.Forecast(history, 6);
        double[] errors = process.StandardErrors(6);
        double spread = witness.Series.Max() - witness.Series.Min();
        for (int s = 0; s < 6; s++)
        {
            // R starts a differenced process from a prior of variance 1e6 in place of a diffuse one, so its first months count a little.
            Assert.Equal(witness.Numbers["forecast"][s], forecast[s] + Expected(history.Length + s), 2e-4 * spread);
            // Psi weights know the past for ever; R also counts that it began with the first month (at most 0.6 % in these cases).
            Assert.Equal(witness.Numbers["se"][s], errors[s], 1e-2 * errors[s]);
        }
    }

    [Fact]
    public void The_likelihood_of_a_short_series_is_that_of_its_normal_density()
    {
        // y = (1, 2), AR(1) with phi 0.5: variance 4/3, covariance 2/3 (in units of sigma squared); the quadratic form is 3 by hand.
        var likelihood = new ArmaLikelihood(1, 2, 1);
        likelihood.Resize(2, 0, 1);
        likelihood.Column(0)[0] = 1;
        likelihood.Column(0)[1] = 2;
        double deviance = likelihood.Deviance([0.5], []);
        Assert.Equal(3.0 / 2, likelihood.Variance, 1e-12);
        Assert.Equal((2 * (Math.Log(2 * Math.PI * 1.5) + 1)) + Math.Log(4.0 / 3), deviance, 1e-12);
    }

    [Fact]
    public void A_missing_month_counts_as_if_it_had_never_been_asked_for()
    {
        // Every other month of an AR(1) with phi 0.6 is an AR(1) with phi 0.36 and variance 1 + 0.36.
        var dice = new SeededRandom(3);
        double[] seen = [.. Enumerable.Range(0, 20).Select(_ => dice.NextNormal())];
        var half = new ArmaLikelihood(1, 20, 1);
        half.Resize(20, 0, 1);
        seen.CopyTo(half.Column(0));
        double expected = half.Deviance([0.36], []);

        var full = new ArmaLikelihood(1, 39, 20);
        full.Resize(39, 19, 20);
        for (int t = 0; t < 39; t++)
        {
            full.Column(0)[t] = t % 2 == 0 ? seen[t / 2] : 100;
            for (int m = 0; m < 19; m++)
                full.Column(1 + m)[t] = t == (2 * m) + 1 ? 1 : 0;
        }

        Assert.Equal(expected, full.Deviance([0.6], []), 1e-9);
        Assert.Equal(half.Variance, full.Variance * 1.36, 1e-9);
    }

    [Fact]
    public void The_likelihood_allocates_nothing()
    {
        ArimaWitness witness = Named("deaths-missing");
        ArmaLikelihood likelihood = witness.Loaded();
        var fit = new ArmaFit(likelihood, 14);
        double[] free = [0.3, 0.1, 0.2];
        ArimaOrder order = witness.Order;
        double first = fit.At(order, free);
        long before = GC.GetAllocatedBytesForCurrentThread();
        double again = 0;
        for (int i = 0; i < 100; i++)
            again = fit.At(order, free);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(first, again);
    }

    private static ArimaWitness Named(string name) => ArimaWitness.All.Single(w => w.Name == name);
}
