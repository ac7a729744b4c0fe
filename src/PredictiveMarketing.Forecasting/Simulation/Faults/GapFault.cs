using PredictiveMarketing.Forecasting.Numerics;

namespace PredictiveMarketing.Forecasting.Simulation.Faults;

/// <summary>One to four months that are not there: of the leads, of an external, of a channel, of the whole plan of a market.</summary>
internal static class GapFault
{
    public static Planting Plant(DraftWorkspace draft, SeededRandom dice)
    {
        int variant = dice.NextInt(4);
        int market = dice.NextInt(draft.Leads.Count);
        int count = 1 + dice.NextInt(4);
        HashSet<int> gone = [];
        while (gone.Count < count)
            gone.Add(3 + dice.NextInt(draft.History - draft.Maturation - 6));
        string[] channels = [.. draft.Channels];
        string channel = channels[dice.NextInt(channels.Length)];
        foreach (int t in gone)
        {
            if (variant == 0)
                draft.Leads[market][t] = double.NaN;
            else if (variant == 1)
                draft.Externals[DraftWorkspace.TrueExternal][0][t] = double.NaN;
            else if (variant == 2)
                draft.Media[(market, channel)].Spend[t] = double.NaN;
            foreach (string each in variant == 3 ? channels : [])
                draft.Media[(market, each)].Spend[t] = double.NaN;
        }

        return variant switch
        {
            0 => new Planting($"{count} months without leads", FaultyWorkspace.InLeads, "", market),
            1 => new Planting($"{count} months without a value of an external", DraftWorkspace.TrueExternal, ""),
            2 => new Planting($"{count} months without a line of a channel", channel, "", market),
            _ => new Planting($"{count} months without any line of the plan", channel, "", market),
        };
    }
}

/// <summary>An external that was given up, leads of a market that stop, a channel that stopped a year ago or more.</summary>
internal static class EndedFault
{
    public static Planting Plant(DraftWorkspace draft, SeededRandom dice)
    {
        int variant = dice.NextInt(draft.Leads.Count > 1 ? 3 : 2);
        int market = dice.NextInt(draft.Leads.Count);
        int last = draft.History - 3 - dice.NextInt(draft.History / 3);
        switch (variant)
        {
            case 0:
                Array.Fill(draft.Externals[DraftWorkspace.TrueExternal][0], double.NaN, last, draft.History - last);
                return new Planting($"an external ended {draft.History - last} months ago", DraftWorkspace.TrueExternal, "");
            case 1:
                string[] channels = [.. draft.Channels];
                string channel = channels[dice.NextInt(channels.Length)];
                int off = draft.History - 12 - dice.NextInt(Math.Max(1, draft.History / 4));
                foreach (MediaLines lines in draft.Media.Where(m => m.Key.Channel == channel).Select(m => m.Value))
                {
                    // It was on air to the last: otherwise nobody could say when it ended.
                    lines.Spend[off - 1] = Math.Max(lines.Spend[off - 1], lines.Spend.Max() / 2);
                    Array.Fill(lines.Spend, 0, off, lines.Spend.Length - off);
                    Array.Fill(lines.Impressions, 0, off, lines.Impressions.Length - off);
                }

                return new Planting($"a channel stopped {draft.History - off} months ago", channel, "");
            default:
                draft.Delays.Clear();
                Array.Fill(draft.Leads[market], double.NaN, last - draft.Maturation, draft.History - last + draft.Maturation);
                return new Planting($"the leads of a market ended {draft.History - last} months ago", FaultyWorkspace.InLeads, "", market);
        }
    }
}
