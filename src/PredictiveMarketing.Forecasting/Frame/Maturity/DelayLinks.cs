using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Frame.Maturity;

/// <summary>One month of one series at two ages: what was known of it then, and one step later.</summary>
internal readonly record struct DelayLink(int Age, double Before, double After);

/// <summary>The evidence of a campaign, laid out as links between ages.</summary>
/// <param name="StepMonths">Months between the two ages of a link.</param>
/// <param name="GreatestAge">Of the oldest month at the end of the evidence: delays up to here would have been seen.</param>
internal sealed record DelayLinks(IReadOnlyList<DelayLink> Links, int StepMonths, int GreatestAge)
{
    public static DelayLinks Of(IReadOnlyList<DelayCount> delays)
    {
        var links = new List<DelayLink>();
        foreach (IGrouping<(SeriesKey, Month), DelayCount> month in delays.GroupBy(d => (d.Key, d.Requested)))
        {
            double known = 0;
            foreach (DelayCount cell in month.OrderBy(d => d.Delay))
            {
                if (cell.Delay > 0)
                    links.Add(new DelayLink(cell.Delay - 1, known, known + cell.Count));
                known += cell.Count;
            }
        }

        return new DelayLinks(links, 1, delays.Max(d => d.SeenIn) - delays.Min(d => d.Requested));
    }

    public static DelayLinks Of(LeadVersion before, LeadVersion now, string campaign)
    {
        var known = before.Leads.Where(r => r.Month <= before.SeenThrough).ToDictionary(r => (r.Key, r.Month), r => r.Leads);
        int step = now.SeenThrough - before.SeenThrough;
        DelayLink[] links =
        [
            .. now.Leads.Where(r => r.Key.Campaign == campaign && double.IsFinite(r.Leads) && double.IsFinite(known.GetValueOrDefault((r.Key, r.Month), double.NaN)))
                .Select(r => new DelayLink(before.SeenThrough - r.Month, known[(r.Key, r.Month)], r.Leads)),
        ];
        return new DelayLinks(links, step, links.Length == 0 ? 0 : links.Max(l => l.Age) + step);
    }
}
