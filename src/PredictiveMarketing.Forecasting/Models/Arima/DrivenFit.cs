namespace PredictiveMarketing.Forecasting.Models.Arima;

/// <summary>Solves a structure on its whole history: effects, level, missing months and the spread of the errors.</summary>
internal static class DrivenFit
{
    /// <returns>Null where the terms cannot be told apart.</returns>
    public static DrivenMember? Member(DrivenStructure structure, ExplainingColumns offered, double weight)
    {
        LeadsScale series = structure.Scale;
        ArimaOrder order = structure.Errors.Order;
        int m = series.Missing.Length, level = order.D == 0 ? 1 : 0, first = m + level;
        ArmaLikelihood likelihood = Loaded(structure, offered);
        if (!double.IsFinite(likelihood.Deviance(structure.Errors.FullAr, structure.Errors.FullMa)))
            return null;
        ReadOnlySpan<double> effects = likelihood.Effects;
        double[] bridged = new double[m];
        for (int i = 0; i < m; i++)
            bridged[i] = series.Values[series.Missing[i]] - effects[i];
        double at = level == 1 ? effects[m] : 0;
        var explained = new ExplainingEffect[structure.Inside.Length];
        for (int j = 0; j < explained.Length; j++)
        {
            int term = structure.Inside[j];
            double effect = effects[first + j] / offered.Deviation[term];
            at -= effect * offered.Mean[term];
            (double least, double most) = SeenRange.LeastAndMost(offered.Columns[term]);
            explained[j] = new ExplainingEffect(offered.Terms[term], effect, InUnits(least, term), InUnits(most, term));
        }

        double deviation = Math.Sqrt(likelihood.Variance * likelihood.Observed / Math.Max(1, likelihood.Observed - level));
        (double low, double high) = SeenRange.LeastAndMost(series.Values);
        return new DrivenMember(weight, series.Log, at, explained, structure.Errors.Process with { Deviation = deviation }, bridged, low, high);

        double InUnits(double standard, int term) => offered.Mean[term] + (offered.Deviation[term] * standard);
    }

    private static ArmaLikelihood Loaded(DrivenStructure structure, ExplainingColumns offered)
    {
        LeadsScale series = structure.Scale;
        int d = structure.Errors.Order.D, n = series.Count, m = series.Missing.Length, level = d == 0 ? 1 : 0;
        int count = 1 + m + level + structure.Inside.Length;
        var likelihood = new ArmaLikelihood(ArimaOrder.Season + 1, n, count);
        likelihood.Resize(n - d, m, count);
        double[] column = new double[n];
        Put(0, series.Values);
        for (int i = 0; i < m; i++)
        {
            double[] single = new double[n];
            single[series.Missing[i]] = 1;
            Put(1 + i, single);
        }

        if (level == 1)
            likelihood.Column(1 + m).Fill(1);
        for (int j = 0; j < structure.Inside.Length; j++)
        {
            Put(1 + m + level + j, offered.Columns[structure.Inside[j]]);
            likelihood.Penalties[m + level + j] = DrivenSearch.Lambda;
        }

        return likelihood;

        void Put(int c, double[] from)
        {
            from.CopyTo(column, 0);
            Differencing.Apply(column, d, 0).CopyTo(likelihood.Column(c));
        }
    }
}
