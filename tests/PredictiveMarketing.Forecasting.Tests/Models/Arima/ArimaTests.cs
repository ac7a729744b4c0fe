using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Models.Arima;
using PredictiveMarketing.Forecasting.Numerics;

namespace PredictiveMarketing.Forecasting.Tests.Models.Arima;

public sealed class ArimaTests
{
    [Theory]
    [InlineData(1, 0, 0, 0, 0.7, 0.0)]
    [InlineData(0, 1, 0, 0, 0.6, 0.0)]
    [InlineData(1, 0, 1, 0, 0.5, 0.6)]
    [InlineData(0, 1, 0, 1, -0.5, 0.6)]
    public void Planted_coefficients_are_found_again(int p, int q, int seasonalP, int seasonalQ, double ordinary, double seasonal)
    {
        const int Months = 600;
        var order = new ArimaOrder(p, 0, q, seasonalP, 0, seasonalQ);
        var planted = new ArmaProcess(order, p == 1 ? [ordinary] : [], q == 1 ? [ordinary] : [], seasonalP == 1 ? [seasonal] : [], seasonalQ == 1 ? [seasonal] : [], 1);
        double[] series = Simulated(planted, Months, seed: 23);
        var likelihood = new ArmaLikelihood(13, Months, 1);
        likelihood.Resize(Months, 0, 1);
        series.CopyTo(likelihood.Column(0));
        var fit = new ArmaFit(likelihood, 13);
        fit.Search(order, new double[order.Coefficients], 400, 1e-7);
        ArmaProcess found = fit.Process(order, fit.Free(order), Math.Sqrt(likelihood.Variance));

        // Standard errors at 600 months are about sqrt((1 - c^2) / 600), 0.03 to 0.04: three of them.
        Assert.Equal(ordinary, (p == 1 ? found.Ar : found.Ma)[0], 0.11);
        if (seasonal != 0)
            Assert.Equal(seasonal, (seasonalP == 1 ? found.SeasonalAr : found.SeasonalMa)[0], 0.11);
        Assert.Equal(1, found.Deviation, 0.1);
    }

    [Fact]
    public void A_strong_season_is_differenced_and_forecast()
    {
        KnownTable table = Planted.Table(Planted.Seasonal(48, 100, 0.02, seed: 9), steps: 6);
        var model = (ArimaModel)new ArimaCandidate().Fit(table).Model!;
        Assert.Equal(1, model.Process.Order.SeasonalD);
        double[] forecast = model.Forecast(table);
        for (int s = 0; s < 6; s++)
            Assert.InRange(forecast[s] / (100 * (1 + (0.3 * Math.Sin(2 * Math.PI * (48 + s) / 12)))), 0.93, 1.07);
    }

    [Fact]
    public void A_random_walk_is_differenced_once_and_noise_is_not()
    {
        var dice = new SeededRandom(31);
        double[] noise = [.. Enumerable.Range(0, 60).Select(_ => dice.NextNormal())];
        double[] walk = new double[60];
        for (int t = 1; t < 60; t++)
            walk[t] = walk[t - 1] + noise[t];
        Assert.Equal(0, UnitRoot.Differences(noise, 2));
        Assert.Equal(1, UnitRoot.Differences(walk, 2));
    }

    [Fact]
    public void Differences_are_undone_by_their_weights()
    {
        double[] series = [.. Enumerable.Range(0, 30).Select(t => (t * 1.5) + (t % 12) + (0.01 * t * t))];
        double[] changes = Differencing.Apply((double[])series.Clone(), 1, 1).ToArray();
        double[] weights = Differencing.Weights(1, 1);
        Assert.Equal(17, changes.Length);
        for (int t = 13; t < 30; t++)
            Assert.Equal(series[t], changes[t - 13] + weights.Select((w, k) => w * series[t - 1 - k]).Sum(), 1e-9);
    }

    [Theory]
    [InlineData(0.9, 1.0, true)]
    [InlineData(0.995, 1.01, false)]
    [InlineData(1.1, 1.0, false)]
    public void Roots_are_told_inside_from_outside(double phi, double radius, bool outside) =>
        Assert.Equal(outside, ArmaPolynomial.RootsOutside([phi], radius));

    [Fact]
    public void Any_free_numbers_give_a_stationary_process()
    {
        var dice = new SeededRandom(41);
        double[] free = new double[4], ar = new double[4];
        for (int i = 0; i < 200; i++)
        {
            for (int k = 0; k < 4; k++)
                free[k] = 5 * dice.NextNormal();
            ArmaPolynomial.Stationary(free, ar);
            Assert.True(ArmaPolynomial.RootsOutside(ar, 1), string.Join(' ', ar));
        }
    }

    [Fact]
    public void A_short_series_has_no_seasonal_terms()
    {
        KnownTable table = Planted.Table(Planted.Seasonal(20, 100, 0.1, seed: 12));
        ArimaOrder order = ((ArimaModel)new ArimaCandidate().Fit(table).Model!).Process.Order;
        Assert.Equal(0, order.SeasonalP + order.SeasonalD + order.SeasonalQ);
    }

    [Fact]
    public void Leads_whose_spread_grows_with_their_level_are_modelled_as_logarithms_and_others_are_not()
    {
        var dice = new SeededRandom(51);
        double[] growing = [.. Enumerable.Range(0, 48).Select(t => 20 * Math.Exp((0.07 * t) + (0.15 * dice.NextNormal())))];
        double[] steady = [.. Enumerable.Range(0, 48).Select(t => 500 + (10 * t) + (15 * dice.NextNormal()))];
        Assert.True(((ArimaModel)new ArimaCandidate().Fit(Planted.Table(growing)).Model!).Log);
        Assert.False(((ArimaModel)new ArimaCandidate().Fit(Planted.Table(steady)).Model!).Log);
    }

    [Fact]
    public void The_standard_error_of_a_logarithm_is_a_share_of_the_forecast()
    {
        var process = new ArmaProcess(new ArimaOrder(0, 1, 0), [], [], [], [], 0.1);
        KnownTable table = Planted.Table([90, 110, 100], steps: 2);
        var model = new ArimaModel(process, 0, [], 1, Log: true, 0, 1000);
        Assert.Equal([100, 100], model.Forecast(table).Select(y => Math.Round(y, 9)));
        Assert.Equal(10, model.StandardErrors(table)[0], 1e-9);
        Assert.Equal(10 * Math.Sqrt(2), model.StandardErrors(table)[1], 1e-9);
    }

    [Fact]
    public void Seven_months_are_refused_with_the_number_that_is_needed() =>
        Assert.Contains("8 are needed", new ArimaCandidate().Fit(Planted.Table([1, 2, 3, 4, 3, 2, 1])).Refused, StringComparison.Ordinal);

    private static double[] Simulated(ArmaProcess process, int months, int seed)
    {
        var dice = new SeededRandom((ulong)seed);
        double[] ar = process.FullAr, ma = process.FullMa;
        double[] y = new double[months + 200], e = new double[months + 200];
        for (int t = 0; t < y.Length; t++)
        {
            y[t] = e[t] = dice.NextNormal();
            for (int k = 0; k < Math.Min(t, ar.Length); k++)
                y[t] += ar[k] * y[t - 1 - k];
            for (int k = 0; k < Math.Min(t, ma.Length); k++)
                y[t] += ma[k] * e[t - 1 - k];
        }

        return y[200..];
    }
}
