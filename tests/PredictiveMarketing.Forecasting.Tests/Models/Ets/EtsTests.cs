using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Models;
using PredictiveMarketing.Forecasting.Models.Ets;
using PredictiveMarketing.Forecasting.Numerics;

namespace PredictiveMarketing.Forecasting.Tests.Models.Ets;

public sealed class EtsTests
{
    [Fact]
    public void Fifteen_forms_compete_and_none_has_additive_errors_with_a_seasonal_factor()
    {
        Assert.Equal(15, EtsForm.Competing.Count);
        Assert.DoesNotContain(EtsForm.Competing, f => f.Error == ErrorKind.Additive && f.Season == SeasonKind.Multiplicative);
    }

    /// <summary>Counted by hand: alpha, beta, phi, gamma, level, slope, eleven free months and the variance.</summary>
    [Theory]
    [InlineData("ANN", 3)]
    [InlineData("AAdN", 6)]
    [InlineData("MAdM", 18)]
    public void The_criterion_counts_every_number_that_was_fitted(string form, int numbers) =>
        Assert.Equal(numbers, EtsForm.Parse(form).Parameters);

    [Fact]
    public void A_level_that_wanders_is_followed_as_fast_as_it_was_planted()
    {
        double[] alphas = [.. Enumerable.Range(1, 40).Select(seed => Best(Wandering(60, alpha: 0.5, seed), "ANN").By.Alpha)];
        // The standard error of alpha at 60 months is near 0.13; of the mean of forty near 0.02.
        Assert.Equal(0.5, alphas.Average(), 0.06);
    }

    [Fact]
    public void A_planted_line_and_season_come_back()
    {
        double[] season = [.. Enumerable.Range(0, 12).Select(k => 1 + (0.3 * Math.Sin(2 * Math.PI * k / 12)))];
        double[] leads = [.. Enumerable.Range(0, 48).Select(t => (200 + (3 * t)) * season[t % 12])];
        EtsModel model = Best(leads, "MAM");
        double[] forecast = model.Expected(6);
        for (int h = 0; h < 6; h++)
            Assert.Equal((200 + (3 * (48 + h))) * season[(48 + h) % 12], forecast[h], 0.01);
        Assert.Equal(12, model.Before.Season.Sum(), 1e-9);
    }

    [Fact]
    public void A_seasonal_series_gets_a_seasonal_form_and_noise_does_not()
    {
        Assert.True(Chosen(Planted.Seasonal(48, 100, 0.05, seed: 3)).Kind.IsSeasonal);
        var dice = new SeededRandom(5);
        Assert.False(Chosen([.. Enumerable.Range(0, 48).Select(_ => 100 + (10 * dice.NextNormal()))]).Kind.IsSeasonal);
    }

    [Fact]
    public void Months_with_zero_leads_leave_only_additive_forms()
    {
        double[] leads = Planted.Seasonal(48, 100, 0.1, seed: 9);
        leads[10] = 0;
        Assert.Equal('A', Chosen(leads).Form[0]);
    }

    /// <summary>The missing month moves the states on without a correction: by hand for ANN, the level stays.</summary>
    [Fact]
    public void A_missing_month_adds_nothing_to_the_likelihood_and_keeps_the_level()
    {
        var whole = new EtsLikelihood([3, 5, 4]);
        var holed = new EtsLikelihood([3, 5, double.NaN, 4]);
        EtsForm form = EtsForm.Parse("ANN");
        var by = new Smoothing(0.3, 0, 0, 0);
        Assert.Equal(whole.Deviance(form, by, 4, 0, new double[12]), holed.Deviance(form, by, 4, 0, new double[12]), 1e-12);
        Assert.Equal(whole.Level, holed.Level);
    }

    /// <summary>By hand: errors 1 and -0.5 around levels 4 and 4.5; variance 1.25 / 2; -2 log L = 2 log(2 pi 0.625) + 2.</summary>
    [Fact]
    public void The_likelihood_of_two_months_is_the_hand_sum() =>
        Assert.Equal((2 * Math.Log(2 * Math.PI * 0.625)) + 2, new EtsLikelihood([5, 4]).Deviance(EtsForm.Parse("ANN"), new Smoothing(0.5, 0, 0, 0), 4, 0, new double[12]), 1e-12);

    [Fact]
    public void The_likelihood_and_a_step_of_the_search_allocate_nothing()
    {
        double[] leads = Planted.Seasonal(60, 1, 0.1, seed: 2);
        var search = new EtsSearch(leads);
        EtsForm form = EtsForm.Parse("MAdM");
        double[] start = [0.2, 0.1, 0.9, 0.1, 1, 0, .. Enumerable.Repeat(1.0, 11)];
        double[] point = [.. start];
        double[] season = [.. Enumerable.Repeat(1.0, 12)];
        search.Maximise(form, point, season, most: 3, enough: 0);
        start.CopyTo(point, 0);
        long before = GC.GetAllocatedBytesForCurrentThread();
        search.Maximise(form, point, season, most: 30, enough: 0);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    /// <summary>The sum of squares must fall along minus its gradient as the differences of the deviance say.</summary>
    [Theory]
    [InlineData("AAdA")]
    [InlineData("MAdA")]
    [InlineData("MAdM")]
    public void The_gradient_is_the_slope_of_the_deviance(string name)
    {
        double[] leads = Planted.Seasonal(40, 1, 0.1, seed: 12);
        leads[17] = double.NaN;
        var place = new EtsPoint(EtsForm.Parse(name));
        double rest = place.Form.Season == SeasonKind.Multiplicative ? 1 : 0;
        double[] point = [0.3, 0.2, 0.9, 0.2, 1, 0.01, .. Enumerable.Repeat(rest, 11)];
        double[] season = [.. Enumerable.Repeat(rest, 12)];
        var curvature = new EtsCurvature(leads);
        curvature.At(place, point, season);
        var search = new EtsSearch(leads);
        int observed = search.Likelihood.Observed;
        for (int i = 0; i < place.Count; i++)
        {
            double[] up = [.. point], down = [.. point];
            up[i] += 1e-6;
            down[i] -= 1e-6;
            double slope = (search.Deviance(place, up, season) - search.Deviance(place, down, season)) / 2e-6;
            Assert.Equal(slope, 2 * observed * curvature.Gradient[i] / curvature.Squares, 1e-4 * (1 + Math.Abs(slope)));
        }
    }

    [Fact]
    public void A_season_that_remembers_errors_for_ever_is_not_admissible()
    {
        Assert.True(Admissibility.Holds(0.3, 0.1, 0.2, 0.9));
        Assert.False(Admissibility.Holds(0.3, 0, 1.8, 0));
        Assert.False(Admissibility.Holds(0, 0, 0, 0));
    }

    [Fact]
    public void The_band_of_a_level_widens_as_its_formula_says()
    {
        EtsModel model = Best(Wandering(60, 0.5, seed: 4), "ANN");
        double[] errors = model.StandardErrors(Planted.Table(new double[60], steps: 4))!;
        for (int h = 1; h <= 4; h++)
            Assert.Equal(Math.Sqrt(model.Variance * (1 + ((h - 1) * model.By.Alpha * model.By.Alpha))), errors[h - 1], 1e-9);
    }

    [Fact]
    public void Too_few_months_are_refused_in_words()
    {
        Fit fit = new EtsCandidate().Fit(Planted.Table([5, 6, 7, 8]));
        Assert.Contains("4 months", fit.Refused, StringComparison.Ordinal);
    }

    [Fact]
    public void A_year_and_a_half_gets_no_season() =>
        Assert.False(Chosen(Planted.Seasonal(18, 100, 0.01, seed: 6)).Kind.IsSeasonal);

    private static double[] Wandering(int months, double alpha, int seed)
    {
        var dice = new SeededRandom((ulong)seed);
        double level = 100;
        double[] leads = new double[months];
        for (int t = 0; t < months; t++)
        {
            double e = 5 * dice.NextNormal();
            leads[t] = level + e;
            level += alpha * e;
        }

        return leads;
    }

    private static EtsModel Best(double[] leads, string form)
    {
        var series = ScaledSeries.Of(leads);
        return EtsModels.Of(new EtsFit(series.Values).Best(EtsForm.Parse(form))!, series);
    }

    private static EtsModel Chosen(double[] leads)
    {
        KnownTable table = Planted.Table(leads);
        return (EtsModel)new EtsCandidate().Fit(table).Model!;
    }
}
