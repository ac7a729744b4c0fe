using System.Globalization;
using PredictiveMarketing.Forecasting.Frame;

namespace PredictiveMarketing.Forecasting.Models.Regression;

/// <summary>Coefficients with standard errors, leverage and likelihood of a shrunk regression.</summary>
internal static class LinearFacts
{
    public static ModelFacts Of(LinearModel model, KnownTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        Design design = Design.Of(table, [.. model.Coefficients.Select(c => c.Term)]);
        PenalisedSmoother? smoother = model.Shrinkage is double penalty ? PenalisedSmoother.Of(design, penalty) : null;
        int lags = model.Coefficients.Count(c => c.Kind == TermKind.LaggedLeads);
        if (smoother is null)
            return new ModelFacts([Intercept(model), .. model.Coefficients.Select(c => Line(c, null, null))], FittedLags: lags);

        double squares = Squares(model, design, table);
        double freedom = design.Rows.Length - smoother.EffectiveParameters;
        double? deviation = freedom > 0 ? Math.Sqrt(squares / freedom) : null;
        double[] leverage = new double[table.Count];
        Array.Fill(leverage, double.NaN);
        for (int i = 0; i < design.Rows.Length; i++)
            leverage[design.Rows[i]] = smoother.Leverage[i];
        return new ModelFacts(
            [Intercept(model), .. model.Coefficients.Select((c, j) => Line(c, deviation * smoother.Spread[j], freedom))],
            smoother.EffectiveParameters,
            LogLikelihood(squares, design.Rows.Length),
            smoother.EffectiveParameters + 1,
            design.Rows.Length,
            lags,
            leverage);
    }

    /// <summary>Gaussian, with the variance at its best value; null for a perfect fit.</summary>
    internal static double? LogLikelihood(double squares, int n) =>
        squares > 0 ? -n / 2.0 * (Math.Log(2 * Math.PI * squares / n) + 1) : null;

    // The regression's own residuals, without the bounds that a forecast is held between.
    private static double Squares(LinearModel model, Design design, KnownTable table)
    {
        double squares = 0;
        foreach (int t in design.Rows)
        {
            double fitted = model.Intercept;
            for (int j = 0; j < model.Coefficients.Count; j++)
                fitted += model.Coefficients[j].Effect * design.Columns[j][t];
            squares += (table.Leads[t] - fitted) * (table.Leads[t] - fitted);
        }

        return squares;
    }

    private static Estimate Intercept(LinearModel model) => new("intercept", "leads", model.Intercept);

    private static Estimate Line(Coefficient c, double? standardError, double? freedom)
    {
        string number = c.Parameter.ToString(CultureInfo.InvariantCulture);
        (string term, string unit) = c.Kind switch
        {
            TermKind.Trend => ("trend", "leads a month"),
            TermKind.Cosine => ($"season, cosine {number}", "leads"),
            TermKind.Sine => ($"season, sine {number}", "leads"),
            TermKind.Driver => (c.Driver!, $"leads per unit of {c.Driver}"),
            TermKind.CarryOver => ($"{c.Driver}, carry-over {number}", $"leads per unit of {c.Driver}, after carry-over"),
            TermKind.Root => ($"{c.Driver}, root", $"leads per root of a unit of {c.Driver}"),
            TermKind.RootOfCarryOver => ($"{c.Driver}, root of carry-over {number}", $"leads per root of a unit of {c.Driver}, after carry-over"),
            TermKind.LogDriver => ($"{c.Driver}, logarithm", $"leads per unit of log(1 + {c.Driver} / {number})"),
            TermKind.LaggedLeads => ($"leads {number} months before", "leads per lead"),
            _ => throw new InvalidOperationException($"Term {c.Kind} has no words."),
        };
        return new Estimate(term, unit, c.Effect, standardError, freedom);
    }
}
