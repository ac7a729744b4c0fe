using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Service.Desk;

/// <summary>A series or a total, month by month: history, forecast, goals and media side by side.</summary>
/// <param name="Campaign">Null for all campaigns.</param>
/// <param name="Market">Null for all markets.</param>
public sealed record SeriesView(string? Campaign, string? Market, IReadOnlyList<MonthView> Months, IReadOnlyList<EventRow> Events)
{
    public IEnumerable<MonthView> Ahead(Month from) => Months.Where(m => m.Month >= from && m.Forecast is not null);

    public MonthView? this[Month month] => Months.FirstOrDefault(m => m.Month == month);

    /// <summary>Lays the tables of a workspace and a forecast out on one calendar.</summary>
    /// <param name="origin">Last month whose leads are final; what came after it is provisional, whatever leads.csv calls it.</param>
    /// <param name="clock">Months from here on are not known yet; null when everything in leads.csv is.</param>
    public static SeriesView Of(
        Workspace workspace, string? campaign, string? market, IReadOnlyDictionary<Month, Quantiles> forecast, Month origin, Month? clock)
    {
        bool Covers(string c, string m) => (campaign is null || c == campaign) && (market is null || m == market);
        LeadRow[] leads = [.. workspace.Leads.Where(l => Covers(l.Key.Campaign, l.Key.Market) && (clock is null || l.Month < clock))];
        if (leads.Length == 0)
            return new SeriesView(campaign, market, [], []);

        Dictionary<Month, double> actuals = Totals(leads);
        HashSet<Month> provisional = [.. leads.Where(l => l.Month > origin || l.Status == LeadStatus.Provisional).Select(l => l.Month)];
        Dictionary<Month, double> goals = GoalTotals(workspace, campaign, market, [.. leads.Select(l => l.Key).Distinct()]);
        Dictionary<Month, decimal> spend = workspace.Media
            .Where(m => Covers(m.Campaign, m.Market) || (market is null && m.Level == MediaLevel.National && (campaign is null || m.Campaign == campaign)))
            .GroupBy(m => m.Month)
            .ToDictionary(g => g.Key, g => g.Sum(m => m.Spend));

        Month first = leads.Min(l => l.Month);
        Month last = forecast.Keys.Append(leads.Max(l => l.Month)).Max();
        Dictionary<Month, MonthView> byMonth = Month.Range(first, last).ToDictionary(month => month, month => new MonthView(
            month,
            actuals.TryGetValue(month, out double actual) ? actual : null,
            provisional.Contains(month),
            month > origin ? forecast.GetValueOrDefault(month) : null,
            goals.TryGetValue(month, out double goal) ? goal : null,
            spend.TryGetValue(month, out decimal amount) ? amount : null));
        return new SeriesView(
            campaign,
            market,
            [.. byMonth.Values.OrderBy(m => m.Month).Select(m => BesideThePast(m, byMonth))],
            [.. workspace.Events.Where(e => Touches(e, campaign, market)).OrderBy(e => e.Month)]);
    }

    private static MonthView BesideThePast(MonthView month, Dictionary<Month, MonthView> all)
    {
        MonthView? before = all.GetValueOrDefault(month.Month.Previous);
        return month with
        {
            LastYear = all.GetValueOrDefault(month.Month.LastYear)?.Best,
            Previous = before?.Best,
            PreviousIsEstimate = before is not null && (before.Actual is null || before.Provisional),
        };
    }

    // A total with a hole in it would look like a fall: it is unknown until every series that has begun has its leads.
    private static Dictionary<Month, double> Totals(LeadRow[] leads)
    {
        Month[] begins = [.. leads.GroupBy(l => l.Key).Select(g => g.Min(l => l.Month))];
        return leads
            .Where(l => double.IsFinite(l.Leads))
            .GroupBy(l => l.Month)
            .Where(g => g.Count() == begins.Count(b => b <= g.Key))
            .ToDictionary(g => g.Key, g => g.Sum(l => l.Leads));
    }

    // The goal of a total is known only when each of its series has one.
    private static Dictionary<Month, double> GoalTotals(Workspace workspace, string? campaign, string? market, SeriesKey[] keys)
    {
        HashSet<SeriesKey> wanted = [.. keys];
        return workspace.Goals
            .Where(g => wanted.Contains(g.Key))
            .GroupBy(g => g.Month)
            .Where(g => g.Count() == wanted.Count)
            .ToDictionary(g => g.Key, g => g.Sum(row => row.Leads));
    }

    private static bool Touches(EventRow row, string? campaign, string? market) =>
        (campaign is null || Same(row.Campaign, campaign)) && (market is null || Same(row.Market, market));

    private static bool Same(string written, string asked) =>
        written == asked || written.Length == 0 || written == ExternalRow.AllMarkets || written == MediaRow.NationalMarket;
}
