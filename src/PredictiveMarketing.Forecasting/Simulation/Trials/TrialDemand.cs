using PredictiveMarketing.Forecasting.Numerics;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Simulation.Trials;

/// <summary>What a trial's leads do by themselves: trend, season, a wandering level, a lasting shift, noise and a shock.</summary>
/// <param name="Slope">Growth of the log a month.</param>
/// <param name="Season">Of January to December, in logs; all 0 where there is none.</param>
/// <param name="Wander">Standard deviation of the log level's monthly step.</param>
/// <param name="Scatter">Standard deviation of the log noise.</param>
/// <param name="Memory">Share of a month's noise that stays for the next one.</param>
/// <param name="Shift">Lasting change of the log level; 0 where there is none.</param>
/// <param name="ShiftAt">First month of the shift.</param>
internal sealed record TrialDemand(double Slope, double[] Season, double Wander, double Scatter, double Memory, double Shift, int ShiftAt)
{
    private static readonly double[] Wanderings = [0, 0.01, 0.03];

    private static readonly double[] Memories = [0, 0, 0.4];

    public static TrialDemand Of(SeededRandom dice, int length)
    {
        double amplitude = dice.NextInt(5) == 0 ? 0 : 0.05 + (0.3 * dice.NextDouble());
        bool shifts = dice.NextInt(3) == 0;
        double size = 0.15 + (0.25 * dice.NextDouble());
        return new TrialDemand(
            dice.NextNormal(0.001, 0.004),
            Shape(dice, amplitude),
            Wanderings[dice.NextInt(3)],
            0.04 + (0.12 * dice.NextDouble()),
            Memories[dice.NextInt(3)],
            shifts ? (dice.NextInt(2) == 0 ? -size : size) : 0,
            (length / 5) + dice.NextInt(length * 7 / 10));
    }

    /// <summary>Expected organic leads of one market, 1 in a usual month: the campaign's demand with small differences of its own.</summary>
    public double[] InMarket(SeededRandom dice, Month first, int length)
    {
        double slope = Slope + dice.NextNormal(0, 0.001);
        double[] own = [.. Season.Select(s => s * (1 + dice.NextNormal(0, 0.15)))];
        double walk = 0;
        double[] expected = new double[length];
        for (int t = 0; t < expected.Length; t++)
        {
            walk += dice.NextNormal(0, Wander);
            expected[t] = Math.Exp((slope * t) + own[first.Plus(t).Number - 1] + walk + (t >= ShiftAt ? Shift : 0));
        }

        return expected;
    }

    /// <summary>What leads are multiplied by: log-normal noise with memory, and in a fifth of the series one month of shock.</summary>
    public double[] Noise(SeededRandom dice, int length)
    {
        double[] noise = new double[length];
        double log = 0;
        double fresh = Scatter * Math.Sqrt(1 - (Memory * Memory));
        for (int t = 0; t < length; t++)
        {
            log = (Memory * log) + dice.NextNormal(0, t == 0 ? Scatter : fresh);
            noise[t] = Math.Exp(log);
        }

        if (dice.NextInt(5) == 0)
            noise[dice.NextInt(length)] *= dice.NextInt(2) == 0 ? 0.45 : 1.7;
        return noise;
    }

    // Three harmonics, the first the largest, scaled so that the root mean square is the amplitude.
    private static double[] Shape(SeededRandom dice, double amplitude)
    {
        double[] shape = new double[12];
        for (int k = 1; k <= 3; k++)
        {
            double a = dice.NextNormal() / k;
            double b = dice.NextNormal() / k;
            for (int m = 0; m < 12; m++)
                shape[m] += (a * Math.Cos(2 * Math.PI * k * m / 12)) + (b * Math.Sin(2 * Math.PI * k * m / 12));
        }

        double size = Math.Sqrt(shape.Sum(s => s * s) / 12);
        return [.. shape.Select(s => amplitude * s / size)];
    }
}
