namespace PredictiveMarketing.Forecasting.Choose;

/// <summary>
/// Combines forecasts by their weighted median, interpolated between the two in the middle so that the result moves smoothly with the weights.
/// A median keeps one exploding member from mattering; weights follow Bates and Granger (1969) in favouring what erred less.
/// </summary>
public static class WeightedMedian
{
    /// <param name="values">Finite forecasts of the same month.</param>
    /// <param name="weights">Not negative, at least one positive.</param>
    public static double Of(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        int n = values.Length;
        double[] sorted = values.ToArray();
        double[] mass = weights.ToArray();
        Array.Sort(sorted, mass);
        double total = 0;
        foreach (double w in mass)
            total += w;
        if (n == 0 || !(total > 0))
            throw new ArgumentException("A median needs at least one weighted value.", nameof(weights));

        double before = 0;
        double lastCentre = double.NaN;
        double lastValue = double.NaN;
        for (int i = 0; i < n; i++)
        {
            if (mass[i] <= 0)
                continue;
            double centre = (before + (mass[i] / 2)) / total;
            if (centre >= 0.5)
            {
                return double.IsNaN(lastCentre)
                    ? sorted[i]
                    : lastValue + ((sorted[i] - lastValue) * (0.5 - lastCentre) / (centre - lastCentre));
            }

            before += mass[i];
            lastCentre = centre;
            lastValue = sorted[i];
        }

        return lastValue;
    }
}
