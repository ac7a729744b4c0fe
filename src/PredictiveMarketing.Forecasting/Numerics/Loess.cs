namespace PredictiveMarketing.Forecasting.Numerics;

/// <summary>Local regression on evenly spaced values (Cleveland 1979; Cleveland, Cleveland, McRae and Terpenning 1990, section 2.1).</summary>
internal static class Loess
{
    /// <summary>The smooth at a place: a constant or a line through the nearest values, the nearer the heavier.</summary>
    /// <param name="at">Position on the axis 0, 1, 2 ... of the values; may lie beyond its ends.</param>
    /// <param name="span">How many of the nearest values take part; more than there are widens the reach in proportion.</param>
    /// <param name="degree">0 for a local constant, 1 for a local line.</param>
    /// <param name="trust">A weight for every value; empty for equal weights.</param>
    public static double At(double at, ReadOnlySpan<double> values, int span, int degree, ReadOnlySpan<double> trust)
    {
        int n = values.Length;
        int near = Math.Min(span, n);
        int left = Math.Clamp((int)Math.Ceiling(at - (near / 2.0)), 0, n - near);
        int right = left + near - 1;
        double reach = Math.Max(at - left, right - at);
        if (span > n)
            reach *= (double)span / n;
        double weights = 0, sumX = 0, sumY = 0;
        for (int i = left; i <= right; i++)
        {
            double w = Weight(i - at, reach, trust, i);
            weights += w;
            sumX += w * (i - at);
            sumY += w * values[i];
        }

        if (!(weights > 0))
            return NearestOf(values, at);
        double meanX = sumX / weights, meanY = sumY / weights;
        if (degree == 0)
            return meanY;
        double cross = 0, spread = 0;
        for (int i = left; i <= right; i++)
        {
            double w = Weight(i - at, reach, trust, i);
            cross += w * (i - at - meanX) * (values[i] - meanY);
            spread += w * (i - at - meanX) * (i - at - meanX);
        }

        // A single value that counts has no slope.
        return spread > 1e-6 * weights ? meanY - (meanX * cross / spread) : meanY;
    }

    // Tricube: (1 - (u / reach)^3)^3.
    private static double Weight(double away, double reach, ReadOnlySpan<double> trust, int i)
    {
        double u = reach > 0 ? Math.Abs(away) / reach : 0;
        if (u >= 1)
            return 0;
        double base3 = 1 - (u * u * u);
        double w = base3 * base3 * base3;
        return trust.IsEmpty ? w : w * trust[i];
    }

    private static double NearestOf(ReadOnlySpan<double> values, double at) => values[Math.Clamp((int)Math.Round(at), 0, values.Length - 1)];
}
