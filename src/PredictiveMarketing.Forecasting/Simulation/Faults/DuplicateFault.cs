using PredictiveMarketing.Forecasting.Numerics;

namespace PredictiveMarketing.Forecasting.Simulation.Faults;

/// <summary>The same numbers under two names: two channels, a channel and an external, two externals, the leads of two markets.</summary>
internal static class DuplicateFault
{
    private const string Name = "copy";

    public static Planting Plant(DraftWorkspace draft, SeededRandom dice)
    {
        int variant = dice.NextInt(draft.Leads.Count > 1 ? 4 : 3);
        string[] channels = [.. draft.Channels];
        string channel = channels[dice.NextInt(channels.Length)];
        double factor = ((double[])[1, 1, 1.15, 1.2, 0.001])[dice.NextInt(5)];
        double noise = dice.NextInt(2) == 0 ? 0 : 0.01;
        switch (variant)
        {
            case 0:
                for (int m = 0; m < draft.Leads.Count; m++)
                {
                    MediaLines lines = draft.Media[(m, channel)];
                    draft.Media[(m, Name)] = new MediaLines(Scaled(lines.Spend), [.. lines.Impressions]);
                }

                return new Planting("a channel's spend under two names", channel, Name);
            case 1:
                draft.Externals[Name] = [.. Enumerable.Range(0, draft.Leads.Count).Select(m => Scaled(draft.Media[(m, channel)].Spend[..draft.History]))];
                return new Planting("a channel's spend as an external too", channel, Name);
            case 2:
                draft.Externals[Name] = [Scaled(draft.Externals[DraftWorkspace.TrueExternal][0])];
                return new Planting("an external under two names", DraftWorkspace.TrueExternal, Name);
            default:
                draft.Delays.Clear();
                draft.Leads[1] = [.. draft.Leads[0]];
                return new Planting("the leads of one market in another", FaultyWorkspace.InLeads, FaultyWorkspace.InLeads);
        }

        double[] Scaled(double[] values) => [.. values.Select(v => factor * v * (1 + (noise * (variant == 2 ? 0.2 : 1) * dice.NextNormal())))];
    }
}

/// <summary>A channel that spends the same every month, or an external that never moves.</summary>
internal static class ConstantFault
{
    public static Planting Plant(DraftWorkspace draft, SeededRandom dice)
    {
        if (dice.NextInt(4) == 0)
        {
            draft.Externals["flat"] = [Enumerable.Repeat(Math.Round(50 * dice.NextDouble(), 1), draft.History).ToArray()];
            return new Planting("an external that never varies", "flat", "");
        }

        double wobble = dice.NextInt(2) == 0 ? 0 : 0.001;
        for (int m = 0; m < draft.Leads.Count; m++)
        {
            double monthly = Math.Round(1000 + (20000 * dice.NextDouble()));
            double[] spend = [.. Enumerable.Range(0, draft.Length).Select(_ => monthly * (1 + (wobble * dice.NextNormal())))];
            draft.Media[(m, "retainer")] = new MediaLines(spend, [.. spend.Select(s => 100 * s * Math.Exp(dice.NextNormal(0, 0.04)))]);
        }

        return new Planting(wobble == 0 ? "a channel with the same spend every month" : "a channel whose spend moves by a tenth of a percent", "retainer", "");
    }
}
