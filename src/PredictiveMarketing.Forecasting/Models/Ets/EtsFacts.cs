namespace PredictiveMarketing.Forecasting.Models.Ets;

/// <summary>What exponential smoothing says about history and about itself.</summary>
internal static class EtsFacts
{
    public static ModelFacts Of(EtsModel model)
    {
        EtsForm form = model.Kind;
        var lines = new List<Estimate> { new("alpha", "share of an error that the level takes over", model.By.Alpha) };
        if (form.HasTrend)
            lines.Add(new Estimate("beta", "share of an error that the trend takes over", model.By.Beta));
        if (form.IsSeasonal)
            lines.Add(new Estimate("gamma", "share of an error that the season takes over", model.By.Gamma));
        if (form.IsDamped)
            lines.Add(new Estimate("phi", "share of the trend that is left after a month", model.By.Phi));
        lines.Add(new Estimate("level", "leads at the origin", model.After.Level));
        if (form.HasTrend)
            lines.Add(new Estimate("trend", "leads a month at the origin", model.After.Slope));
        string unit = form.Season == SeasonKind.Multiplicative ? "times the level" : "leads";
        lines.AddRange(model.After.Season.Select((s, month) => new Estimate($"season, {month + 1} months after the origin", unit, s)));
        return new ModelFacts(lines, form.Parameters - 1, model.LogLikelihood, form.Parameters);
    }

    /// <summary>The recursion of the form (Hyndman, Koehler, Ord and Snyder 2008, table 2.2 and 2.3) from its own first states; errors in leads move the states.</summary>
    /// <param name="leads">What the form was fitted to; its states begin with the first month that is known.</param>
    public static double[] Fitted(EtsModel model, ReadOnlySpan<double> leads)
    {
        EtsForm form = model.Kind;
        Smoothing by = model.By;
        double level = model.Before.Level, slope = model.Before.Slope;
        double[] season = [.. model.Before.Season];
        bool factors = form.Season == SeasonKind.Multiplicative;
        double[] fitted = new double[leads.Length];
        int first = 0;
        for (; first < fitted.Length - 1 && double.IsNaN(leads[first]); first++)
            fitted[first] = double.NaN;
        for (int t = first; t < fitted.Length; t++)
        {
            int k = (t - first) % EtsForm.Period;
            double trend = by.Phi * slope;
            double line = level + trend;
            double month = !form.IsSeasonal ? 0 : season[k];
            fitted[t] = factors ? line * month : line + month;
            double error = double.IsNaN(leads[t]) ? 0 : leads[t] - fitted[t];
            if (factors)
            {
                // In proportion: the error over what was expected moves level, trend and season by their own size.
                double share = fitted[t] == 0 ? 0 : error / fitted[t];
                level = line * (1 + (by.Alpha * share));
                slope = trend + (by.Beta * line * share);
                season[k] = month * (1 + (by.Gamma * share));
                continue;
            }

            level = line + (by.Alpha * error);
            slope = trend + (by.Beta * error);
            if (form.IsSeasonal)
                season[k] = month + (by.Gamma * error);
        }

        return fitted;
    }
}
