using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Kpis;

/// <summary>
/// The figures that a workspace itself holds, summed over campaigns and months: the one place where cost and leads are added up for a KPI.
/// A sum with a month missing is not known.
/// </summary>
/// <param name="markets">Only these markets; null for all of them.</param>
public sealed class WorkspaceFigures(Workspace workspace, IReadOnlyCollection<string>? markets = null)
{
    /// <summary>GA4's sessions stand for visits: one person may come several times, and the figure's source says so.</summary>
    private const string Sessions = "ga4_sessions";
    private const string EngagedSessions = "ga4_engaged_sessions";

    /// <summary>Persons, as GA4 counts them for a whole month; they cannot be added up over months.</summary>
    private const string Users = "ga4_users";

    /// <summary>
    /// <c>cost</c> and <c>leads</c>, dated on the last day of the last month. Cost is delivered spend, national lines included; a national line
    /// has no market, so where only some markets are asked for and one exists, no cost is given.
    /// </summary>
    public IReadOnlyList<KpiFigure> CostAndLeads(IReadOnlyList<string> campaigns, IReadOnlyList<Month> months)
    {
        ArgumentNullException.ThrowIfNull(campaigns);
        ArgumentNullException.ThrowIfNull(months);
        MediaRow[] lines = Spent(campaigns, months, MediaStatus.Delivered);
        LeadRow[] leads = [.. workspace.Leads.Where(r => campaigns.Contains(r.Key.Campaign) && months.Contains(r.Month) && Covers(r.Key.Market))];
        bool allSpent = months.Count > 0 && months.All(m => lines.Any(l => l.Month == m));
        bool allCame = months.Count > 0 && months.All(m => leads.Any(l => l.Month == m));
        bool provisional = leads.Any(r => r.Status == LeadStatus.Provisional);
        DateOnly last = LastDay(months);
        KpiFigure came = new("leads", allCame ? Exact(leads.Sum(l => l.Leads)) : null, provisional ? "leads.csv, provisional" : "leads.csv", last);
        return markets is not null && lines.Any(l => l.Level == MediaLevel.National || l.Market == MediaRow.NationalMarket)
            ? [came]
            : [new KpiFigure("cost", allSpent ? lines.Sum(l => l.Spend) : null, "media_plan.csv, delivered", last), came];
    }

    /// <summary>What the plan asked to be spent in a month; null where it holds no planned line.</summary>
    public decimal? PlannedSpend(IReadOnlyList<string> campaigns, Month month)
    {
        ArgumentNullException.ThrowIfNull(campaigns);
        MediaRow[] lines = Spent(campaigns, [month], MediaStatus.Planned);
        return lines.Length == 0 || (markets is not null && lines.Any(l => l.Market == MediaRow.NationalMarket)) ? null : lines.Sum(l => l.Spend);
    }

    /// <summary>Everything the catalogue may ask for and the workspace can answer.</summary>
    public IReadOnlyList<KpiFigure> Everything(IReadOnlyList<string> campaigns, IReadOnlyList<Month> months)
    {
        ArgumentNullException.ThrowIfNull(months);
        IReadOnlyList<KpiFigure> own = CostAndLeads(campaigns, months);
        KpiFigure leads = own.First(f => f.Name == "leads");
        List<KpiFigure> all = [.. own];
        if (own.FirstOrDefault(f => f.Name == "cost") is { } cost)
            all.Add(cost with { Name = "advertising spend" });
        if (External(Sessions, months) is decimal sessions)
        {
            all.Add(leads with { Name = "conversions" });
            all.Add(new KpiFigure("sessions", sessions, $"externals.csv, {Sessions}", leads.Date));
            if (External(EngagedSessions, months) is decimal engaged)
                all.Add(new KpiFigure("bounced sessions", sessions - engaged, $"externals.csv, {EngagedSessions}", leads.Date));
        }

        if (months.Count == 1 && External(Users, months) is decimal users)
            all.Add(new KpiFigure("visitors", users, $"externals.csv, {Users}", leads.Date));
        else if (External(Sessions, months) is decimal visits)
            all.Add(new KpiFigure("visitors", visits, $"externals.csv, {Sessions}", leads.Date));
        if (External("email_sent", months) is decimal sent)
            all.Add(new KpiFigure("emails sent", sent, "externals.csv, email_sent", leads.Date));
        foreach (BusinessFigure figure in BusinessFigures.All.Where(f => months.Count == 1 || !f.IsLevel))
        {
            if (External(figure.Column, months) is decimal value)
                all.AddRange(figure.Names.Select(n => new KpiFigure(n, value, $"externals.csv, {figure.Column}", leads.Date)));
        }

        return all;
    }

    private MediaRow[] Spent(IReadOnlyList<string> campaigns, IReadOnlyList<Month> months, MediaStatus status) =>
        [.. workspace.Media.Where(r => campaigns.Contains(r.Campaign) && months.Contains(r.Month) && r.Status == status && (Covers(r.Market) || r.Market == MediaRow.NationalMarket))];

    private bool Covers(string market) => markets is null || markets.Contains(market);

    // Of the whole site where that is given, else the markets added up; a whole site is not the figure of some of its markets.
    private decimal? External(string name, IReadOnlyList<Month> months)
    {
        ExternalRow[] rows = [.. workspace.Externals.Where(e => e.Name == name && months.Contains(e.Month) && (Covers(e.Market) || e.Market == ExternalRow.AllMarkets))];
        ExternalRow[] whole = [.. rows.Where(r => r.Market == ExternalRow.AllMarkets)];
        if (markets is not null && whole.Length > 0)
            return null;
        ExternalRow[] used = whole.Length > 0 ? whole : rows;
        return months.Count > 0 && months.All(m => used.Any(r => r.Month == m)) ? Exact(used.Sum(r => r.Value)) : null;
    }

    // Leads are counts or short decimals: 15 digits hold them, and a sum without the tail of binary fractions.
    private static decimal? Exact(double sum) => Math.Abs(sum) < 1e15 ? (decimal)sum : null;

    private static DateOnly LastDay(IReadOnlyList<Month> months) => months.Count == 0 ? DateOnly.MinValue : months[^1].Next.FirstDay.AddDays(-1);
}
