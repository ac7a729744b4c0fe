using PredictiveMarketing.Forecasting.Choose;
using PredictiveMarketing.Forecasting.Evaluate.Power;
using PredictiveMarketing.Forecasting.Frame;

namespace PredictiveMarketing.Forecasting.Simulation.Faults;

/// <summary>Is what the power statement says true? A channel is planted with the smallest effect that step 2 states for it, and with multiples; does step 3 prove it?</summary>
/// <param name="Stated">Share of a month's leads at the channel's usual swing; null where step 2 says that nothing could be seen.</param>
/// <param name="Proven">Per multiple in the order asked.</param>
public sealed record PowerTrial(FaultSettings Settings, double? Stated, IReadOnlyList<bool> Proven)
{
    public static PowerTrial Run(FaultSettings settings, IReadOnlyList<double> multiples)
    {
        ArgumentNullException.ThrowIfNull(multiples);
        // The same dice with no effect: what step 2 says before anybody knows.
        FramedQuestion without = FourSteps.Frame(CleanDraft.Draw(settings, new PlantedEffect(0)).Written(), clock: null);
        double? stated = FourSteps.Evaluate(without).Power.Single().Drivers.Single(d => d.Driver == PlantedEffect.Channel).SmallestShare;
        return new PowerTrial(settings, stated, stated is double share ? [.. multiples.Select(m => IsProven(settings, m * share))] : []);
    }

    private static bool IsProven(FaultSettings settings, double share)
    {
        FramedQuestion framed = FourSteps.Frame(CleanDraft.Draw(settings, new PlantedEffect(share)).Written(), clock: null);
        Workbench bench = FourSteps.Bench(framed, seed: 1);
        return FourSteps.Relate(bench, framed.Tables[0].Key).Drivers.Single(d => d.Driver == PlantedEffect.Channel).IsProven;
    }
}
