using PredictiveMarketing.Forecasting.Numerics;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Simulation.Trials;

/// <summary>How a channel's money comes over the year.</summary>
internal enum Flighting
{
    /// <summary>Months on and months off, two or three at a time.</summary>
    Bursts,

    /// <summary>Every month, with a new level each year.</summary>
    AlwaysOn,

    /// <summary>More of it in the same months of every year.</summary>
    Seasonal,
}

/// <summary>One media channel of a trial: its flights and how leads answer to them.</summary>
/// <param name="Weight">Its part of what media bring, before all channels are brought to 1.</param>
/// <param name="CarryOver">Share of a month's pressure that lives on in the next one.</param>
/// <param name="Saturation">Power of the pressure, 1 for none.</param>
internal sealed record TrialChannel(string Name, Flighting Flighting, double Weight, double CarryOver, double Saturation)
{
    public static TrialChannel Of(int number, SeededRandom dice)
    {
        // The first channel always comes in bursts: a plan that never changes could not matter.
        int kind = dice.NextInt(10);
        Flighting flighting = number == 0 || kind < 4 ? Flighting.Bursts : kind < 8 ? Flighting.AlwaysOn : Flighting.Seasonal;
        return new TrialChannel(
            $"channel-{number + 1}",
            flighting,
            (number == 0 ? 1 : 0.2) + dice.NextDouble(),
            0.6 * dice.NextDouble(),
            0.5 + (0.5 * dice.NextDouble()));
    }

    /// <summary>Spend a month, whole euros; larger markets spend more.</summary>
    public double[] Flights(SeededRandom dice, Month first, int length, double size)
    {
        double[] spend = new double[length];
        bool on = dice.NextInt(2) == 0;
        double year = 1;
        int peak = dice.NextInt(12);
        for (int t = 0; t < length; t++)
        {
            if (t % 12 == 0)
                year = 0.6 + (0.8 * dice.NextDouble());
            if (dice.NextDouble() < 0.4)
                on = !on;
            double angle = 2 * Math.PI * (first.Plus(t).Number - 1 - peak) / 12;
            double amount = Flighting switch
            {
                Flighting.Bursts => on ? Math.Exp(dice.NextNormal(0, 0.3)) : 0,
                Flighting.AlwaysOn => year * Math.Exp(dice.NextNormal(0, 0.25)),
                _ => (1 + (0.7 * Math.Cos(angle))) * Math.Exp(dice.NextNormal(0, 0.15)),
            };
            spend[t] = Math.Round(20 * size * amount);
        }

        return spend;
    }

    /// <summary>Leads' answer to the spend, 1 on average: geometric carry-over, then a power that flattens.</summary>
    public double[] Response(ReadOnlySpan<double> spend)
    {
        double[] response = new double[spend.Length];
        double pressure = 0;
        double sum = 0;
        for (int t = 0; t < spend.Length; t++)
        {
            pressure = spend[t] + (CarryOver * pressure);
            response[t] = Math.Pow(pressure, Saturation);
            sum += response[t];
        }

        for (int t = 0; t < response.Length; t++)
            response[t] *= sum > 0 ? response.Length / sum : 0;
        return response;
    }
}
