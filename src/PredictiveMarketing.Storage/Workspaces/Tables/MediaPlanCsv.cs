using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Storage.Workspaces.Tables;

/// <summary>Reads media_plan.csv.</summary>
internal static class MediaPlanCsv
{
    public static TableShape Shape { get; } = new(
        "media_plan.csv", Needed: false, ["campaign", "market", "channel", "month", "spend"], ["status", "impressions", "clicks", "level", "plan_version"]);

    /// <param name="lastLeads">Without a status a line is delivered up to this month and planned after it.</param>
    public static List<Placed<MediaRow>> Read(CsvTable table, Month? lastLeads)
    {
        CsvColumn campaign = table.Column("campaign"), market = table.Column("market"), channel = table.Column("channel");
        CsvColumn month = table.Column("month"), spend = table.Column("spend"), status = table.Column("status");
        CsvColumn impressions = table.Column("impressions"), clicks = table.Column("clicks");
        CsvColumn level = table.Column("level"), version = table.Column("plan_version");
        var rows = new List<Placed<MediaRow>>();
        var seen = new Dictionary<(string, string, string, Month, MediaStatus, string), int>();
        while (table.Next())
        {
            string? inCampaign = table.ReadName(campaign);
            string? inMarket = table.ReadName(market);
            string? inChannel = table.ReadName(channel);
            Month? at = table.ReadMonth(month);
            decimal? amount = Spend(table, spend);
            decimal? views = table.ReadAmount(impressions);
            decimal? visits = table.ReadAmount(clicks);
            MediaStatus byClock = at is { } m && lastLeads is { } last && m > last ? MediaStatus.Planned : MediaStatus.Delivered;
            MediaStatus? state = table.ReadWord(status, byClock, ("planned", MediaStatus.Planned), ("delivered", MediaStatus.Delivered));
            MediaLevel? reach = table.ReadWord(level, MediaLevel.Local, ("local", MediaLevel.Local), ("national", MediaLevel.National));
            string? plan = table.Cell(version).Length == 0 ? null : table.ReadName(version);
            if (inCampaign is null || inMarket is null || inChannel is null || at is not { } known || state is not { } kind || reach is not { } width)
                continue;
            if (!IsReachClear(table, market, inMarket, width))
                continue;
            if (!seen.TryAdd((inCampaign, inMarket, inChannel, known, kind, plan ?? ""), table.Row))
            {
                table.Log.Error(table.At(month), table.Rule("line-twice"),
                    $"{inCampaign} / {inMarket} / {inChannel}: {known} is there twice, first in row {seen[(inCampaign, inMarket, inChannel, known, kind, plan ?? "")]}.",
                    "Add the two up in one line, or tell them apart by status or plan_version.");
                continue;
            }

            if (amount is { } money)
                rows.Add(new Placed<MediaRow>(new MediaRow(inCampaign, inMarket, inChannel, known, money, kind, views, visits, width, plan), table.Row));
        }

        return rows;
    }

    private static decimal? Spend(CsvTable table, CsvColumn spend)
    {
        decimal? amount = table.ReadAmount(spend);
        if (amount is null && spend.IsThere && table.Cell(spend).Length == 0)
        {
            table.Log.Error(table.At(spend), table.Rule("spend-empty"), "There is no spend: nothing planned and not known yet are two things.",
                "Write 0 if nothing is spent; remove the line if it is not decided.");
        }

        return amount;
    }

    private static bool IsReachClear(CsvTable table, CsvColumn market, string inMarket, MediaLevel level)
    {
        if (level == MediaLevel.Local || inMarket == MediaRow.NationalMarket)
            return true;
        table.Log.Error(table.At(market), table.Rule("national-market"), $"A national line names the market '{inMarket}'.",
            $"Write {MediaRow.NationalMarket} as its market, or level local.");
        return false;
    }
}
