using System.Globalization;
using PredictiveMarketing.Storage.Import.Feeds;
using PredictiveMarketing.Storage.Import.Raw;

namespace PredictiveMarketing.Storage.Import.Social;

/// <summary>Reads the rows of an export; totals are recognised and left out.</summary>
internal sealed class SocialTable
{
    private readonly FeedTable table;
    private readonly FeedPeriods periods;
    private readonly SocialMoney money;
    private readonly CampaignMap campaigns;
    private readonly FeedMarkets markets;
    private readonly FeedLog log;
    private readonly SortedSet<string> unmapped = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> seen = new(StringComparer.Ordinal);

    public SocialTable(FeedTable table, ImportQuestion question, FeedLog log)
    {
        (this.table, this.log) = (table, log.At(table.Sheet, table.Mapping.HeaderRow));
        periods = new FeedPeriods(table);
        money = new SocialMoney(table, question, log);
        campaigns = CampaignMap.Of(question, log);
        markets = FeedMarkets.Of(question, log);
    }

    public List<SocialRow> Rows()
    {
        if (!periods.IsKnown)
            log.Error("no-date", "No column tells the day, the week or the month.", "Export with the breakdown by day or by month.");
        if (!campaigns.NeedsNoColumn && !table.Has(SocialFields.Campaign))
            log.Error("no-campaign", "No column tells the campaign.", "Export by campaign, or set the option campaign.");
        var rows = new List<SocialRow>();
        if (!periods.IsKnown || (!campaigns.NeedsNoColumn && !table.Has(SocialFields.Campaign)))
            return rows;
        table.TellStyles([SocialFields.Impressions, SocialFields.LinkClicks, SocialFields.AllClicks], FeedPeriods.DayFields);
        var totals = new List<(RawRow Row, decimal? Spend)>();
        foreach (RawRow row in table.Rows())
        {
            if (FeedTotals.IsNamed(row) || table.Text(row, SocialFields.Campaign) is { Length: 0 })
                totals.Add((row, money.Of(row)));
            else if (Read(row) is { } read)
                rows.Add(read);
        }

        foreach ((RawRow row, decimal? spend) in totals)
            TellTotal(row, spend, rows.Sum(r => r.Spend));
        if (unmapped.Count > 0)
            log.Warning("campaign-unmapped", $"No line of the option campaign-map fits {string.Join(", ", unmapped.Take(10).Select(c => $"'{c}'"))}; the name stays as it is.", "Add a line for it.");
        return rows;
    }

    private SocialRow? Read(RawRow row)
    {
        string key = string.Join('\n', row.Cells.Select(c => c.Text));
        if (!seen.TryAdd(key, row.Number))
            table.At(row).Warning("row-twice", $"The row is the same as row {seen[key].ToString(CultureInfo.InvariantCulture)}, cell by cell; both count.", "Remove one if it was exported twice.");
        DaySpan? span = periods.Of(row);
        decimal? spend = money.Of(row);
        if (span is not { } days)
            return null;
        if (spend is null && table.Cell(row, SocialFields.Spend).IsEmpty)
            table.At(row, SocialFields.Spend).Note("no-spend", "There is no amount; it counts as 0.");
        string written = table.Text(row, SocialFields.Campaign) ?? "";
        (string Campaign, string? Market)? found = campaigns.Of(written);
        if (found is null && campaigns.IsGiven)
            unmapped.Add(written);
        string? market = found?.Market ?? (table.Has(SocialFields.Market) || markets.ForAll is not null ? markets.Of(table.Text(row, SocialFields.Market)) : null);
        return new SocialRow(row.Number, days, found?.Campaign ?? written, market, spend ?? 0)
        {
            Impressions = table.Count(row, SocialFields.Impressions),
            Clicks = table.Has(SocialFields.LinkClicks) ? table.Count(row, SocialFields.LinkClicks) : table.Count(row, SocialFields.AllClicks),
            Leads = Leads(row),
        };
    }

    /// <summary>A column of leads, else results where the file says that they are leads.</summary>
    private decimal? Leads(RawRow row)
    {
        if (table.Has(SocialFields.Leads))
            return table.Count(row, SocialFields.Leads);
        string kind = PlainText.Key(table.Text(row, SocialFields.ResultKind) ?? "lead");
        return kind.Contains("lead", StringComparison.Ordinal) || kind.Contains("prospect", StringComparison.Ordinal) ? table.Count(row, SocialFields.Results) : null;
    }

    private void TellTotal(RawRow row, decimal? spend, decimal sum)
    {
        // Half a cent of rounding in each of many rows.
        bool agrees = spend is { } total && Math.Abs(total - sum) <= Math.Max(0.05m, Math.Abs(sum) * 0.0001m);
        string shown = (spend ?? 0).ToString("0.00", CultureInfo.InvariantCulture), added = sum.ToString("0.00", CultureInfo.InvariantCulture);
        if (agrees)
            table.At(row).Note("total-row", $"It is the row of totals ({shown}) and left out; the other rows add up to it.");
        else if (FeedTotals.IsNamed(row))
            table.At(row).Warning("total-differs", $"The row of totals says {shown} and the other rows add up to {added}.", "Check that no row is missing or twice.");
        else
            table.At(row, SocialFields.Campaign).Error("campaign-missing", $"The campaign is empty and {shown} is not the sum of the other rows ({added}).", "Fill it in, or remove the row.");
    }
}
