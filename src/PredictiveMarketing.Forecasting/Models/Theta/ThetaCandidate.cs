using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Models.Ets;
using PredictiveMarketing.Forecasting.Numerics;

namespace PredictiveMarketing.Forecasting.Models.Theta;

/// <summary>
/// The theta method with its parameters optimised, on the series without its season (Assimakopoulos and Nikolopoulos 2000;
/// Fiorucci et al. 2016).
/// </summary>
public sealed record ThetaCandidate : UnivariateCandidate
{
    public override string Name => "theta";

    protected override Fit FitObserved(KnownTable table)
    {
        if (table.Observed < ThetaFit.Fewest)
            return Models.Fit.Refuse($"{table.Observed} months with leads, {ThetaFit.Fewest} are needed");
        var adjustment = SeasonalAdjustment.Of(table.Leads);
        var series = ScaledSeries.Of(adjustment.Adjusted);
        var fit = new ThetaFit(series.Values);
        ThetaPoint best = fit.Best();
        (double low, double high) = series.Bounds();
        double unit = series.Unit;
        RunningLine line = fit.Line;
        return Models.Fit.Of(new ThetaModel(
            best.Alpha, best.Share, best.Level * unit, series.Values.Length,
            line with { MeanLeads = line.MeanLeads * unit, Cross = line.Cross * unit },
            best.Squares / Math.Max(1, best.Scored - 3) * unit * unit,
            SeasonToCome.Of(adjustment), low * unit, high * unit));
    }
}
