using PredictiveMarketing.Forecasting.Diagnostics;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Models;
using PredictiveMarketing.Forecasting.Models.Regression;

namespace PredictiveMarketing.Forecasting.Tests.Diagnostics;

/// <summary>Without a penalty a regression's diagnostics are those of R's lm on the same months.</summary>
public sealed class RegressionDiagnosticsTests
{
    /// <summary>R printed 15 digits.</summary>
    private const double Printed = 1e-9;

    public static TheoryData<string> Series => ["airline", "accidents", "nottingham"];

    [Theory]
    [MemberData(nameof(Series))]
    public void Coefficients_come_with_the_standard_errors_and_intervals_of_R(string name)
    {
        DiagnosticsWitness r = Witness(name);
        IReadOnlyList<CoefficientLine> lines = Laid(r).Coefficients;
        // The intercept is told without a standard error: it has no meaning to a planner beside standardised terms.
        for (int j = 1; j < lines.Count; j++)
        {
            Close(r["coefficients"][j], lines[j].Estimate);
            Close(r["errors"][j], lines[j].StandardError!.Value);
            Close(r["lower"][j], lines[j].Lower!.Value);
            Close(r["upper"][j], lines[j].Upper!.Value);
        }
    }

    [Theory]
    [MemberData(nameof(Series))]
    public void Leverage_and_Cooks_distance_of_every_month_are_those_of_R(string name)
    {
        DiagnosticsWitness r = Witness(name);
        ModelDiagnostics laid = Laid(r);
        for (int t = 0; t < laid.Months.Count; t++)
        {
            Close(r["hat"][t], laid.Months[t].Leverage!.Value);
            Assert.Equal(r["cook"][t], laid.Months[t].CooksDistance!.Value, 1e-9);
        }
    }

    [Theory]
    [MemberData(nameof(Series))]
    public void The_line_of_the_model_has_Rs_deviation_likelihood_criterion_and_tests(string name)
    {
        DiagnosticsWitness r = Witness(name);
        ModelLine line = Laid(r).Model;
        Assert.Equal(6, line.Parameters!.Value, 1e-9);
        Close(r["sigma"][0], line.ResidualDeviation!.Value);
        Close(r["loglik"][0], line.LogLikelihood!.Value);
        Close(r["aicc"][0], line.Aicc!.Value);
        Close(r["box"][0], line.Autocorrelation!.Statistic);
        Assert.Equal(r["box"][1], line.Autocorrelation.Lags);
        Assert.Equal(r["box"][2], line.Autocorrelation.PValue, 1e-9);
        Assert.Equal(r["shapiro"][0], line.Normality!.Statistic, 1e-6);
        Assert.Equal(r["shapiro"][1], line.Normality.PValue, 1e-5);
    }

    [Theory]
    [MemberData(nameof(Series))]
    public void Fitted_lags_cost_the_residual_test_degrees_of_freedom_as_in_R(string name)
    {
        DiagnosticsWitness r = Witness(name);
        double[] residuals = [.. Laid(r).Months.Select(m => m.Residual!.Value)];
        var box = LjungBox.Of(residuals, (int)r["box"][1], fitted: 2)!;
        Assert.Equal(r["boxfitted"][1], box.Freedom);
        Assert.Equal(r["boxfitted"][2], box.PValue, 1e-9);
    }

    [Fact]
    public void A_penalty_lowers_effective_parameters_and_leverage_and_standard_errors()
    {
        DiagnosticsWitness r = Witness("airline");
        ModelDiagnostics free = Laid(r);
        ModelDiagnostics shrunk = Laid(r, penalty: 0.5);
        Assert.True(shrunk.Model.Parameters < free.Model.Parameters);
        Assert.InRange(shrunk.Model.Parameters!.Value, 1, 6);
        Assert.Equal(shrunk.Model.Parameters.Value, shrunk.Months.Sum(m => m.Leverage!.Value), 1e-9);
        Assert.All(free.Coefficients.Skip(1).Zip(shrunk.Coefficients.Skip(1)), pair => Assert.True(pair.Second.StandardError < pair.First.StandardError));
    }

    [Fact]
    public void A_shrunk_regression_says_what_it_was_shrunk_by_and_what_each_month_was_worth()
    {
        double[] spend = [.. Enumerable.Range(0, 51).Select(t => 100.0 + (17 * (t % 7)))];
        KnownTable table = Planted.Table([.. Planted.Seasonal(48, 100, 0.05, seed: 8).Select((y, t) => y + spend[t])], 3, true, ("tv", spend));
        var model = (LinearModel)new RidgeCandidate().Fit(table).Model!;
        var laid = ModelDiagnostics.Of("ridge", model, table);
        Assert.True(model.Shrinkage > 0);
        Assert.InRange(laid.Model.Parameters!.Value, 1, model.Coefficients.Count + 1);
        CoefficientLine tv = laid.Coefficients.Single(c => c.Term == "tv");
        Assert.Equal("leads per unit of tv", tv.Unit);
        Assert.True(tv.Lower > 0, $"{tv}");
        // The leads of a year ago are among the terms.
        Assert.Null(laid.Months[11].Fitted);
        Assert.All(laid.Months.Skip(12), m => Assert.InRange(m.Leverage!.Value, 0, 1));
    }

    private static DiagnosticsWitness Witness(string name) => DiagnosticsWitness.All.Single(w => w.Name == name);

    // The model holds R's own coefficients: what follows from them is what is compared.
    private static ModelDiagnostics Laid(DiagnosticsWitness r, double penalty = 0)
    {
        double[] c = r["coefficients"];
        var model = new LinearModel(
            c[0],
            [
                new Coefficient(TermKind.Trend, null, 0, c[1]),
                new Coefficient(TermKind.Cosine, null, 1, c[2]),
                new Coefficient(TermKind.Sine, null, 1, c[3]),
                new Coefficient(TermKind.Cosine, null, 2, c[4]),
                new Coefficient(TermKind.Sine, null, 2, c[5]),
            ],
            double.NegativeInfinity,
            double.PositiveInfinity) { Shrinkage = penalty };
        return ModelDiagnostics.Of("ridge", model, Planted.Table(r["y"]));
    }

    private static void Close(double expected, double actual) => Assert.Equal(expected, actual, Printed * Math.Max(1, Math.Abs(expected)));
}
