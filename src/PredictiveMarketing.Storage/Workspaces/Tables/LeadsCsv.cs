using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Storage.Workspaces.Tables;

/// <summary>A row with the place it came from, for the checks that look across rows.</summary>
internal readonly record struct Placed<T>(T Value, int Row);

/// <summary>Reads leads.csv.</summary>
internal static class LeadsCsv
{
    public static TableShape Shape { get; } = new("leads.csv", Needed: true, ["campaign", "market", "month", "leads"], ["status"]);

    public static List<Placed<LeadRow>> Read(CsvTable table, bool nonNegative)
    {
        CsvColumn campaign = table.Column("campaign"), market = table.Column("market"), month = table.Column("month");
        CsvColumn leads = table.Column("leads"), status = table.Column("status");
        var rows = new List<Placed<LeadRow>>();
        var seen = new Dictionary<(SeriesKey, Month), int>();
        while (table.Next())
        {
            string? inCampaign = table.ReadName(campaign);
            string? inMarket = table.ReadName(market);
            Month? at = table.ReadMonth(month);
            double? count = Count(table, leads, nonNegative);
            LeadStatus? state = table.ReadWord(status, LeadStatus.Final, ("final", LeadStatus.Final), ("provisional", LeadStatus.Provisional));
            if (inCampaign is null || inMarket is null || at is not { } known)
                continue;
            var key = new SeriesKey(inCampaign, inMarket);
            if (!seen.TryAdd((key, known), table.Row))
            {
                table.Log.Error(table.At(month), table.Rule("month-twice"), $"{key}: {known} is there twice, first in row {seen[(key, known)]}.",
                    "Keep one of the two rows, or add them up in one.");
                continue;
            }

            if (count is { } value && state is { } kind)
                rows.Add(new Placed<LeadRow>(new LeadRow(key, known, value, kind), table.Row));
        }

        return rows;
    }

    private static double? Count(CsvTable table, CsvColumn leads, bool nonNegative)
    {
        if (table.ReadNumber(leads) is { } value)
        {
            if (value >= 0 || !nonNegative)
                return value;
            table.Log.Error(table.At(leads), table.Rule("negative"), $"{table.Cell(leads)} leads: a count cannot be negative.",
                "Correct the number; if this KPI may be negative, write \"nonNegative\": false in the kpi of frame.json.");
            return null;
        }

        if (leads.IsThere && table.Cell(leads).Length == 0)
        {
            table.Log.Warning(table.At(leads), table.Rule("empty"), "There is no number; the month is kept as missing.",
                "Write the number, 0 if there were none, or remove the row.");
        }

        return null;
    }
}
