using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Models;

namespace PredictiveMarketing.Forecasting.Diagnostics;

/// <summary>A fitted model in one line.</summary>
/// <param name="Months">Months of history that have leads and a fitted value.</param>
/// <param name="Parameters">Effective parameters: the trace of the hat matrix for a shrunk regression, else a count; null for trees.</param>
/// <param name="LogLikelihood">Of the observed leads, constants included; comparable only between models of the same months without differencing.</param>
/// <param name="Aicc">Corrected criterion of Akaike (Hurvich and Tsai 1989); null without a likelihood or with too few months.</param>
/// <param name="ResidualDeviation">In leads, with the effective parameters taken off the degrees of freedom.</param>
/// <param name="MeanAbsoluteError">Of the one-step fit in sample, in leads: no measure of forecasts to come.</param>
/// <param name="ScaledError">The same over the mean change from the same month of last year; null with less than 13 months.</param>
/// <param name="Caution">What to keep in mind when reading the tests; null for nothing.</param>
public sealed record ModelLine(
    int Months,
    double? Parameters,
    double? LogLikelihood,
    double? Aicc,
    double? ResidualDeviation,
    double? MeanAbsoluteError,
    double? ScaledError,
    LjungBox? Autocorrelation,
    ShapiroWilk? Normality,
    string? Caution)
{
    private const int FewResiduals = 30;

    internal static ModelLine Of(KnownTable table, ModelFacts facts, double[] residuals)
    {
        double[] known = [.. residuals.Where(double.IsFinite)];
        int n = known.Length;
        double squares = known.Sum(e => e * e);
        double freedom = n - (facts.Parameters ?? 0);
        double? meanError = n > 0 ? known.Sum(Math.Abs) / n : null;
        return new ModelLine(
            n,
            facts.Parameters,
            facts.LogLikelihood,
            AiccOf(facts, facts.LikelihoodMonths ?? table.Observed),
            n > 0 && freedom > 0 ? Math.Sqrt(squares / freedom) : null,
            meanError,
            meanError / YearOnYear(table.Leads),
            LjungBox.Of(residuals, LjungBox.UsualLags(n), facts.FittedLags),
            ShapiroWilk.Of(known),
            n >= FewResiduals ? null : $"{n} residuals: only gross departures would show, so no finding is no proof");
    }

    private static double? AiccOf(ModelFacts facts, int n) =>
        facts is { LogLikelihood: { } likelihood, CriterionParameters: { } k } ? ModelDiagnostics.Number(Numerics.Aicc.Of(-2 * likelihood, k, n)) : null;

    private static double? YearOnYear(double[] leads)
    {
        double sum = 0;
        int n = 0;
        for (int t = 12; t < leads.Length; t++)
        {
            double change = Math.Abs(leads[t] - leads[t - 12]);
            sum += double.IsNaN(change) ? 0 : change;
            n += double.IsNaN(change) ? 0 : 1;
        }

        return n > 0 && sum > 0 ? sum / n : null;
    }
}
