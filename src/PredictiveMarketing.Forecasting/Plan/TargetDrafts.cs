using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Plan;

/// <summary>Turns the forecast of a campaign into target drafts: P50 with P10 and P90, whole leads for counts.</summary>
public static class TargetDrafts
{
    /// <summary>
    /// Drafts for every market and for the total of each month ahead. Counts are rounded by largest remainder, so that the markets add up
    /// to the total's median; other KPIs keep their decimals.
    /// </summary>
    /// <param name="total">From <see cref="TotalForecaster.OverMarkets"/>; its band is the total's.</param>
    /// <param name="whole">True when the KPI is a count.</param>
    public static IReadOnlyList<TargetDraft> Of(IReadOnlyList<PlanForecast> markets, PlanForecast total, bool whole)
    {
        ArgumentNullException.ThrowIfNull(markets);
        ArgumentNullException.ThrowIfNull(total);
        var drafts = new List<TargetDraft>();
        for (int s = 0; s < total.Months.Count; s++)
        {
            ForecastMonth month = total.Months[s];
            if (month.Nowcast)
                continue;
            int step = s;
            double sum = markets.Sum(m => m.Months[step].Quantiles.P50);
            double[] p50 = [.. markets.Select(m => m.Months[step].Quantiles.P50)];
            if (whole)
            {
                long whole50 = (long)Math.Round(month.Quantiles.P50, MidpointRounding.AwayFromZero);
                bool add = whole50 == (long)Math.Round(sum, MidpointRounding.AwayFromZero);
                long[] shared = LargestRemainder.Share(whole50, [.. (add ? p50 : Parts(markets, step, whole50)).Select(p => (decimal)p)]);
                p50 = [.. shared.Select(n => (double)n)];
                sum = shared.Sum();
            }

            for (int i = 0; i < markets.Count; i++)
                drafts.Add(Draft(markets[i].Key, markets[i].Months[s], p50[i], whole));
            if (markets.Count != 1 || markets[0].Key != total.Key)
                drafts.Add(Draft(total.Key, month, sum, whole));
        }

        return drafts;
    }

    /// <summary>A KPI is a count when it cannot be negative and every lead ever seen is a whole number.</summary>
    public static bool IsCount(Workspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        return workspace.Contract.Kpi.NonNegative && workspace.Leads.All(r => r.Leads == Math.Floor(r.Leads));
    }

    // The medians of small counts do not add up to that of their total: it is shared as the point forecasts are, equally where there are none.
    private static double[] Parts(IReadOnlyList<PlanForecast> markets, int step, double total)
    {
        double[] points = [.. markets.Select(m => m.Months[step].Point)];
        double sum = points.Sum();
        return [.. points.Select(p => sum > 0 ? total * p / sum : total / points.Length)];
    }

    private static TargetDraft Draft(SeriesKey key, ForecastMonth month, double p50, bool whole)
    {
        double low = whole ? Math.Floor(month.Quantiles.P10) : month.Quantiles.P10;
        double high = whole ? Math.Ceiling(month.Quantiles.P90) : month.Quantiles.P90;
        return new TargetDraft(key, month.Month, Math.Min(low, p50), p50, Math.Max(high, p50));
    }
}
