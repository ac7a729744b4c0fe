namespace PredictiveMarketing.Forecasting.Choose;

/// <summary>Forecasts of several candidates brought together step by step.</summary>
internal static class Combined
{
    /// <returns>Null when no member with a weight has a forecast.</returns>
    public static double[]? Of(double[]?[] forecasts, double[] weights)
    {
        int[] members = [.. Enumerable.Range(0, forecasts.Length).Where(c => weights[c] > 0 && forecasts[c] is not null)];
        if (members.Length == 0)
            return null;
        double[] shares = [.. members.Select(c => weights[c])];
        double[] values = new double[members.Length];
        double[] combined = new double[forecasts[members[0]]!.Length];
        for (int s = 0; s < combined.Length; s++)
        {
            for (int i = 0; i < members.Length; i++)
                values[i] = forecasts[members[i]]![s];
            combined[s] = TrimmedMean.Of(values, shares);
        }

        return combined;
    }
}
