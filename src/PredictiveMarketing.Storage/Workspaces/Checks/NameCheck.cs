using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Workspaces.Tables;

namespace PredictiveMarketing.Storage.Workspaces.Checks;

/// <summary>Names of campaigns and markets that no lead has, and names that differ in case only.</summary>
internal static class NameCheck
{
    private const string Cure = "Write the name as leads.csv does, or remove the line.";

    public static void Run(PlacedTables tables, FindingLog log)
    {
        if (tables.Leads.Count == 0)
            return;
        HashSet<SeriesKey> series = [.. tables.Leads.Select(l => l.Value.Key)];
        HashSet<string> campaigns = [.. series.Select(s => s.Campaign)];
        HashSet<string> markets = [.. series.Select(s => s.Market)];
        foreach (IGrouping<string, SeriesKey> ofCampaign in series.GroupBy(s => s.Campaign))
            TotalBesideMarkets(ofCampaign, tables, log);
        CaseTwins("campaign", campaigns, tables, s => s.Campaign, log);
        CaseTwins("market", markets, tables, s => s.Market, log);
        foreach (Placed<MediaRow> row in tables.Media)
            Media(row, series, campaigns, log);
        foreach (Placed<ExternalRow> row in tables.Externals.Where(e => e.Value.Market != ExternalRow.AllMarkets && !markets.Contains(e.Value.Market)))
            Unknown(new Place(ExternalsCsv.Shape.File, row.Row, "market"), "externals.unknown-market", row.Value.Market, [.. markets, ExternalRow.AllMarkets], log);
        foreach (Placed<EventRow> row in tables.Events)
        {
            if (row.Value.Campaign != ExternalRow.AllMarkets && !campaigns.Contains(row.Value.Campaign))
                Unknown(new Place(EventsCsv.Shape.File, row.Row, "campaign"), "events.unknown-campaign", row.Value.Campaign, campaigns, log);
            else if (row.Value.Market != ExternalRow.AllMarkets && !markets.Contains(row.Value.Market))
                Unknown(new Place(EventsCsv.Shape.File, row.Row, "market"), "events.unknown-market", row.Value.Market, markets, log);
        }

        foreach (Placed<GoalRow> row in tables.Goals.Where(g => !series.Contains(g.Value.Key)))
        {
            log.Warning(new Place(GoalsCsv.Shape.File, row.Row), "goals.unknown-series", $"{row.Value.Key} has a goal and no leads; it is not used.", Cure);
        }
    }

    private static void Media(Placed<MediaRow> row, HashSet<SeriesKey> series, HashSet<string> campaigns, FindingLog log)
    {
        MediaRow line = row.Value;
        if (!campaigns.Contains(line.Campaign))
        {
            Unknown(new Place(MediaPlanCsv.Shape.File, row.Row, "campaign"), "media_plan.unknown-campaign", line.Campaign, campaigns, log);
        }
        else if (line.Level == MediaLevel.Local && !series.Contains(new SeriesKey(line.Campaign, line.Market)))
        {
            if (line.Market == MediaRow.NationalMarket)
            {
                log.Error(new Place(MediaPlanCsv.Shape.File, row.Row, "market"), "media_plan.national-level",
                    "The market is NATIONAL and the level is local, which is also what an empty level means.", "Write national in the column level.");
            }
            else
            {
                Unknown(new Place(MediaPlanCsv.Shape.File, row.Row, "market"), "media_plan.unknown-market", line.Market,
                    series.Where(s => s.Campaign == line.Campaign).Select(s => s.Market), log);
            }
        }
    }

    private static void TotalBesideMarkets(IGrouping<string, SeriesKey> campaign, PlacedTables tables, FindingLog log)
    {
        if (campaign.Count() == 1 || campaign.All(s => s.Market != ExternalRow.AllMarkets))
            return;
        int row = tables.Leads.Where(l => l.Value.Key == new SeriesKey(campaign.Key, ExternalRow.AllMarkets)).Min(l => l.Row);
        log.Error(new Place(LeadsCsv.Shape.File, row, "market"), "leads.market-all",
            $"'{campaign.Key}' has a market named ALL beside others; ALL is the name of their total.", "Remove the rows of the total, or rename the market.");
    }

    private static void Unknown(Place place, string rule, string name, IEnumerable<string> known, FindingLog log) =>
        log.Warning(place, rule, $"No leads name '{name}'; the line is not used.{Nearest.Question(name, known)}", Cure);

    private static void CaseTwins(string what, HashSet<string> names, PlacedTables tables, Func<SeriesKey, string> nameOf, FindingLog log)
    {
        foreach (IGrouping<string, string> twins in names.GroupBy(n => n, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
        {
            string[] spellings = [.. twins.Order(StringComparer.Ordinal)];
            int row = tables.Leads.Where(l => nameOf(l.Value.Key) == spellings[^1]).Min(l => l.Row);
            log.Warning(new Place(LeadsCsv.Shape.File, row, what), $"leads.{what}-case",
                $"{string.Join(" and ", spellings.Select(s => $"'{s}'"))} differ in case only and count as two.", "If they are one, write them alike.");
        }
    }
}
