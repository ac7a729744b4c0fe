using PredictiveMarketing.Forecasting.Numerics;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Simulation.Faults;

/// <summary>An external per market that is written from the leads. In every second workspace it also claims to be known ahead.</summary>
internal static class LeakFault
{
    private const string Name = "key_events";

    public static Planting Plant(DraftWorkspace draft, SeededRandom dice)
    {
        int variant = dice.NextInt(4);
        double factor = 0.5 + dice.NextDouble();
        double noise = variant == 1 ? 0.02 + (0.03 * dice.NextDouble()) : 0.01;
        draft.Externals[Name] =
        [
            .. draft.Leads.Select(leads => Enumerable.Range(0, draft.History).Select(t => Math.Round(factor * Math.Exp(dice.NextNormal(0, noise)) * variant switch
            {
                0 or 1 => leads[t],
                2 => Math.Pow(leads[t], 0.7) + 20,
                // What was written a month later than it says.
                _ => leads[Math.Min(t + 1, draft.History - 1)],
            })).ToArray()),
        ];
        if (dice.NextInt(2) == 0)
            draft.Drivers = [.. draft.AllDrivers().Select(d => d.Name == Name ? d with { KnownAhead = true } : d)];
        string what = variant switch { 0 => "key event that is the lead", 1 => "leads, scaled, with noise", 2 => "a function of the leads", _ => "leads of the next month, said to be of this one" };
        return new Planting(what + (draft.Drivers is null ? "" : ", said to be known ahead"), Name, "");
    }
}

/// <summary>A driver that moves nothing.</summary>
internal static class IrrelevantFault
{
    private const string Name = "irrelevant";

    public static Planting Plant(DraftWorkspace draft, SeededRandom dice)
    {
        int variant = dice.NextInt(4);
        if (variant == 3)
        {
            var channel = Trials.TrialChannel.Of(dice.NextInt(8), dice) with { Name = Name };
            for (int m = 0; m < draft.Leads.Count; m++)
                CleanDraft.Fly(draft, m, channel, dice.Fork($"{m}"), draft.Leads[m].Average());
            return new Planting("a media channel without effect", Name, "");
        }

        double level = 100;
        int peak = dice.NextInt(12);
        double[] values =
        [
            .. Enumerable.Range(0, draft.History).Select(t => variant switch
            {
                0 => level += dice.NextNormal(0, 3),
                1 => 50 + (20 * Math.Cos(2 * Math.PI * (DraftWorkspace.First.Plus(t).Number - peak) / 12)) + dice.NextNormal(0, 3),
                _ => 100 + dice.NextNormal(0, 10),
            }),
        ];
        draft.Externals[Name] = [values];
        if (dice.NextInt(2) == 0)
            draft.Drivers = [.. draft.AllDrivers().Select(d => d.Name == Name ? d with { KnownAhead = true } : d)];
        return new Planting(variant switch { 0 => "a random walk", 1 => "a seasonal decoy", _ => "white noise" }, Name, "");
    }
}
