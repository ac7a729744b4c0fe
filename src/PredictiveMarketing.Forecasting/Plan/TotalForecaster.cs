using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Plan;

/// <summary>Totals over the markets of a campaign, and over the months of the plan, from joint draws; quantiles are never added.</summary>
public static class TotalForecaster
{
    /// <summary>The campaign's total, month by month, as market <c>ALL</c>.</summary>
    /// <exception cref="ArgumentException">No member, or members with different months.</exception>
    public static PlanForecast OverMarkets(string campaign, IReadOnlyList<JointDraws.Member> members, int seed, bool nonNegative)
    {
        ArgumentNullException.ThrowIfNull(members);
        if (members.Count == 0)
            throw new ArgumentException("A total needs at least one market.", nameof(members));
        IReadOnlyList<ForecastMonth> first = members[0].Forecast.Months;
        if (members.Any(m => !m.Forecast.Months.Select(f => f.Month).SequenceEqual(first.Select(f => f.Month))))
            throw new ArgumentException("The markets are forecast for different months.", nameof(members));

        double[][][] draws = JointDraws.Of(members, seed, campaign);
        bool small = Small(members);
        var months = new List<ForecastMonth>(first.Count);
        for (int s = 0; s < first.Count; s++)
        {
            int step = s;
            double[] totals = [.. draws.Select(d => d.Sum(series => series[step]))];
            double median = members.Sum(m => Centre(m, m.Forecast.Months[step]));
            // One market of small counts is its own total: drawing it again would only add the noise of the dice.
            Quantiles quantiles = small && members.Count == 1 ? first[s].Quantiles : Summarise(members, totals, median, nonNegative);
            months.Add(first[s] with
            {
                Point = small && members.Count > 1 ? quantiles.P50 : median,
                Quantiles = quantiles,
                LastYear = SumOrNull(members.Select(m => m.Forecast.Months[step].LastYear)),
                Previous = SumOrNull(members.Select(m => m.Forecast.Months[step].Previous)),
                Guessed = [.. members.SelectMany(m => m.Forecast.Months[step].Guessed).Distinct().Order(StringComparer.Ordinal)],
            });
        }

        bool allBaseline = members.All(m => m.Forecast.IsBaseline);
        return new PlanForecast(new SeriesKey(campaign, PlanForecast.TotalMarket), members[0].Forecast.Origin, "total", allBaseline, months);
    }

    /// <summary>The total over all members and over the months of the plan that lie ahead (nowcast months left out).</summary>
    public static Quantiles OverPlan(IReadOnlyList<JointDraws.Member> members, int seed, bool nonNegative)
    {
        ArgumentNullException.ThrowIfNull(members);
        double median = members.Sum(m => m.Forecast.Months.Where(f => !f.Nowcast).Sum(f => Centre(m, f)));
        double[] totals =
        [
            .. JointDraws.Of(members, seed, "plan").Select(draw =>
                members.Select((m, i) => m.Forecast.Months.Select((f, s) => f.Nowcast ? 0 : draw[i][s]).Sum()).Sum()),
        ];
        return Summarise(members, totals, median, nonNegative);
    }

    private static Quantiles Summarise(IReadOnlyList<JointDraws.Member> members, double[] totals, double median, bool nonNegative) =>
        Small(members) ? JointDraws.SummariseCounts(totals) : JointDraws.Summarise(totals, median, nonNegative);

    private static bool Small(IReadOnlyList<JointDraws.Member> members) => members.All(m => m.Intervals.Counts);

    // Among larger series a small count adds its point forecast, not the whole number next to it.
    private static double Centre(JointDraws.Member member, ForecastMonth month) => member.Intervals.Counts ? month.Point : month.Quantiles.P50;

    private static double? SumOrNull(IEnumerable<double?> values)
    {
        double sum = 0;
        foreach (double? value in values)
        {
            if (value is null)
                return null;
            sum += value.Value;
        }

        return sum;
    }
}
