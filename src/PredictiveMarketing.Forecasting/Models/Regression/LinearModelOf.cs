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
            (double least, double most) = Range(design.Columns[j], design.Rows);
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
        (double low, double high) = Range(table.Leads, Enumerable.Range(0, table.Count));
        double room = high - low;
        return new LinearModel(intercept, coefficients, low - room, high + room)
        {
            Shrinkage = Shrinkage.RidgeWith(freedom, moments, j => effects[j] != 0),
            Spread = Math.Sqrt(squares / left),
        };
    }

    private static (double Least, double Most) Range(double[] values, IEnumerable<int> months)
    {
        double least = double.PositiveInfinity;
        double most = double.NegativeInfinity;
        foreach (int t in months)
        {
            if (double.IsNaN(values[t]))
                continue;
            least = Math.Min(least, values[t]);
            most = Math.Max(most, values[t]);
        }

        return (least, most);
    }
}
