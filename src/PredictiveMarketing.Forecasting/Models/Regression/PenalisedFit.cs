using PredictiveMarketing.Forecasting.Frame;

namespace PredictiveMarketing.Forecasting.Models.Regression;

/// <summary>Fits a penalised regression whose penalty is chosen by one-step forecasts over the last third of its own history.</summary>
internal static class PenalisedFit
{
    private const int FewestRows = 8;

    public static Fit Of(KnownTable table, IReadOnlyList<Term> terms, IPenaltyPath path)
    {
        Design design = Design.Of(table, terms);
        if (design.Rows.Length < FewestRows)
            return Models.Fit.Refuse($"{design.Rows.Length} complete months, {FewestRows} are needed");

        var moments = new Moments(design, table.Leads);
        double[][] betas = [.. Enumerable.Range(0, path.Length).Select(_ => new double[terms.Count])];
        double[] errors = new double[path.Length];
        int firstTest = Math.Max(FewestRows - 2, design.Rows.Length - Math.Clamp(design.Rows.Length / 3, 2, 12));
        for (int r = 0; r < design.Rows.Length; r++)
        {
            if (r >= firstTest)
            {
                moments.Standardise();
                path.Solve(moments, betas);
                for (int k = 0; k < path.Length; k++)
                    errors[k] += Math.Abs(moments.Predict(betas[k], design.Rows[r]) - table.Leads[design.Rows[r]]);
            }

            moments.Add(design.Rows[r]);
        }

        int best = 0;
        for (int k = 1; k < errors.Length; k++)
        {
            if (errors[k] < errors[best])
                best = k;
        }

        moments.Standardise();
        path.Solve(moments, betas);
        return Models.Fit.Of(LinearModel.Of(moments, betas[best], table) with { Shrinkage = path.Squared(moments, best) });
    }
}
