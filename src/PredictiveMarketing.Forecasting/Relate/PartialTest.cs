using MathNet.Numerics.Distributions;

namespace PredictiveMarketing.Forecasting.Relate;

/// <summary>
/// The partial t-test of one form of a driver, pooled over markets. Each market weighs by its own precision; markets share their months' surprises, so
/// the variance of the pooled effect is clustered by month (Liang and Zeger 1986) with the small-sample correction of MacKinnon and White (1985, HC3),
/// and never smaller than the classical one.
/// </summary>
internal readonly record struct PartialTest(double T, double P, double Effect, int Months, int Markets)
{
    public static PartialTest None { get; } = new(0, double.NaN, 0, 0, 0);

    /// <param name="series">Each market with the other proven forms taken out.</param>
    /// <param name="sign">1 or -1 asks for that side only, 0 for either.</param>
    public static PartialTest Of(IReadOnlyList<Others> series, int form, int sign)
    {
        List<Part> parts = [.. series.Select(s => Part.Of(s, form)).OfType<Part>()];
        if (parts.Count == 0)
            return None;
        double spread = parts.Sum(p => p.Weight * Cleaned.Dot(p.X, p.X));
        double effect = parts.Sum(p => p.Weight * Cleaned.Dot(p.X, p.Y)) / spread;
        double error = 0;
        var months = new SortedDictionary<int, double>();
        foreach (Part part in parts)
        {
            for (int i = 0; i < part.X.Length; i++)
            {
                double left = part.Y[i] - (effect * part.X[i]);
                error += part.Weight * left * left;
                months[part.Months[i]] = months.GetValueOrDefault(part.Months[i]) + (part.Weight * part.X[i] * left);
            }
        }

        double freedom = parts.Sum(p => p.X.Length - p.Columns) - 1;
        double classical = error / freedom / spread;
        double clusterFreedom = months.Count - parts.Average(p => p.Columns) - 1;
        bool clusters = parts.Count > 1 && clusterFreedom > 3;
        double correction = months.Count / clusterFreedom;
        double clustered = clusters ? months.Values.Sum(u => u * u) * correction * correction / (spread * spread) : 0;
        double t = effect / Math.Sqrt(Math.Max(classical, clustered));
        double df = clusters ? Math.Min(freedom, clusterFreedom) : freedom;
        double p = sign == 0 ? 2 * StudentT.CDF(0, 1, df, -Math.Abs(t)) : StudentT.CDF(0, 1, df, -sign * t);
        return new PartialTest(t, p, effect, months.Count, parts.Count);
    }

    /// <summary>One market's leads and driver after everything else is taken out.</summary>
    private sealed record Part(int[] Months, double[] X, double[] Y, int Columns, double Weight)
    {
        public static Part? Of(Others series, int form)
        {
            Cleaned cleaned = series.Series;
            int columns = cleaned.FixedColumns + series.Count;
            int free = cleaned.Rows - columns - 1;
            if (cleaned.Columns[form] is not { } column || free < 4)
                return null;
            double[] x = series.Without(column);
            double xx = Cleaned.Dot(x, x);
            if (!(xx > 1e-6 * cleaned.Rows))
                return null;
            double[] y = series.Leads;
            double xy = Cleaned.Dot(x, y);
            double variance = Math.Max(1e-12, (Cleaned.Dot(y, y) - (xy * xy / xx)) / free);
            return new Part(cleaned.Months, x, y, columns, 1 / variance);
        }
    }
}
