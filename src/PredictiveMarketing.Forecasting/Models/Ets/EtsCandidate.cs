using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Numerics;

namespace PredictiveMarketing.Forecasting.Models.Ets;

/// <summary>
/// State-space exponential smoothing: error, trend and season each additive or multiplicative, chosen by the corrected criterion of Akaike
/// among the forms that the series allows; where STL shows a plain season, among the seasonal ones (Hyndman, Koehler, Ord and Snyder 2008).
/// </summary>
public sealed record EtsCandidate : UnivariateCandidate
{
    public override string Name => "ets";

    protected override Fit FitObserved(KnownTable table)
    {
        var series = ScaledSeries.Of(table.Leads);
        var fit = new EtsFit(series.Values);
        return fit.Choose(SeasonalAdjustment.Of(table.Leads).IsPlain) is { } best
            ? Models.Fit.Of(EtsModels.Of(best, series))
            : Models.Fit.Refuse($"{table.Observed} months with leads, {EtsFit.Fewest} are needed");
    }
}
