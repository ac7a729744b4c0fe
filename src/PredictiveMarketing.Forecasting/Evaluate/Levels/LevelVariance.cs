namespace PredictiveMarketing.Forecasting.Evaluate.Levels;

/// <summary>The covariances of a series that level, trend, season, drivers and noise make: Z D Z' + sigma^2 R(rho).</summary>
internal sealed class LevelVariance
{
    private const double LevelDeviation = 10;

    private readonly double[] known;

    public LevelVariance(int[] times, LevelDrivers drivers, LevelPrior prior)
    {
        Times = times;
        Side = prior.Side;
        known = Known(times, drivers, prior);
    }

    public int[] Times { get; }

    /// <summary>Values that must lie on both sides of a step.</summary>
    public int Side { get; }

    /// <summary>The lower triangle, row by row.</summary>
    public double[] With(double deviation, double memory)
    {
        int n = Times.Length;
        double[] noise = Covariances(deviation, memory);
        double[] a = [.. known];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
                a[(i * n) + j] += noise[Times[i] - Times[j]];
        }

        return a;
    }

    // By months apart: sigma^2 rho^distance.
    private double[] Covariances(double deviation, double memory)
    {
        double[] covariances = new double[Times[^1] - Times[0] + 1];
        covariances[0] = deviation * deviation;
        for (int d = 1; d < covariances.Length; d++)
            covariances[d] = covariances[d - 1] * memory;
        return covariances;
    }

    // Level, trend, eleven waves of a year and the drivers.
    private static double[] Known(int[] times, LevelDrivers drivers, LevelPrior prior)
    {
        int n = times.Length;
        double middle = times.Average();
        double[] usual = drivers.Usual;
        var rows = new List<double[]> { Filled(n, _ => LevelDeviation), Filled(n, t => prior.Slope * (times[t] - middle) / usual[t]) };
        for (int k = 1; k <= 6; k++)
        {
            int wave = k;
            double height = prior.Season / Math.Pow(k, 1.5);
            rows.Add(Filled(n, t => height * Math.Cos(2 * Math.PI * wave * times[t] / 12) / usual[t]));
            if (k < 6)
                rows.Add(Filled(n, t => height * Math.Sin(2 * Math.PI * wave * times[t] / 12) / usual[t]));
        }

        rows.AddRange(drivers.Columns);
        double[] sum = new double[n * n];
        foreach (double[] row in rows)
        {
            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j <= i; j++)
                    sum[(i * n) + j] += row[i] * row[j];
            }
        }

        return sum;
    }

    private static double[] Filled(int n, Func<int, double> value) => [.. Enumerable.Range(0, n).Select(value)];
}
