using System.Globalization;
using MathNet.Numerics.Statistics;
using PredictiveMarketing.Forecasting.Evaluate.Levels;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Evaluate.Checks;

/// <summary>Level shifts of leads, sought in each series and in all series of a campaign together: a new definition of a lead shifts them all.</summary>
internal static class ShiftCheck
{
    public static Dictionary<SeriesKey, Check> Of(IReadOnlyDictionary<SeriesKey, SeriesLevels> levels, Gates gates)
    {
        var found = new Dictionary<SeriesKey, Check>();
        foreach (IGrouping<string, KeyValuePair<SeriesKey, SeriesLevels>> campaign in levels.GroupBy(l => l.Key.Campaign))
        {
            KeyValuePair<SeriesKey, SeriesLevels>[] series = [.. campaign];
            LevelShift? common = series.Length > 1 ? Common(series) : null;
            // The chance of a false alarm is one for the campaign: half of it is the sum's, the other half is shared by its series.
            double half = gates.LevelShiftSignificance / 2;
            double chance = series.Length > 1 ? half / series.Length : gates.LevelShiftSignificance;
            bool Says(LevelShift shift, double by) => shift.PValue <= by && Math.Abs(shift.Size) >= Math.Log(1 + gates.LevelShiftShare);
            bool together = common is not null && Says(common, half);
            foreach ((SeriesKey key, SeriesLevels one) in series)
            {
                LevelShift? own = LevelShift.Largest([one.Regression]);
                if (own is not null && Says(own, chance))
                    found[key] = Told(own, one.Months[own.At], "");
                else if (together)
                    found[key] = Told(common!, one.Months[common!.At], " in all markets of the campaign");
            }
        }

        return found;
    }

    private static Check Told(LevelShift shift, Month from, string where) => Check.Review(
        CheckKind.LevelShift,
        string.Create(CultureInfo.InvariantCulture, $"a lasting change of {shift.Share:+0%;-0%} from {from} on{where} that season, trend and drivers do not explain"),
        [from], ("share", shift.Share), ("p", shift.PValue));

    // Only series with the same months; those that share shocks count for less: variance of the sum 1 + (m - 1) correlation.
    private static LevelShift? Common(KeyValuePair<SeriesKey, SeriesLevels>[] series)
    {
        SeriesLevels[] same = [.. series.Select(s => s.Value).Where(s => s.Months.SequenceEqual(series[0].Value.Months))];
        if (same.Length < series.Length)
            return null;
        LevelRegression[] regressions = [.. same.Select(s => s.Regression)];
        if (LevelShift.Largest(regressions) is not { } first)
            return null;
        // What the series share beside the step itself.
        double[][] rest = [.. regressions.Select(r => r.Residuals([.. r.Values.Select((v, t) => t >= first.At ? v - first.Size : v)]))];
        double sum = 0;
        int pairs = 0;
        for (int a = 0; a < rest.Length; a++)
        {
            for (int b = a + 1; b < rest.Length; b++)
            {
                sum += Correlation.Pearson(rest[a], rest[b]);
                pairs++;
            }
        }

        double inflation = 1 + ((same.Length - 1) * Math.Clamp(sum / pairs, 0, 1));
        return LevelShift.Largest(regressions, inflation);
    }
}
