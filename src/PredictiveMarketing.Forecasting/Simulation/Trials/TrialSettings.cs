using PredictiveMarketing.Forecasting.Numerics;

namespace PredictiveMarketing.Forecasting.Simulation.Trials;

/// <summary>One small workspace to try the choosing on: the kind a planner brings, with a truth that is known.</summary>
/// <param name="Months">Months of history at the last outer origin.</param>
/// <param name="Markets">Series of the one campaign.</param>
/// <param name="Channels">Media channels, all known ahead.</param>
/// <param name="Horizon">Months that are forecast and, after the history, known as actuals.</param>
/// <param name="DriversMatter">True: media bring 35 to 65 % of the leads. False: the same kind of plan, and it brings nothing.</param>
public sealed record TrialSettings(int Months, int Markets, int Channels, int Horizon, bool DriversMatter, ulong Seed)
{
    /// <summary>The settings of a numbered trial: 30 to 60 months, 1 to 3 series, 2 to 6 channels; every other one is driven by media.</summary>
    public static TrialSettings Of(int number, int horizon, ulong seed)
    {
        SeededRandom dice = new SeededRandom(seed).Fork($"trial/{number}");
        return new TrialSettings(30 + dice.NextInt(31), 1 + dice.NextInt(3), 2 + dice.NextInt(5), horizon, number % 2 == 0, dice.NextUInt64());
    }
}
