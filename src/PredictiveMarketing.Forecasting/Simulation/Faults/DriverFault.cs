using PredictiveMarketing.Forecasting.Numerics;

namespace PredictiveMarketing.Forecasting.Simulation.Faults;

/// <summary>A driver that is not what it was: in one month, or from a month on. An external around 100, or the spend of a channel in one market with the contacts that it buys.</summary>
internal static class DriverFault
{
    /// <summary>An external half as high again or half as high in one month, eight standard deviations; or thirty times a month's spend, or a thirtieth.</summary>
    public static Planting Outlier(DraftWorkspace draft, SeededRandom dice)
    {
        if (dice.NextInt(2) == 0)
        {
            double factor = dice.NextInt(2) == 0 ? 1.5 : 0.5;
            draft.Externals[DraftWorkspace.TrueExternal][0][3 + dice.NextInt(draft.History - 6)] *= factor;
            return new Planting($"one month of an external x {factor}", DraftWorkspace.TrueExternal, "");
        }

        (int market, string channel) = OnAir(draft, dice);
        MediaLines lines = draft.Media[(market, channel)];
        int[] on = [.. Enumerable.Range(3, draft.History - 6).Where(t => lines.Spend[t] > 0)];
        int at = on[dice.NextInt(on.Length)];
        double times = dice.NextInt(2) == 0 ? 30 : 1 / 30.0;
        lines.Spend[at] *= times;
        lines.Impressions[at] *= times;
        return new Planting($"one month's spend and contacts x {times:0.###}", channel, "", market);
    }

    /// <summary>An external a third higher or a quarter lower from a month on; or five times the spend.</summary>
    public static Planting Shift(DraftWorkspace draft, SeededRandom dice)
    {
        int from = 8 + dice.NextInt(draft.History - 15);
        if (dice.NextInt(2) == 0)
        {
            double factor = dice.NextInt(2) == 0 ? 1.35 : 0.7;
            From(draft.Externals[DraftWorkspace.TrueExternal][0], from, factor);
            return new Planting($"an external x {factor} from month {from + 1}", DraftWorkspace.TrueExternal, "");
        }

        (int market, string channel) = OnAir(draft, dice);
        double times = dice.NextInt(2) == 0 ? 5 : 0.2;
        From(draft.Media[(market, channel)].Spend, from, times);
        From(draft.Media[(market, channel)].Impressions, from, times);
        return new Planting($"spend and contacts x {times} from month {from + 1}", channel, "", market);
    }

    // The channel with most months on air: which months those are is the channel's own affair.
    private static (int Market, string Channel) OnAir(DraftWorkspace draft, SeededRandom dice)
    {
        int market = dice.NextInt(draft.Leads.Count);
        return (market, draft.Channels.MaxBy(c => draft.Media[(market, c)].Spend.Count(s => s > 0))!);
    }

    private static void From(double[] values, int from, double factor)
    {
        for (int t = from; t < values.Length; t++)
            values[t] *= factor;
    }
}
