namespace PredictiveMarketing.Forecasting.Models.Ets;

/// <summary>Turns the best point of a search into a model in leads.</summary>
internal static class EtsModels
{
    /// <summary>The months of a season add nothing on average, or multiply by 1: what is left over belongs to level and trend.</summary>
    public static EtsModel Of(EtsOptimum best, ScaledSeries series)
    {
        EtsForm form = best.Form;
        var place = new EtsPoint(form);
        Smoothing by = place.Smoothing(best.Point);
        double level = best.Point[place.Level];
        double slope = form.HasTrend ? best.Point[place.Slope] : 0;
        double[] season = [.. best.Season];
        double mean = season.Sum() / EtsForm.Period;
        if (form.Season == SeasonKind.Additive)
        {
            level += mean;
            for (int k = 0; k < season.Length; k++)
                season[k] -= mean;
        }
        else if (form.Season == SeasonKind.Multiplicative)
        {
            level *= mean;
            slope *= mean;
            for (int k = 0; k < season.Length; k++)
                season[k] /= mean;
        }

        var likelihood = new EtsLikelihood(series.Values);
        double deviance = likelihood.Deviance(form, by, level, slope, season);
        double unit = series.Unit;
        double seasonUnit = form.Season == SeasonKind.Additive ? unit : 1;
        int n = likelihood.Observed;
        // The initial states fit the first months too well: the variance pays for every number but itself (book, section 5.2).
        double variance = likelihood.Squares / Math.Max(1, n - form.Parameters + 1);
        double logLikelihood = (-deviance / 2) - (n * Math.Log(unit));
        (double low, double high) = series.Bounds();
        return new EtsModel(
            form.ToString(),
            by,
            States(form, level * unit, slope * unit, season, 0, seasonUnit),
            States(form, likelihood.Level * unit, likelihood.Slope * unit, likelihood.Season, series.Values.Length, seasonUnit),
            form.Error == ErrorKind.Additive ? variance * unit * unit : variance,
            logLikelihood,
            form.Aicc(logLikelihood, n),
            low * unit,
            high * unit);
    }

    private static EtsStates States(EtsForm form, double level, double slope, double[] season, int next, double unit) => new(
        level,
        slope,
        form.IsSeasonal ? [.. Enumerable.Range(next, EtsForm.Period).Select(t => season[t % EtsForm.Period] * unit)] : []);
}
