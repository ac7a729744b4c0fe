using MathNet.Numerics.LinearAlgebra;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Models;
using PredictiveMarketing.Forecasting.Models.Regression;
using PredictiveMarketing.Forecasting.Numerics;

namespace PredictiveMarketing.Forecasting.Tests.Models;

public sealed class RegressionTests
{
    private static readonly KnownTable Table = RandomTable(40);

    private static readonly Term[] Terms = [.. Table.Drivers.Select(d => new Term(TermKind.Driver, d.Name, 0))];

    [Fact]
    public void Ridge_solves_the_standardised_normal_equations()
    {
        Moments moments = AllMonths();
        var path = new RidgePath();
        double[][] betas = Betas(path);
        path.Solve(moments, betas, 1e-7);

        // The witness: MathNet's own solver on columns standardised by hand; the strongest penalty of the grid is 3.
        Matrix<double> x = Matrix<double>.Build.Dense(40, Terms.Length, (t, j) => Standard(Table.Drivers[j].Values[..40])[t]);
        Vector<double> y = Vector<double>.Build.Dense(Standard(Table.Leads));
        Vector<double> expected = ((x.TransposeThisAndMultiply(x) / 40) + (3 * Matrix<double>.Build.DenseIdentity(Terms.Length))).Solve(x.TransposeThisAndMultiply(y) / 40);
        for (int j = 0; j < Terms.Length; j++)
            Assert.Equal(expected[j], betas[0][j], 1e-10);
    }

    [Fact]
    public void Elastic_net_meets_its_optimality_conditions_on_the_whole_path()
    {
        const double Mix = 0.5;
        Moments moments = AllMonths();
        var path = new ElasticNetPath(Mix);
        double[][] betas = Betas(path);
        path.Solve(moments, betas, 1e-7);
        double strongest = moments.Response.Max(Math.Abs) / Mix;
        int p = Terms.Length;
        for (int k = 0; k < path.Length; k++)
        {
            double penalty = strongest * Math.Pow(0.01, k / (path.Length - 1.0));
            for (int j = 0; j < p; j++)
            {
                double gradient = moments.Response[j] - Enumerable.Range(0, p).Sum(i => moments.Correlation[(j * p) + i] * betas[k][i]) - (penalty * (1 - Mix) * betas[k][j]);
                // Karush-Kuhn-Tucker: the gradient equals the penalty with the coefficient's sign, or stays below it where the coefficient is 0.
                if (betas[k][j] == 0)
                    Assert.InRange(Math.Abs(gradient), 0, (penalty * Mix) + 1e-4);
                else
                    Assert.Equal(penalty * Mix * Math.Sign(betas[k][j]), gradient, 1e-4);
            }
        }

        Assert.All(betas[0], b => Assert.Equal(0, b));
        Assert.All(betas[^1], b => Assert.NotEqual(0, b));
    }

    [Fact]
    public void Moments_of_an_expanding_window_equal_those_of_a_new_pass()
    {
        Design design = Design.Of(Table, Terms);
        var grown = new Moments(design);
        for (int t = 0; t < 25; t++)
            grown.Add(t);
        grown.Standardise();
        double[] spend = Table.Drivers[1].Values[..25];
        Assert.Equal(spend.Average(), grown.Mean[1], 1e-10);
        Assert.Equal(Math.Sqrt(spend.Select(v => (v - spend.Average()) * (v - spend.Average())).Average()), grown.Deviation[1], 1e-10);
    }

    [Theory]
    [InlineData("ridge")]
    [InlineData("elastic-net")]
    [InlineData("lasso")]
    public void A_planted_effect_is_found_again(string name)
    {
        double[] spend = [.. Enumerable.Range(0, 43).Select(t => 50 + (30 * Math.Sin(t * 1.7)) + (t % 5))];
        double[] leads = [.. Enumerable.Range(0, 40).Select(t => 100 + (3 * spend[t]))];
        KnownTable table = Planted.Table(leads, steps: 3, nonNegative: true, ("search", spend));
        double[] forecast = ((LocalCandidate)Candidates.All.Single(c => c.Name == name)).Fit(table).Model!.Forecast(table);
        for (int step = 0; step < 3; step++)
            Assert.InRange(forecast[step] / (100 + (3 * spend[40 + step])), 0.97, 1.03);
    }

    [Fact]
    public void Carry_over_halves_a_single_burst_each_month()
    {
        KnownTable table = Planted.Table([1, 1, 1], steps: 1, nonNegative: true, ("tv", [100, 0, 0, 8]));
        double[] column = new double[4];
        new Term(TermKind.CarryOver, "tv", 0.5).Fill(table, column);
        Assert.Equal([100, 50, 25, 20.5], column);
    }

    [Fact]
    public void A_regression_may_not_run_away_from_history()
    {
        double[] spend = [.. Enumerable.Range(0, 30).Select(t => (double)(t % 6)), 1e9];
        double[] leads = [.. Enumerable.Range(0, 30).Select(t => 10.0 + (t % 6))];
        KnownTable table = Planted.Table(leads, steps: 1, nonNegative: true, ("tv", spend));

        // One range above what history has seen, and what one more range of the driver is worth.
        Assert.InRange(new RidgeCandidate().Fit(table).Model!.Forecast(table)[0], 0, 15 + 5 + 6);
    }

    [Fact]
    public void The_bounds_open_when_a_known_driver_leaves_its_past_range()
    {
        // Spend between 0 and 5 gives 10 to 15 leads; a month with 9 is worth 19, and 10 more than history's range allows to nobody else.
        double[] spend = [.. Enumerable.Range(0, 48).Select(t => (double)(t * 7 % 6)), 9];
        double[] leads = [.. Enumerable.Range(0, 48).Select(t => 10.0 + (t * 7 % 6))];
        var closed = new LinearModel(10, [new Coefficient(TermKind.Driver, "tv", 0, 1, 0, 5)], Lowest: 9, Highest: 16);
        Assert.Equal(19, closed.Forecast(Planted.Table(leads, steps: 1, nonNegative: true, ("tv", spend)))[0]);
    }

    [Fact]
    public void The_standard_error_of_a_plain_mean_grows_by_the_mean_s_own_error()
    {
        var mean = new LinearModel(10, [], 0, 20) { Spread = 2, Shrinkage = 1 };
        Assert.All(mean.StandardErrors(Planted.Table([.. Enumerable.Repeat(10.0, 25)], steps: 3))!, e => Assert.Equal(2 * Math.Sqrt(1 + (1 / 25.0)), e, 1e-12));
    }

    [Fact]
    public void The_standard_error_of_a_regression_is_that_of_the_textbook()
    {
        // Witness: least squares on one driver, s x sqrt(1 + 1/n + (x - mean)^2 / Sxx) (Draper and Smith 1998, equation 3.1.4).
        double[] spend = [.. Enumerable.Range(0, 31).Select(t => 10.0 + (t * 7 % 11))];
        KnownTable table = Planted.Table([.. Enumerable.Range(0, 30).Select(t => 5.0 + spend[t])], steps: 1, nonNegative: true, ("tv", spend));
        double mean = spend[..30].Average();
        double expected = 3 * Math.Sqrt(1 + (1 / 30.0) + (Math.Pow(spend[30] - mean, 2) / spend[..30].Sum(x => Math.Pow(x - mean, 2))));
        var model = new LinearModel(5, [new Coefficient(TermKind.Driver, "tv", 0, 1, 10, 20)], 0, 99) { Spread = 3, Shrinkage = 0 };
        Assert.Equal(expected, model.StandardErrors(table)![0], 1e-9);
    }

    [Fact]
    public void An_error_lives_on_through_lagged_leads()
    {
        // AR(1) with 0.5: 1, 1 + 1/4, 1 + 1/4 + 1/16, besides the small price of estimating.
        double[] leads = Planted.Seasonal(200, 100, 0.1, seed: 3);
        var model = new LinearModel(50, [new Coefficient(TermKind.LaggedLeads, null, 1, 0.5, 0, 0)], 0, 999) { Spread = 1, Shrinkage = 0 };
        double[] errors = model.StandardErrors(Planted.Table(leads))!;
        Assert.Equal(1, errors[0], 0.02);
        Assert.Equal(Math.Sqrt(1.25), errors[1], 0.02);
        Assert.Equal(Math.Sqrt(1.3125), errors[2], 0.02);
    }

    private static double[][] Betas(IPenaltyPath path) => [.. Enumerable.Range(0, path.Length).Select(_ => new double[Terms.Length])];

    private static Moments AllMonths()
    {
        Design design = Design.Of(Table, Terms);
        var moments = new Moments(design);
        foreach (int t in design.Rows)
            moments.Add(t);
        moments.Standardise();
        return moments;
    }

    private static double[] Standard(double[] values)
    {
        double mean = values.Average();
        double deviation = Math.Sqrt(values.Select(v => (v - mean) * (v - mean)).Average());
        return [.. values.Select(v => (v - mean) / deviation)];
    }

    private static KnownTable RandomTable(int months)
    {
        var dice = new SeededRandom(11);
        double[] Walk() => [.. Enumerable.Range(0, months + 3).Select(_ => 1000 + (100 * dice.NextNormal()))];
        (string, double[])[] drivers = [("a", Walk()), ("b", Walk()), ("c", Walk()), ("d", Walk())];
        double[] leads = [.. Enumerable.Range(0, months).Select(t => 50 + (0.1 * drivers[0].Item2[t]) - (0.05 * drivers[2].Item2[t]) + (3 * dice.NextNormal()))];
        return Planted.Table(leads, 3, true, drivers);
    }
}
