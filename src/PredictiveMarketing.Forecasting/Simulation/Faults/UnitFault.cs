using PredictiveMarketing.Forecasting.Numerics;

namespace PredictiveMarketing.Forecasting.Simulation.Faults;

/// <summary>Numbers in another unit: from a month on, in one month, or in one market.</summary>
internal static class UnitFault
{
    private static readonly double[] Decades = [1000, 0.001, 100, 0.01, 10, 0.1];

    private static readonly double[] Gross = [1.2, 1 / 1.2, 1.15, 1 / 1.15];

    public static Planting Plant(DraftWorkspace draft, SeededRandom dice)
    {
        int variant = dice.NextInt(6);
        int market = dice.NextInt(draft.Leads.Count);
        string[] channels = [.. draft.Channels];
        // Which months are on air is the channel's own affair: a break in months without spend is none.
        string channel = channels.MaxBy(c => draft.Media[(market, c)].Spend.Count(s => s > 0))!;
        int from = 6 + dice.NextInt(draft.History - 11);
        double decade = Decades[dice.NextInt(Decades.Length)];
        double[] spend = draft.Media[(market, channel)].Spend, impressions = draft.Media[(market, channel)].Impressions;
        switch (variant)
        {
            case 0:
                draft.Delays.Clear();
                From(draft.Leads[market], from, decade);
                return new Planting($"leads x {decade} from month {from + 1}", FaultyWorkspace.InLeads, "", market);
            case 1:
                From(spend, from, decade);
                return new Planting($"spend x {decade} from month {from + 1}", channel, "", market);
            case 2:
                double vat = Gross[dice.NextInt(Gross.Length)];
                From(spend, from, vat);
                return new Planting($"spend x {vat:0.00} from month {from + 1}", channel, "", market);
            case 3:
                From(impressions, from, decade);
                return new Planting($"contacts x {decade} from month {from + 1}", channel, "", market);
            case 4:
                From(draft.Externals[DraftWorkspace.TrueExternal][0], from, decade);
                return new Planting($"an external x {decade} from month {from + 1}", DraftWorkspace.TrueExternal, "");
            default:
                double jump = dice.NextInt(2) == 0 ? 1000 : 100;
                double[] row = dice.NextInt(2) == 0 ? draft.Leads[market] : draft.Externals[DraftWorkspace.TrueExternal][0];
                draft.Delays.Clear();
                row[from] *= jump;
                return new Planting($"one month x {jump}", row == draft.Leads[market] ? FaultyWorkspace.InLeads : DraftWorkspace.TrueExternal, "", market);
        }
    }

    private static void From(double[] values, int from, double factor)
    {
        for (int t = from; t < values.Length; t++)
            values[t] *= factor;
    }
}

/// <summary>Leads a fifth higher or lower from a month on that is at least six months from either end, in all markets: a new definition of a lead, or a new way to count it.</summary>
internal static class LevelFault
{
    public static Planting Plant(DraftWorkspace draft, SeededRandom dice)
    {
        draft.Delays.Clear();
        int known = draft.History - draft.Maturation;
        int from = 6 + dice.NextInt(known - 11);
        double factor = dice.NextInt(2) == 0 ? 1.2 : 0.8;
        for (int m = 0; m < draft.Leads.Count; m++)
        {
            for (int t = from; t < draft.History; t++)
                draft.Leads[m][t] *= factor;
        }

        return new Planting($"leads x {factor} from month {from + 1}", FaultyWorkspace.InLeads, "");
    }
}
