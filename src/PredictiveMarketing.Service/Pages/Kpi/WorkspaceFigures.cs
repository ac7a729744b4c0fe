using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Kpis;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Service.Pages.Kpi;

/// <summary>The figures that a workspace itself holds, summed over campaigns and months. A sum with a month missing is not known.</summary>
public sealed class WorkspaceFigures(Workspace workspace)
{
    /// <summary>GA4's sessions stand for visits: one person may come several times, and the figure's source says so.</summary>
    private const string Sessions = "ga4_sessions";
    private const string EngagedSessions = "ga4_engaged_sessions";

    /// <summary>Delivered spend, national lines included, and leads.</summary>
    public IReadOnlyList<KpiFigure> CostAndLeads(IReadOnlyList<string> campaigns, IReadOnlyList<Month> months)
    {
        MediaRow[] lines = [.. workspace.Media.Where(r => campaigns.Contains(r.Campaign) && months.Contains(r.Month) && r.Status == MediaStatus.Delivered)];
        LeadRow[] leads = [.. workspace.Leads.Where(r => campaigns.Contains(r.Key.Campaign) && months.Contains(r.Month))];
        bool allSpent = months.Count > 0 && months.All(m => lines.Any(l => l.Month == m));
        bool allCame = months.Count > 0 && months.All(m => leads.Any(l => l.Month == m));
        DateOnly last = LastDay(months);
        return
        [
            new KpiFigure("cost", allSpent ? lines.Sum(l => l.Spend) : null, "media_plan.csv", last),
            new KpiFigure("leads", allCame ? Exact(leads.Sum(l => l.Leads)) : null, "leads.csv", last),
        ];
    }

    /// <summary>Everything the catalogue may ask for and the workspace can answer.</summary>
    public IReadOnlyList<KpiFigure> Everything(IReadOnlyList<string> campaigns, IReadOnlyList<Month> months)
    {
        IReadOnlyList<KpiFigure> own = CostAndLeads(campaigns, months);
        KpiFigure cost = own[0], leads = own[1];
        List<KpiFigure> all = [cost, leads, cost with { Name = "advertising spend" }];
        if (External(Sessions, months) is decimal sessions)
        {
            all.Add(leads with { Name = "conversions" });
            all.Add(new KpiFigure("visitors", sessions, $"externals.csv, {Sessions}", cost.Date));
            all.Add(new KpiFigure("sessions", sessions, $"externals.csv, {Sessions}", cost.Date));
            if (External(EngagedSessions, months) is decimal engaged)
                all.Add(new KpiFigure("bounced sessions", sessions - engaged, $"externals.csv, {EngagedSessions}", cost.Date));
        }

        return all;
    }

    // Of the whole site where that is given, else the markets added up.
    private decimal? External(string name, IReadOnlyList<Month> months)
    {
        ExternalRow[] rows = [.. workspace.Externals.Where(e => e.Name == name && months.Contains(e.Month))];
        ExternalRow[] whole = [.. rows.Where(r => r.Market == ExternalRow.AllMarkets)];
        ExternalRow[] used = whole.Length > 0 ? whole : rows;
        return months.Count > 0 && months.All(m => used.Any(r => r.Month == m)) ? Exact(used.Sum(r => r.Value)) : null;
    }

    private static decimal? Exact(double sum) => Math.Abs(sum) < 1e15 ? (decimal)sum : null;

    private static DateOnly LastDay(IReadOnlyList<Month> months) => months.Count == 0 ? DateOnly.MinValue : months[^1].Next.FirstDay.AddDays(-1);
}
