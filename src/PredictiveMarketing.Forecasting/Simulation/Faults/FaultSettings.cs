using PredictiveMarketing.Forecasting.Numerics;

namespace PredictiveMarketing.Forecasting.Simulation.Faults;

/// <summary>One simulated workspace to try the gates on.</summary>
/// <param name="Months">Months of history.</param>
/// <param name="Markets">Series of the one campaign.</param>
/// <param name="Channels">Media channels with a true effect.</param>
/// <param name="Noise">Standard deviation of the monthly log noise.</param>
/// <param name="Seed">Of everything that is drawn: another fault on the same seed is planted into the same workspace.</param>
public sealed record FaultSettings(int Months, int Markets, int Channels, double Noise, ulong Seed)
{
    /// <summary>The settings of a numbered workspace: 24 to 60 months, 1 to 4 markets, 2 to 8 channels, 2 to 7 % noise.</summary>
    public static FaultSettings Of(int number, ulong seed)
    {
        SeededRandom dice = new SeededRandom(seed).Fork($"fault/{number}");
        return new FaultSettings(24 + dice.NextInt(37), 1 + dice.NextInt(4), 2 + dice.NextInt(7), 0.02 + (0.05 * dice.NextDouble()), dice.NextUInt64());
    }
}
