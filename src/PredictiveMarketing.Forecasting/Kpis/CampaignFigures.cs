using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Kpis;

/// <summary>The figures of a campaign that the workspace itself holds: what its media cost and how many leads came, in all markets together.</summary>
public static class CampaignFigures
{
    /// <summary>
    /// <c>cost</c> and <c>leads</c> of a month, dated on its last day. Cost is delivered spend, national lines included, which is why there is no
    /// figure per market. A figure is not known (null) when the month has no delivered line or no row of leads.
    /// </summary>
    public static IReadOnlyList<KpiFigure> Of(Workspace workspace, string campaign, Month month)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        MediaRow[] lines = [.. workspace.Media.Where(r => r.Campaign == campaign && r.Month == month && r.Status == MediaStatus.Delivered)];
        LeadRow[] leads = [.. workspace.Leads.Where(r => r.Key.Campaign == campaign && r.Month == month)];
        bool provisional = leads.Any(r => r.Status == LeadStatus.Provisional);
        DateOnly last = month.Next.FirstDay.AddDays(-1);
        return
        [
            new KpiFigure("cost", lines.Length == 0 ? null : lines.Sum(r => r.Spend), "media_plan.csv, delivered", last),
            new KpiFigure("leads", leads.Length == 0 ? null : Exact(leads), provisional ? "leads.csv, provisional" : "leads.csv", last),
        ];
    }

    // Leads are counts or short decimals: 15 digits hold them, and a sum without the tail of binary fractions.
    private static decimal? Exact(LeadRow[] leads)
    {
        double sum = leads.Sum(r => r.Leads);
        return Math.Abs(sum) < 1e15 ? (decimal)sum : null;
    }
}
