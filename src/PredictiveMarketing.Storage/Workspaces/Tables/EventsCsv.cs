using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Storage.Workspaces.Tables;

/// <summary>Reads events.csv. Campaign and market may be ALL.</summary>
internal static class EventsCsv
{
    public static TableShape Shape { get; } = new("events.csv", Needed: false, ["campaign", "market", "month", "kind", "comment"], ["effect_known"]);

    public static List<Placed<EventRow>> Read(CsvTable table)
    {
        CsvColumn campaign = table.Column("campaign"), market = table.Column("market"), month = table.Column("month");
        CsvColumn kind = table.Column("kind"), comment = table.Column("comment"), effect = table.Column("effect_known");
        var rows = new List<Placed<EventRow>>();
        while (table.Next())
        {
            string? inCampaign = table.ReadName(campaign);
            string? inMarket = table.ReadName(market);
            Month? at = table.ReadMonth(month);
            string? what = table.ReadName(kind);
            double? size = table.ReadNumber(effect);
            if (inCampaign is not null && inMarket is not null && at is { } known && what is not null)
                rows.Add(new Placed<EventRow>(new EventRow(inCampaign, inMarket, known, what, table.Cell(comment), size), table.Row));
        }

        return rows;
    }
}
