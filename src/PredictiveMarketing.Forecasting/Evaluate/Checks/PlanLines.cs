using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Evaluate.Checks;

/// <summary>
/// Months without a line in a media plan. A month off air may be written as 0 or left out; only where a plan writes its zeros, or a channel is in
/// nearly every month, is a month that is not there a gap. A month without a line of any channel always is one.
/// </summary>
internal static class PlanLines
{
    /// <summary>Share of the months with a line from which the others are gaps.</summary>
    private const double Steady = 0.75;

    public static Dictionary<(string Campaign, string Market, string Channel), Check> Gaps(FramedQuestion framed)
    {
        var found = new Dictionary<(string, string, string), Check>();
        MediaRow[] past = [.. framed.Media.Where(r => r.Month <= framed.Cutoff.Clock && r.Month >= framed.Cutoff.First)];
        foreach (var plan in past.GroupBy(r => (r.Campaign, Market: Market(r))))
        {
            HashSet<Month> any = [.. plan.Select(r => r.Month)];
            Month[] none = [.. Month.Range(any.Min(), any.Max()).Where(m => !any.Contains(m))];
            foreach (IGrouping<string, MediaRow> channel in plan.GroupBy(r => r.Channel, StringComparer.Ordinal))
            {
                HashSet<Month> there = [.. channel.Select(r => r.Month)];
                Month first = there.Min(), last = there.Max();
                bool writesZeros = channel.Any(r => r.Spend == 0) || there.Count >= Steady * (last - first + 1);
                Month[] gone = [.. Month.Range(first, last).Where(m => !there.Contains(m) && (writesZeros || none.Contains(m)))];
                if (gone.Length > 0)
                {
                    found[(plan.Key.Campaign, plan.Key.Market, channel.Key)] =
                        Check.Review(CheckKind.Gap, $"no line in {Coverage.Named(gone)}: no spend is assumed", gone, ("months", gone.Length));
                }
            }
        }

        return found;
    }

    private static string Market(MediaRow row) => row.Level == MediaLevel.National ? MediaRow.NationalMarket : row.Market;
}
