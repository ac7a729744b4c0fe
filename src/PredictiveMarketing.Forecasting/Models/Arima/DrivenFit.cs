using PredictiveMarketing.Forecasting.Frame;

namespace PredictiveMarketing.Forecasting.Models.Arima;

/// <summary>Solves a structure on its whole history: effects, level, missing months and the spread of the errors.</summary>
internal static class DrivenFit
{
    public static DrivenMember? Member(DrivenStructure structure, LeadsScale series, ExplainingColumns offered, KnownTable table, double weight)
    {
        int m = series.Missing.Length, level = structure.Order.D == 0 ? 1 : 0, k = structure.Inside.Length;
        int n = series.Count, rows = n - structure.Order.D, count = 1 + m + level + k;
        var likelihood = new ArmaLikelihood(1, n, count);
        likelihood.Resize(rows, m, count);
        double[] column = new double[n];
        void Put(int c, ReadOnlySpan<double> from)
        {
            from.CopyTo(column);
            Differencing.Apply(column, structure.Order.D, 0).CopyTo(likelihood.Column(c));
        }

        Put(0, series.Values);
        for (int i = 0; i < m; i++)
        {
            double[] single = new double[n];
            single[series.Missing[i]] = 1;
            Put(1 + i, single);
        }

        if (level == 1)
            likelihood.Column(1 + m).Fill(1);
        for (int j = 0; j < k; j++)
        {
            Put(1 + m + level + j, offered.Columns[structure.Inside[j]]);
            likelihood.Penalties[m + level + j] = DrivenSearch.Lambda;
        }

        double[] coefficient = [structure.Coefficient];
        double[] none = [];
        if (!double.IsFinite(likelihood.Deviance(structure.Order.P == 1 ? coefficient : none, structure.Order.Q == 1 ? coefficient : none)))
            return null;
        ReadOnlySpan<double> effects = likelihood.Effects;
        double[] bridged = new double[m];
        for (int i = 0; i < m; i++)
            bridged[i] = series.Values[series.Missing[i]] - effects[i];
        double at = level == 1 ? effects[m] : 0;
        var explained = new ExplainingEffect[k];
        for (int j = 0; j < k; j++)
        {
            int term = structure.Inside[j];
            double effect = effects[m + level + j] / offered.Deviation[term];
            at -= effect * offered.Mean[term];
            (double least, double most) = Range(offered.Columns[term], offered.Mean[term], offered.Deviation[term]);
            explained[j] = new ExplainingEffect(offered.Terms[term], effect, least, most);
        }

        double deviation = Math.Sqrt(likelihood.Variance * likelihood.Observed / Math.Max(1, likelihood.Observed - level));
        var process = new ArmaProcess(structure.Order, structure.Order.P == 1 ? coefficient : none, structure.Order.Q == 1 ? coefficient : none, [], [], deviation);
        (double low, double high) = SeenRange.Of(series.Values);
        return new DrivenMember(weight, structure.Log, at, explained, process, bridged, low, high);
    }

    private static (double Least, double Most) Range(double[] standard, double mean, double deviation)
    {
        double least = double.PositiveInfinity, most = double.NegativeInfinity;
        foreach (double x in standard)
        {
            least = Math.Min(least, mean + (deviation * x));
            most = Math.Max(most, mean + (deviation * x));
        }

        return (least, most);
    }
}
