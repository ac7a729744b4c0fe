using MathNet.Numerics.Distributions;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Models;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Diagnostics;

/// <summary>
/// A fitted model laid open in three tables, after the idea of broom (Robinson 2014): its coefficients (tidy), the model in one line (glance),
/// and every month of history (augment).
/// </summary>
public sealed record ModelDiagnostics(string Candidate, IReadOnlyList<CoefficientLine> Coefficients, ModelLine Model, IReadOnlyList<MonthLine> Months)
{
    /// <param name="table">The series that the model was fitted to, with the drivers it was given.</param>
    public static ModelDiagnostics Of(string candidate, LeadModel model, KnownTable table)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(table);
        ModelFacts facts = model.Facts(table);
        double[] fitted = model.Fitted(table) ?? Unknown(table.Count);
        double[] residuals = [.. fitted.Select((f, t) => table.Leads[t] - f)];
        ModelLine line = ModelLine.Of(table, facts, residuals);
        return new ModelDiagnostics(candidate, [.. facts.Estimates.Select(CoefficientLine.Of)], line, MonthLines(table, facts, fitted, line));
    }

    private static MonthLine[] MonthLines(KnownTable table, ModelFacts facts, double[] fitted, ModelLine line)
    {
        var lines = new MonthLine[table.Count];
        for (int t = 0; t < lines.Length; t++)
        {
            double residual = table.Leads[t] - fitted[t];
            double? leverage = facts.Leverage is { } h ? Number(h[t]) : null;
            double? cook = leverage is { } own && line.ResidualDeviation is { } s && facts.Parameters is { } p && own < 1
                ? Number(residual * residual * own / (p * s * s * (1 - own) * (1 - own)))
                : null;
            lines[t] = new MonthLine(table.First.Plus(t), Number(table.Leads[t]), Number(fitted[t]), Number(residual), leverage, cook, null);
        }

        return lines;
    }

    private static double[] Unknown(int count)
    {
        double[] unknown = new double[count];
        Array.Fill(unknown, double.NaN);
        return unknown;
    }

    internal static double? Number(double value) => double.IsFinite(value) ? value : null;
}

/// <summary>One coefficient.</summary>
/// <param name="Unit">What one of it is, in words.</param>
/// <param name="Lower">Lower end of the 95 % interval around the estimate; a penalty's bias is not in it.</param>
public sealed record CoefficientLine(string Term, string Unit, double Estimate, double? StandardError, double? Lower, double? Upper)
{
    internal static CoefficientLine Of(Estimate estimate)
    {
        if (estimate is not { StandardError: { } error, Freedom: > 0 and { } freedom } || !double.IsFinite(error))
            return new CoefficientLine(estimate.Term, estimate.Unit, estimate.Value, null, null, null);
        double half = StudentT.InvCDF(0, 1, freedom, 0.975) * error;
        return new CoefficientLine(estimate.Term, estimate.Unit, estimate.Value, error, estimate.Value - half, estimate.Value + half);
    }
}

/// <summary>One month of history.</summary>
/// <param name="Actual">Null for a missing month.</param>
/// <param name="Fitted">What the model says one step ahead with the parameters of today; null where it is too early.</param>
/// <param name="Leverage">How much the month's own leads pull its fitted value, from 0 to 1; for linear families.</param>
/// <param name="CooksDistance">How far all fitted values move without the month (Cook 1977), with effective parameters; for linear families.</param>
/// <param name="Influence">How far the forecast moves when the month is hidden and the model fitted anew, as a share of the forecast; null when not asked for.</param>
public sealed record MonthLine(Month Month, double? Actual, double? Fitted, double? Residual, double? Leverage, double? CooksDistance, double? Influence);
