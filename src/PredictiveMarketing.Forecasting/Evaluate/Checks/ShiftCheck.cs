using System.Globalization;
using PredictiveMarketing.Forecasting.Evaluate.Levels;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Evaluate.Checks;

/// <summary>
/// Level shifts of leads, sought in all series of a campaign together and in each of them: a new definition of a lead shifts them all, a dealer that closes
/// only one. The odds of both are averaged into one answer per campaign, so that a campaign of many markets has no more false alarms than one of a single market.
/// </summary>
internal static class ShiftCheck
{
    public static Dictionary<SeriesKey, Check> Of(IReadOnlyDictionary<SeriesKey, SeriesLevels> levels, Gates gates)
    {
        double least = Math.Log(1 + gates.LevelShiftShare);
        var found = new Dictionary<SeriesKey, Check>();
        foreach (IGrouping<string, KeyValuePair<SeriesKey, SeriesLevels>> campaign in levels.GroupBy(l => l.Key.Campaign))
        {
            KeyValuePair<SeriesKey, SeriesLevels>[] series = [.. campaign];
            ShiftEvidence? common = series.Length > 1 ? Common([.. series.Select(s => s.Value)], least) : null;
            ShiftEvidence?[] own = [.. series.Select(s => ShiftEvidence.Of([s.Value.Grid], least))];
            // Before anything is seen a shift of all is as likely as one of any single market.
            double all = common is null ? double.NegativeInfinity : common.LogOdds - Math.Log(2);
            double[] single = [.. own.Select(o => o is null ? double.NegativeInfinity : o.LogOdds - Math.Log(series.Length * (common is null ? 1 : 2)))];
            var odds = new LogSum();
            foreach (double one in single.Append(all))
                odds.Add(one);
            double chance = ShiftEvidence.ChanceOf(odds.Value);
            if (!(chance <= gates.LevelShiftSignificance))
                continue;
            bool together = common is not null && all >= single.Max();
            for (int s = 0; s < series.Length; s++)
            {
                if (together)
                    found[series[s].Key] = Told(common!, series[s].Value.Months[common!.At], chance, " in all markets of the campaign");
                else if (own[s] is { } shift && (single[s] == single.Max() || ShiftEvidence.ChanceOf(single[s]) <= gates.LevelShiftSignificance))
                    found[series[s].Key] = Told(shift, series[s].Value.Months[shift.At], chance, "");
            }
        }

        return found;
    }

    private static Check Told(ShiftEvidence shift, Month from, double chance, string where) => Check.Review(
        CheckKind.LevelShift,
        string.Create(CultureInfo.InvariantCulture, $"a lasting change of {shift.Share:+0%;-0%} from {from} on{where} that season, trend and drivers do not explain"),
        [from], ("share", shift.Share), ("p", chance));

    // Only series with the same months; those that share shocks count for less.
    private static ShiftEvidence? Common(SeriesLevels[] series, double least)
    {
        if (!series.All(s => s.Months.SequenceEqual(series[0].Months)))
            return null;
        LevelGrid[] grids = [.. series.Select(s => s.Grid)];
        if (ShiftEvidence.Of(grids, least) is not { } first)
            return null;
        // What the series share beside the step itself.
        double[][] rest = [.. grids.Select(g => g.Best.LeftOut([.. g.Best.Values.Select((v, t) => t >= first.At ? v - first.Size : v)]).Residuals)];
        return ShiftEvidence.Of(grids, least, SharedShocks.Of(rest).Inflation);
    }
}
