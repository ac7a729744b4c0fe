using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Evaluate.Checks;

/// <summary>A channel that stopped and is not planned again. A pause is shorter than a year and than twice the longest pause before it.</summary>
internal static class StoppedChannel
{
    public static Check? In(DriverColumn column, Cutoff cutoff, Gates gates)
    {
        Month? last = null;
        int longest = 0;
        for (Month m = column.Values.First; m <= column.Values.Last; m = m.Next)
        {
            if (!(column.Values[m] > 0))
                continue;
            if (last is Month before)
                longest = Math.Max(longest, m - before - 1);
            last = m;
        }

        if (last is not Month end)
            return null;
        int silent = cutoff.Origin - end;
        if (silent < gates.ShortestStopMonths || (silent < gates.StoppedAfterMonths && silent < 2 * longest))
            return null;
        string plan = column.Values.Last > cutoff.Origin ? " and none is planned" : "";
        return Check.Review(CheckKind.Ended, $"stopped in {end}: no spend for {silent} months{plan}", [end.Next], ("months", silent), ("longest-pause-before", longest));
    }
}
