using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Workspaces.Tables;

namespace PredictiveMarketing.Storage.Workspaces.Checks;

/// <summary>Lists the lines that the contract's scope leaves out, and takes them off the tables.</summary>
internal static class ScopeCheck
{
    private const string Cure = "Nothing to do, or widen the scope in frame.json.";

    public static PlacedTables Run(FramingContract contract, PlacedTables tables, FindingLog log)
    {
        Scope scope = contract.Scope;
        if (scope.Campaigns.Count == 0 && scope.Channels.Count == 0)
            return tables;
        Unmatched("scope.campaigns", scope.Campaigns, [.. tables.Leads.Select(l => l.Value.Key.Campaign).Distinct()], log);
        Unmatched("scope.channels", scope.Channels, [.. tables.Media.Select(m => m.Value.Channel).Distinct()], log);
        var inside = new PlacedTables(
            Keep(tables.Leads, l => scope.CoversCampaign(l.Key.Campaign), LeadsCsv.Shape, l => $"{l.Key}, {l.Month}", log),
            Keep(tables.Media, m => scope.CoversCampaign(m.Campaign) && scope.CoversChannel(m.Channel), MediaPlanCsv.Shape,
                m => $"{m.Campaign} / {m.Market} / {m.Channel}, {m.Month}", log),
            tables.Externals,
            Keep(tables.Events, e => e.Campaign == ExternalRow.AllMarkets || scope.CoversCampaign(e.Campaign), EventsCsv.Shape, e => $"{e.Campaign} / {e.Market}, {e.Month}", log),
            Keep(tables.Goals, g => scope.CoversCampaign(g.Key.Campaign), GoalsCsv.Shape, g => $"{g.Key}, {g.Month}", log));
        if (inside.Leads.Count == 0 && tables.Leads.Count > 0)
        {
            log.Error(new Place("frame.json", null, "scope.campaigns"), "frame.scope-empty", "No campaign of leads.csv is in scope.",
                $"Name campaigns of leads.csv: {string.Join(", ", tables.Leads.Select(l => l.Value.Key.Campaign).Distinct().Take(10))}.");
        }

        return inside;
    }

    private static List<Placed<T>> Keep<T>(List<Placed<T>> rows, Func<T, bool> covers, TableShape shape, Func<T, string> line, FindingLog log)
    {
        var kept = new List<Placed<T>>(rows.Count);
        foreach (Placed<T> row in rows)
        {
            if (covers(row.Value))
                kept.Add(row);
            else
                log.Note(new Place(shape.File, row.Row), $"{shape.RulePrefix}.out-of-scope", $"{line(row.Value)} is out of scope and not used.", Cure);
        }

        return kept;
    }

    private static void Unmatched(string field, IReadOnlyList<string> wanted, string[] there, FindingLog log)
    {
        foreach (string name in wanted.Where(w => !there.Contains(w, StringComparer.Ordinal)))
        {
            log.Warning(new Place("frame.json", null, field), "frame.scope-unknown", $"'{name}' is in scope and in no line.{Nearest.Question(name, there)}",
                "Write the name as the files do, or remove it.");
        }
    }
}
