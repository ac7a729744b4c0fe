using PredictiveMarketing.Forecasting.Frame;

namespace PredictiveMarketing.Forecasting.Models.Regression;

/// <summary>Ridge regression on trend, season, drivers and last month's leads: keeps every term, small.</summary>
public sealed record RidgeCandidate : LocalCandidate
{
    public override string Name => "ridge";

    protected override Fit FitObserved(KnownTable table) => PenalisedFit.Of(table, Design.DefaultTerms(table), new RidgePath());
}

/// <summary>Elastic net on the same terms: drops the terms that do not help, shrinks the rest.</summary>
/// <param name="Mix">1 is the lasso, 0 would be ridge.</param>
public sealed record ElasticNetCandidate(double Mix = 0.5) : LocalCandidate
{
    public override string Name => "elastic-net";

    protected override Fit FitObserved(KnownTable table) => PenalisedFit.Of(table, Design.DefaultTerms(table), new ElasticNetPath(Mix));
}

/// <summary>The lasso (Tibshirani 1996) on the same terms: keeps few.</summary>
public sealed record LassoCandidate : LocalCandidate
{
    public override string Name => "lasso";

    protected override Fit FitObserved(KnownTable table) => PenalisedFit.Of(table, Design.DefaultTerms(table), new ElasticNetPath(1));
}
