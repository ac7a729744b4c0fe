using PredictiveMarketing.Forecasting.Diagnostics;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Models;
using PredictiveMarketing.Forecasting.Models.Ets;
using PredictiveMarketing.Forecasting.Models.Theta;
using PredictiveMarketing.Forecasting.Numerics;

namespace PredictiveMarketing.Forecasting.Tests.Diagnostics;

/// <summary>What the diagnostics of every candidate promise, whatever its family.</summary>
public sealed class EveryModelTests
{
    private static readonly double[] Spend = [.. Enumerable.Range(0, 51).Select(t => 100.0 + (17 * (t % 7)))];

    public static TheoryData<string> Names => [.. Candidates.All.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_model_has_its_estimates_its_line_and_a_line_per_month(string name)
    {
        KnownTable table = Table(name);
        var laid = ModelDiagnostics.Of(name, Fitted(name, table), table);
        Assert.NotEmpty(laid.Coefficients);
        Assert.All(laid.Coefficients, c => Assert.True(double.IsFinite(c.Estimate) && c.Term.Length > 0 && c.Unit.Length > 0, $"{c}"));
        Assert.Equal(table.Count, laid.Months.Count);
        Assert.True(laid.Model.Months >= 30, $"{laid.Model.Months} months have a fitted value");
        Assert.NotNull(laid.Model.Normality);
        Assert.NotNull(laid.Model.Autocorrelation);
        Assert.InRange(laid.Model.MeanAbsoluteError!.Value, 0, 40);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_missing_month_gets_no_residual_and_the_others_keep_theirs(string name)
    {
        KnownTable table = Table(name);
        table.Leads[20] = double.NaN;
        var laid = ModelDiagnostics.Of(name, Fitted(name, table), table);
        Assert.Null(laid.Months[20].Actual);
        Assert.Null(laid.Months[20].Residual);
        Assert.All(laid.Months.Where(m => m.Residual is not null), m => Assert.Equal(m.Actual!.Value - m.Fitted!.Value, m.Residual!.Value, 1e-9));
        Assert.True(laid.Months.Count(m => m.Residual is not null) >= 29);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_series_that_never_changes_is_fitted_without_a_residual(string name)
    {
        // Small counts with empty months that never change are those without any lead.
        KnownTable table = Planted.Table([.. Enumerable.Repeat(name == "intermittent" ? 0.0 : 42, 36)], 3, true, ("tv", Spend[..39]));
        var laid = ModelDiagnostics.Of(name, Fitted(name, table), table);
        Assert.All(laid.Months.Where(m => m.Residual is not null), m => Assert.Equal(0, m.Residual!.Value, 1e-6));
    }

    [Theory]
    [InlineData("naive")]
    [InlineData("seasonal-naive")]
    [InlineData("drift")]
    [InlineData("ets")]
    [InlineData("ses")]
    [InlineData("damped-trend")]
    [InlineData("arima")]
    [InlineData("arima-x")]
    [InlineData("ridge")]
    [InlineData("elastic-net")]
    [InlineData("lasso")]
    public void The_fitted_value_of_the_month_after_the_origin_would_be_the_first_forecast(string name)
    {
        KnownTable table = Unseasonal(48);
        LeadModel model = Fitted(name, table);
        KnownTable later = Unseasonal(49);
        Assert.Equal(model.Forecast(table)[0], model.Fitted(later)![48], 1e-9);
    }

    [Fact]
    public void Thetas_fitted_values_have_the_variance_that_the_model_states()
    {
        KnownTable table = Unseasonal(48);
        var model = (ThetaModel)Fitted("theta", table);
        double squares = ModelDiagnostics.Of("theta", model, table).Months.Sum(m => m.Residual * m.Residual ?? 0);
        Assert.Equal(model.Variance, squares / (46 - 3), 1e-6 * model.Variance);
    }

    [Fact]
    public void The_likelihood_of_an_ets_form_follows_from_its_fitted_values()
    {
        KnownTable table = Unseasonal(48);
        EtsModel model = ((AdjustedEtsModel)Fitted("ses", table)).Smooth;
        double squares = 0;
        double[] fitted = model.Fitted(table)!;
        for (int t = 0; t < 48; t++)
            squares += Math.Pow(table.Leads[t] - fitted[t], 2);
        Assert.Equal(model.LogLikelihood, -24 * (Math.Log(2 * Math.PI * squares / 48) + 1), 1e-6);
    }

    // The first months of one longer series, without a season.
    private static KnownTable Unseasonal(int months)
    {
        var dice = new SeededRandom(12);
        double[] leads = [.. Enumerable.Range(0, 49).Select(t => 200 + (2 * t) + (15 * dice.NextNormal()))];
        return Planted.Table(leads[..months], 2, true, ("tv", Spend[..(months + 2)]));
    }

    private static KnownTable Table(string name)
    {
        double[] leads = [.. Planted.Seasonal(48, 100, 0.05, seed: 8).Select((y, t) => y + (Spend[t] / 10))];
        return Planted.Table(name == "intermittent" ? Planted.Rare(leads) : leads, 3, true, ("tv", [.. Spend]));
    }

    private static LeadModel Fitted(string name, KnownTable table)
    {
        var cutoff = new Cutoff(table.First, table.Origin, table.Origin, table.Steps);
        return Candidates.All.Single(c => c.Name == name).Fit(new KnownPanel(cutoff, [table]), seed: 1)[0].Model!;
    }
}
