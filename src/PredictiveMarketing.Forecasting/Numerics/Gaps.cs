namespace PredictiveMarketing.Forecasting.Numerics;

/// <summary>Months that are missing inside a series.</summary>
internal static class Gaps
{
    /// <summary>Fills what is NaN: straight lines between neighbours, at either end the nearest value that is known.</summary>
    /// <param name="values">At least one of them known.</param>
    /// <returns>Whether any was missing.</returns>
    public static bool Bridge(double[] values)
    {
        bool bridged = false;
        int last = -1;
        for (int t = 0; t <= values.Length; t++)
        {
            if (t < values.Length && double.IsNaN(values[t]))
                continue;
            for (int gap = last + 1; gap < t; gap++)
            {
                bridged = true;
                double before = last >= 0 ? values[last] : values[t];
                double after = t < values.Length ? values[t] : before;
                values[gap] = before + ((after - before) * (gap - last) / (t - last));
            }

            last = t;
        }

        return bridged;
    }
}
