using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Storage.Workspaces.Tables;

/// <summary>Reads goals.csv.</summary>
internal static class GoalsCsv
{
    public static TableShape Shape { get; } = new("goals.csv", Needed: false, ["campaign", "market", "month", "leads"], []);

    public static List<Placed<GoalRow>> Read(CsvTable table)
    {
        CsvColumn campaign = table.Column("campaign"), market = table.Column("market"), month = table.Column("month"), leads = table.Column("leads");
        var rows = new List<Placed<GoalRow>>();
        var seen = new Dictionary<(SeriesKey, Month), int>();
        while (table.Next())
        {
            string? inCampaign = table.ReadName(campaign);
            string? inMarket = table.ReadName(market);
            Month? at = table.ReadMonth(month);
            double? goal = table.ReadNumber(leads);
            if (goal is null && leads.IsThere && table.Cell(leads).Length == 0)
                table.Log.Error(table.At(leads), table.Rule("empty"), "The goal has no number.", "Write the number of leads asked for, or remove the row.");
            if (inCampaign is null || inMarket is null || at is not { } known)
                continue;
            var key = new SeriesKey(inCampaign, inMarket);
            if (!seen.TryAdd((key, known), table.Row))
            {
                table.Log.Error(table.At(month), table.Rule("month-twice"), $"{key}: the goal of {known} is there twice, first in row {seen[(key, known)]}.",
                    "Keep one of the two rows.");
            }
            else if (goal is { } asked)
            {
                rows.Add(new Placed<GoalRow>(new GoalRow(key, known, asked), table.Row));
            }
        }

        return rows;
    }
}
