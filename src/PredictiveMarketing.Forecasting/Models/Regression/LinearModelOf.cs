using PredictiveMarketing.Forecasting.Frame;

namespace PredictiveMarketing.Forecasting.Models.Regression;

/// <summary>Turns standardised coefficients into a model that people can read.</summary>
internal static class LinearModelOf
{
    /// <param name="moments">Of all training rows.</param>
    /// <param name="freedom">Effective degrees of freedom, without the intercept.</param>
    public static LinearModel Fitted(Moments moments, ReadOnlySpan<double> beta, double freedom, KnownTable table)
    {
        Design design = moments.Design;
        double[] effects = new double[beta.Length];
        double intercept = moments.Unscale(beta, effects);
        var coefficients = new List<Coefficient>(beta.Length);
        for (int j = 0; j < effects.Length; j++)
        {
            if (effects[j] == 0)
                continue;
            double[] column = design.Columns[j];
            (double least, double most) = SeenRange.LeastAndMost([.. design.Rows.Select(t => column[t])]);
            Term term = design.Terms[j];
            coefficients.Add(new Coefficient(term.Kind, term.Driver, term.Parameter, effects[j], least, most));
        }

        double squares = 0;
        foreach (int t in design.Rows)
        {
            double residual = design.Leads[t] - moments.Predict(beta, t);
            squares += residual * residual;
        }

        // A fit that spends nearly all rows still leaves a quarter of them to judge its spread by.
        double left = Math.Max(design.Rows.Length - 1 - freedom, design.Rows.Length / 4.0);
        (double low, double high) = SeenRange.Doubled(table.Leads);
        return new LinearModel(intercept, coefficients, low, high)
        {
            Shrinkage = Shrinkage.RidgeWith(freedom, moments, j => effects[j] != 0),
            Spread = Math.Sqrt(squares / left),
        };
    }
}
