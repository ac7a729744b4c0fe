using PredictiveMarketing.Forecasting.Frame;

namespace PredictiveMarketing.Forecasting.Models.Regression;

/// <summary>
/// Fits a penalised regression whose penalties are weighed by one-step forecasts over the last third of its own history. The coefficients are
/// the mean over the whole path with weights error^-4: a dozen months cannot tell neighbouring penalties apart, so picking one picks luck.
/// </summary>
internal sealed class PenalisedFit
{
    private const int FewestRows = 8;

    private const int MostTests = 12;

    private const double Sharpness = 4;

    // Coefficients are in standard deviations: a test of penalties needs fewer digits of them than a model that people read.
    private const double SettledForTest = 3e-3;
    private const double SettledForGood = 1e-5;

    private readonly Moments moments;
    private readonly IPenaltyPath path;
    private readonly double[][] betas;
    private readonly double[] errors;

    private PenalisedFit(Design design, IPenaltyPath path)
    {
        moments = new Moments(design);
        this.path = path;
        betas = new double[path.Length][];
        for (int k = 0; k < betas.Length; k++)
            betas[k] = new double[design.Terms.Count];
        errors = new double[path.Length];
    }

    public static Fit Of(KnownTable table, IReadOnlyList<Term> terms, IPenaltyPath path)
    {
        Design design = Design.Of(table, terms);
        if (design.Rows.Length < FewestRows)
            return Models.Fit.Refuse($"{design.Rows.Length} complete months, {FewestRows} are needed");
        var fit = new PenalisedFit(design, path);
        fit.Test(design.Rows);
        fit.moments.Standardise();
        path.Solve(fit.moments, fit.betas, SettledForGood);
        return Models.Fit.Of(LinearModelOf.Fitted(fit.moments, fit.Mean(), fit.Freedom(), table));
    }

    private void Test(int[] rows)
    {
        int firstTest = Math.Max(FewestRows - 2, rows.Length - Math.Clamp(rows.Length / 3, 2, MostTests));
        for (int r = 0; r < rows.Length; r++)
        {
            if (r >= firstTest)
            {
                moments.Standardise();
                path.Solve(moments, betas, SettledForTest);
                for (int k = 0; k < betas.Length; k++)
                    errors[k] += Math.Abs(moments.Predict(betas[k], rows[r]) - moments.Design.Leads[rows[r]]);
            }

            moments.Add(rows[r]);
        }
    }

    private double Share(int k)
    {
        double least = errors.Min();
        return errors[k] == least ? 1 : Math.Pow(least / errors[k], Sharpness);
    }

    private double[] Mean()
    {
        double[] mean = new double[betas[0].Length];
        double total = 0;
        for (int k = 0; k < betas.Length; k++)
        {
            double share = Share(k);
            total += share;
            for (int j = 0; j < mean.Length; j++)
                mean[j] += share * betas[k][j];
        }

        for (int j = 0; j < mean.Length; j++)
            mean[j] /= total;
        return mean;
    }

    // Each solution's trace of the hat matrix on the terms it holds (Zou, Hastie and Tibshirani 2007), averaged as the coefficients are.
    private double Freedom()
    {
        double sum = 0, total = 0;
        for (int k = 0; k < betas.Length; k++)
        {
            double share = Share(k);
            if (share < 0.01)
                continue;
            double[] beta = betas[k];
            sum += share * Shrinkage.Freedom(moments, j => beta[j] != 0, path.Ridge(k));
            total += share;
        }

        return sum / total;
    }
}
