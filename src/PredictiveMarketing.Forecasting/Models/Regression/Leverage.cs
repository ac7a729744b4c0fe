using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Numerics;

namespace PredictiveMarketing.Forecasting.Models.Regression;

/// <summary>
/// What estimating the coefficients adds to the variance of a forecast, in units of the residual variance:
/// (1 + u' S u) / n with u = (S + r I)^-1 z, z being the month's standardised terms, S their correlation over the n training rows and r the ridge
/// whose effective degrees of freedom are those of the model (Hoerl and Kennard 1970, the variance part of equation 4.5).
/// </summary>
internal static class Leverage
{
    public static double[] Of(LinearModel model, double ridge, KnownTable table, double[] forecast)
    {
        Design design = Design.Of(table, [.. model.Coefficients.Select(c => c.Term)]);
        int p = design.Terms.Count;
        double[] added = new double[table.Steps];
        if (design.Rows.Length == 0)
            return added;
        var moments = Moments.Of(design);
        double[] system = new double[p * p];
        moments.Penalised(ridge, system);
        bool solvable = Cholesky.Factor(system, p);
        double[] values = new double[p];
        double[] z = new double[p];
        double[] u = new double[p];
        for (int s = 0; s < added.Length; s++)
        {
            added[s] = 1.0 / moments.Count;
            if (!solvable)
                continue;
            for (int j = 0; j < p; j++)
            {
                Coefficient c = model.Coefficients[j];
                int lag = (int)c.Parameter;
                values[j] = c.Kind != TermKind.LaggedLeads ? c.Believed(design.Columns[j][table.Count + s])
                    : lag <= s ? forecast[s - lag] : table.Leads[table.Count + s - lag];
            }

            moments.Standardised(values, z);
            z.CopyTo(u, 0);
            Cholesky.Solve(system, p, u);
            // S u = z - r u.
            double size = 0;
            for (int j = 0; j < p; j++)
                size += u[j] * (z[j] - (ridge * u[j]));
            added[s] += Math.Max(0, size) / moments.Count;
        }

        return added;
    }
}
