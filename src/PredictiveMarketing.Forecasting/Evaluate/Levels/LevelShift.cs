using MathNet.Numerics.Distributions;

namespace PredictiveMarketing.Forecasting.Evaluate.Levels;

/// <summary>A lasting change of the level.</summary>
/// <param name="At">Place of the first value after it.</param>
/// <param name="Size">Change of the log.</param>
/// <param name="PValue">Chance of such a step somewhere in a series that has none.</param>
internal sealed record LevelShift(int At, double Size, double PValue)
{
    /// <summary>Degrees of freedom that level, trend, season and drivers use up in spite of their priors.</summary>
    private const int Lost = 8;

    public double Share => Math.Exp(Size) - 1;

    /// <summary>
    /// The largest t of a step over all places where one may begin (Andrews 1993; Bai and Perron 1998), with the chance of it by the tube formula
    /// (Hotelling 1939; Knowles and Siegmund 1989): P(max |t| &gt; c) is at most P(|t| &gt; c) + L / pi (1 + c^2 / nu)^(-nu / 2), where L is the length of
    /// the way that the steps go on the unit sphere. It holds for this series' own length, season and drivers, without tables.
    /// </summary>
    /// <param name="series">Regressions of the same months; with several, the shift is common to them.</param>
    /// <param name="inflation">Variance of their sum against that of independent series: above 1 where they share shocks.</param>
    public static LevelShift? Largest(IReadOnlyList<LevelRegression> series, double inflation = 1)
    {
        IReadOnlyList<StepScore>[] scores = [.. series.Select(s => s.Steps())];
        if (scores.Length == 0 || scores[0].Count == 0)
            return null;
        double freedom = series.Sum(s => Math.Max(3, s.Values.Length - Lost));
        (double T, int At, double Size) best = (0, 0, 0);
        double way = 0, before = 0;
        for (int k = 0; k < scores[0].Count; k++)
        {
            double information = scores.Sum(s => s[k].Information), product = scores.Sum(s => s[k].Product);
            double t = product / Math.Sqrt(information * inflation);
            if (Math.Abs(t) > Math.Abs(best.T))
                best = (t, scores[0][k].At, product / information);
            if (k > 0)
                way += Math.Acos(Math.Clamp(scores.Sum(s => Dot(s[k].Whitened, s[k - 1].Whitened)) / Math.Sqrt(information * before), -1, 1));
            before = information;
        }

        double c = Math.Abs(best.T);
        double chance = (2 * StudentT.CDF(0, 1, freedom, -c)) + (way / Math.PI * Math.Pow(1 + (c * c / freedom), -freedom / 2));
        return new LevelShift(best.At, best.Size, Math.Min(1, chance));
    }

    private static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }
}
