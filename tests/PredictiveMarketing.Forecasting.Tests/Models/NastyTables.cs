using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Numerics;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Tests.Models;

/// <summary>Tables that planners bring on a bad day: every number of one follows from its seed.</summary>
internal static class NastyTables
{
    private static readonly double[] Sizes = [0.01, 1, 30, 1000, 1e6];

    public static KnownTable Of(int seed)
    {
        SeededRandom dice = new SeededRandom((ulong)seed).Fork("nasty");
        int count = 13 + dice.NextInt(48);
        int steps = 1 + dice.NextInt(6);
        bool nonNegative = dice.NextInt(10) < 6;
        double[] leads = Leads(dice, count, nonNegative);
        KnownDriver[] drivers = [.. Enumerable.Range(0, dice.NextInt(5)).Select(d => Driver(dice, d, count, steps, leads))];
        return new KnownTable(Planted.Key, Planted.First, Planted.First.Plus(count - 1), steps, leads, drivers, nonNegative);
    }

    private static double[] Leads(SeededRandom dice, int count, bool nonNegative)
    {
        double size = Sizes[dice.NextInt(Sizes.Length)], level = 1, slope = dice.NextNormal(0, 0.02);
        int shape = dice.NextInt(8), turn = dice.NextInt(count);
        double[] leads = new double[count];
        for (int t = 0; t < count; t++)
        {
            level += dice.NextNormal(0, 0.1);
            leads[t] = size * shape switch
            {
                0 => 0,
                1 => dice.NextInt(5) == 0 ? 1 : 0,
                2 => 1 + (slope * t) + dice.NextNormal(0, 0.05),
                3 => (1 + (0.5 * Math.Cos(2 * Math.PI * t / 12))) * Math.Exp(dice.NextNormal(0, 0.1)),
                4 => level,
                5 => t < turn ? 1 : 0,
                6 => t < turn ? 1e-3 : 1 + dice.NextNormal(0, 0.1),
                _ => dice.NextNormal(),
            };
        }

        Spoil(dice, leads, size);
        for (int t = 0; t < count && nonNegative; t++)
            leads[t] = Math.Max(0, leads[t]);
        return leads;
    }

    // Spikes, months of zero, months that are missing: single ones, at the start, at the end or nearly all.
    private static void Spoil(SeededRandom dice, double[] leads, double size)
    {
        int count = leads.Length;
        for (int spikes = dice.NextInt(3); spikes > 0; spikes--)
            leads[dice.NextInt(count)] *= Math.Pow(10, dice.NextInt(8) - 1);
        if (dice.NextInt(4) == 0)
            leads[dice.NextInt(count)] = size * 1e7;
        if (dice.NextInt(3) == 0)
            leads.AsSpan(dice.NextInt(count - 4), 4).Clear();
        int missing = dice.NextInt(6);
        if (missing is 1 or 2)
            leads.AsSpan(missing == 1 ? 0 : count - 5, 5).Fill(double.NaN);
        for (int holes = missing == 3 ? count : missing == 4 ? 4 : 0; holes > 0; holes--)
            leads[dice.NextInt(count)] = double.NaN;
    }

    private static KnownDriver Driver(SeededRandom dice, int number, int count, int steps, double[] leads)
    {
        double[] values = new double[count + steps];
        int shape = dice.NextInt(9);
        double size = Math.Pow(10, dice.NextInt(16) - 6), leap = Math.Pow(10, dice.NextInt(5));
        for (int t = 0; t < values.Length; t++)
        {
            values[t] = size * shape switch
            {
                0 => 7,
                1 => 0,
                2 => t,
                3 => dice.NextInt(2),
                4 => dice.NextNormal(),
                5 => t < count ? 1 + dice.NextDouble() : leap,
                6 => t == count / 2 ? leap : 0,
                7 => t < count && double.IsFinite(leads[t]) ? leads[t] : 1,
                _ => 1 + dice.NextDouble(),
            };
        }

        DriverSource source = dice.NextInt(2) == 0 ? DriverSource.Media : DriverSource.External;
        return new KnownDriver($"driver-{number}", source, KnownAhead: true, values, new bool[values.Length], HasHistory: dice.NextInt(10) > 0);
    }
}
