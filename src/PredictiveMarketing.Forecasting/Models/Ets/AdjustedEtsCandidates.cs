using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Numerics;

namespace PredictiveMarketing.Forecasting.Models.Ets;

/// <summary>Simple exponential smoothing of the seasonally adjusted series: tomorrow is like a weighted mean of the past (Brown 1959).</summary>
public sealed record SimpleSmoothingCandidate : UnivariateCandidate
{
    public override string Name => "ses";

    protected override Fit FitObserved(KnownTable table) => AdjustedEts.Of(table, EtsForm.Parse("ANN"));
}

/// <summary>A trend that flattens out on the seasonally adjusted series (Gardner and McKenzie 1985).</summary>
public sealed record DampedTrendCandidate : UnivariateCandidate
{
    public override string Name => "damped-trend";

    protected override Fit FitObserved(KnownTable table) => AdjustedEts.Of(table, EtsForm.Parse("AAdN"));
}

/// <summary>A non-seasonal form on the adjusted series, and the season to put back.</summary>
public sealed record AdjustedEtsModel(EtsModel Smooth, SeasonToCome Season) : LeadModel
{
    public override double[] Forecast(KnownTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        double[] forecast = Smooth.Expected(table.Steps);
        for (int h = 0; h < forecast.Length; h++)
            forecast[h] = table.Admissible(Season.Restore(Math.Clamp(forecast[h], Smooth.Lowest, Smooth.Highest), h + 1));
        return forecast;
    }

    public override double[]? StandardErrors(KnownTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        double[] errors = EtsVariance.StandardErrors(Smooth, table.Steps);
        for (int h = 0; h < errors.Length; h++)
            errors[h] = Season.Stretch(errors[h], h + 1);
        return errors;
    }

    /// <summary>With the season of the whole history, which an honest forecast of the time did not have.</summary>
    public override double[] Fitted(KnownTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var adjustment = SeasonalAdjustment.Of(table.Leads);
        return adjustment.Restored(table, EtsFacts.Fitted(Smooth, adjustment.Adjusted));
    }

    /// <summary>Without a likelihood: that of the adjusted series is not one of the leads.</summary>
    public override ModelFacts Facts(KnownTable table)
    {
        ModelFacts smooth = EtsFacts.Of(Smooth);
        return smooth with { Estimates = [.. smooth.Estimates, .. Season.Estimates], LogLikelihood = null, CriterionParameters = null };
    }
}

internal static class AdjustedEts
{
    public static Fit Of(KnownTable table, EtsForm form)
    {
        var adjustment = SeasonalAdjustment.Of(table.Leads);
        var series = ScaledSeries.Of(adjustment.Adjusted);
        return new EtsFit(series.Values).Best(form) is { } best
            ? Models.Fit.Of(new AdjustedEtsModel(EtsModels.Of(best, series), SeasonToCome.Of(adjustment)))
            : Models.Fit.Refuse($"{table.Observed} months with leads, {form.Parameters + EtsFit.Spare} are needed");
    }
}
