namespace PredictiveMarketing.Forecasting.Models;

/// <summary>What a fitted model can tell about itself beyond its forecasts; what a family has no formula for is null or empty.</summary>
/// <param name="Estimates">What was estimated, in the model's own order.</param>
/// <param name="Parameters">Effective number of parameters behind the fitted values: a trace for a shrunk regression, else a count.</param>
/// <param name="LogLikelihood">Of the observed leads, constants included.</param>
/// <param name="CriterionParameters">Parameters that an information criterion counts, the variance included.</param>
/// <param name="LikelihoodMonths">Months behind the likelihood; null for all that are observed.</param>
/// <param name="FittedLags">Lags of leads or errors that were fitted: they cost the residual test degrees of freedom.</param>
/// <param name="Leverage">Per month of history, how much the month's own leads pull its fitted value; NaN where it was not fitted.</param>
public sealed record ModelFacts(
    IReadOnlyList<Estimate> Estimates,
    double? Parameters = null,
    double? LogLikelihood = null,
    double? CriterionParameters = null,
    int? LikelihoodMonths = null,
    int FittedLags = 0,
    double[]? Leverage = null)
{
    public static ModelFacts None { get; } = new([]);
}

/// <summary>One number that a fit found.</summary>
/// <param name="Unit">What one of it is, in words.</param>
/// <param name="StandardError">Null where the family gives none.</param>
/// <param name="Freedom">Degrees of freedom of the interval; null for none.</param>
public sealed record Estimate(string Term, string Unit, double Value, double? StandardError = null, double? Freedom = null);
