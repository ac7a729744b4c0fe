using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import;
using PredictiveMarketing.Storage.Import.Social;
using PredictiveMarketing.Storage.Tests.Import.Feeds;

namespace PredictiveMarketing.Storage.Tests.Import.Social;

/// <summary>D03, D04, D06: exports of the networks become delivered media lines, to the cent, without a manual edit.</summary>
public sealed class SocialImportTests
{
    private const string Meta = """
        "Campaign name","Day","Amount spent (EUR)","Impressions","Link clicks","Clicks (all)","Results","Result indicator","Reporting starts","Reporting ends"
        "","","36.60","3500","42","60","","","2026-09-01","2026-10-31"
        "FR_stock_spring","2026-09-30","10.10","1000","10","20","1","actions:lead","2026-09-01","2026-10-31"
        "FR_stock_spring","2026-10-01","20.25","2000","25","30","2","actions:lead","2026-09-01","2026-10-31"
        "FR_vehicle","2026-10-02","6.25","500","7","10","40","actions:link_click","2026-09-01","2026-10-31"
        """;

    private const string MetaFrench = """
        Nom de la campagne;Jour;Montant dépensé (EUR);Impressions;Clics sur un lien;Prospects
        FR_stock_spring;30/09/2026;10,10;1 000;10;1
        FR_stock_spring;01/10/2026;20,25;2 000;25;2
        FR_vehicle;02/10/2026;6,25;500;7;
        """;

    private const string LinkedIn = "Campaign Performance Report (in UTC)\n\nStart Date (in UTC)\tAccount Name\tCurrency\tCampaign Group Name\tCampaign Name\tTotal Spent\tImpressions\tClicks\tLeads\n"
        + "10/13/2026\tDealers\tEUR\tAll\tStock\t100.50\t4000\t40\t3\n10/14/2026\tDealers\tEUR\tAll\tStock\t99.50\t3900\t39\t4\n";

    private const string TikTok = """
        Campaign name,Ad group name,By Day,Cost,Impressions,Clicks (destination),Conversions,Currency
        Stock,A,2026-10-05,12.00,900,9,1,EUR
        Stock,B,2026-10-05,8.00,800,8,0,EUR
        Total of 2 results,-,-,20.00,1700,17,1,EUR
        """;

    private static Imported Import(string text, params (string, string)[] options) => FeedFile.Import(new SocialImporter(), "export.csv", text, options);

    private static decimal Spend(Imported imported, string campaign, string month) =>
        imported.Media.Where(m => m.Row.Campaign == campaign && m.Row.Month == Month.Parse(month)).Sum(m => m.Row.Spend);

    [Fact]
    public void An_English_export_of_Meta_is_added_up_to_months()
    {
        Imported imported = Import(Meta).NoErrors();
        Assert.Equal(
            [
                new MediaRow("FR_stock_spring", "NATIONAL", "meta", Month.Of(2026, 9), 10.10m, MediaStatus.Delivered, 1000m, 10m, MediaLevel.National, null),
                new MediaRow("FR_stock_spring", "NATIONAL", "meta", Month.Of(2026, 10), 20.25m, MediaStatus.Delivered, 2000m, 25m, MediaLevel.National, null),
                new MediaRow("FR_vehicle", "NATIONAL", "meta", Month.Of(2026, 10), 6.25m, MediaStatus.Delivered, 500m, 7m, MediaLevel.National, null),
            ], imported.Media.Select(m => m.Row));
        Assert.Equal("5", imported.Media[2].Trace.Rows.ToString());
        Assert.Contains("36.60", imported.One("social.total-row").Message, StringComparison.Ordinal);
        Assert.Equal(new MonthSpan(Month.Of(2026, 9), Month.Of(2026, 10)), imported.Covered);
    }

    [Fact]
    public void Leads_that_the_platform_claims_contain_the_answer()
    {
        Imported imported = Import(Meta).NoErrors();
        // Forty results of the other campaign are link clicks.
        Assert.Equal((1, 2), (imported.Value("meta_reported_leads", "2026-09"), imported.Value("meta_reported_leads")));
        Assert.Equal(Severity.Warning, imported.One("social.contains-answer").Severity);
    }

    /// <summary>A cell of blanks was taken apart in every way that there is; it must be read in one pass, as a range is that stands between blanks.</summary>
    [Fact]
    public async Task A_cell_full_of_blanks_and_dashes_is_read_in_one_pass()
    {
        string hostile = "x" + string.Concat(Enumerable.Repeat(" - ", 5_000)) + new string(' ', 15_000) + "\nx";
        string file = $"Campaign name,Day,Amount spent (EUR)\nStock,  2026-10-05   -   2026-10-11 ,7.00\nStock,\"{hostile}\",1.00\n";

        Imported imported = await Task.Run(() => Import(file, ("partial", "keep"))).WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(7.00m, Spend(imported, "Stock", "2026-10"));
        Assert.True(imported.One("social.period").Message.Length < 200);
    }

    [Fact]
    public void A_French_export_of_Meta_gives_the_same()
    {
        Imported imported = Import(MetaFrench).NoErrors();
        Assert.Equal(Import(Meta).Media.Select(m => m.Row), imported.Media.Select(m => m.Row));
        Assert.Equal(2, imported.Value("meta_reported_leads"));
    }

    [Fact]
    public void An_export_of_LinkedIn_has_a_title_tabs_and_months_first()
    {
        Imported imported = Import(LinkedIn).NoErrors();
        MediaRow row = Assert.Single(imported.Media).Row;
        Assert.Equal(("Stock", "linkedin", 200.00m, 7900m, 79m), (row.Campaign, row.Channel, row.Spend, row.Impressions, row.Clicks));
        Assert.Equal(7, imported.Value("linkedin_reported_leads"));
    }

    [Fact]
    public void An_export_of_TikTok_ends_with_its_totals()
    {
        Imported imported = Import(TikTok).NoErrors();
        MediaRow row = Assert.Single(imported.Media).Row;
        Assert.Equal(("tiktok", 20.00m, 1700m, 17m), (row.Channel, row.Spend, row.Impressions, row.Clicks));
        Assert.Equal(4, imported.One("social.total-row").Place.Row);
    }

    [Fact]
    public void Totals_that_do_not_add_up_are_told()
    {
        Assert.Contains("says 25.00 and the other rows add up to 20.00", Import(TikTok.Replace("-,-,20.00", "-,-,25.00", StringComparison.Ordinal)).One("social.total-differs").Message, StringComparison.Ordinal);
        Assert.False(Import(Meta.Replace("36.60", "9.00", StringComparison.Ordinal)).MayBeApplied);
    }

    [Fact]
    public void A_week_in_two_months_is_shared_by_days_without_losing_a_cent()
    {
        Imported imported = Import("Campaign name,Week,Amount spent (EUR),Impressions\nA,2026-09-28 - 2026-10-04,100.01,701\nB,2026-09-28 - 2026-10-04,0.03,1\n").NoErrors();
        // Three days of seven: 42.8614 and 0.0129, four: 57.1486 and 0.0171; the largest fractions get the cents that are left.
        Assert.Equal((42.86m, 57.15m, 0.01m, 0.02m), (Spend(imported, "A", "2026-09"), Spend(imported, "A", "2026-10"), Spend(imported, "B", "2026-09"), Spend(imported, "B", "2026-10")));
        Assert.Equal(702m, imported.Media.Sum(m => m.Row.Impressions));
    }

    [Fact]
    public void Fractions_of_a_cent_are_rounded_once_over_the_whole_file()
    {
        string rows = string.Concat(Enumerable.Range(1, 9).Select(d => $"C{d},2026-10-0{d},0.334\n"));
        Imported imported = Import("Campaign name,Day,Amount spent (EUR)\n" + rows).NoErrors();
        // 9 x 0.334 = 3.006.
        Assert.Equal(3.01m, imported.Media.Sum(m => m.Row.Spend));
    }

    [Fact]
    public void A_range_of_several_months_is_shared_and_warned_about()
    {
        Imported imported = Import("Campaign name,Reporting starts,Reporting ends,Amount spent (EUR)\nA,2026-08-01,2026-10-31,92\n").NoErrors();
        Assert.Equal((31m, 30m, 31m), (Spend(imported, "A", "2026-08"), Spend(imported, "A", "2026-09"), Spend(imported, "A", "2026-10")));
        Assert.Contains("92 days", imported.One("social.range-spread").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_map_finds_campaign_and_market_in_the_platforms_names()
    {
        Imported imported = Import(Meta, ("campaign-map", "contains,campaign,market\nstock,stock-requests,Bretagne\nfr_VEHICLE,vehicle-requests,"), ("channel", "social")).NoErrors();
        Assert.Equal(
            [("stock-requests", "Bretagne", MediaLevel.Local), ("stock-requests", "Bretagne", MediaLevel.Local), ("vehicle-requests", "NATIONAL", MediaLevel.National)],
            imported.Media.Select(m => (m.Row.Campaign, m.Row.Market, m.Row.Level)));
        Assert.All(imported.Media, m => Assert.Equal("social", m.Row.Channel));
        Assert.Equal(2, imported.Value("meta_reported_leads", market: "Bretagne"));
        Assert.Contains("'FR_vehicle'", Import(Meta, ("campaign-map", "stock,stock-requests")).One("social.campaign-unmapped").Message, StringComparison.Ordinal);
        Assert.False(Import(Meta, ("campaign-map", "stock")).MayBeApplied);
    }

    [Fact]
    public void Another_currency_needs_a_rate()
    {
        string dollars = MetaFrench.Replace("(EUR)", "(USD)", StringComparison.Ordinal);
        Imported refused = Import(dollars);
        Assert.Equal(3, refused.Findings.Count(f => f.Rule == "social.currency"));
        Assert.False(refused.MayBeApplied);
        Imported converted = Import(dollars, ("rate", "0.9")).NoErrors();
        // 36.60 dollars x 0.9.
        Assert.Equal(32.94m, converted.Media.Sum(m => m.Row.Spend));
    }

    [Fact]
    public void The_running_month_is_left_out()
    {
        Imported imported = Import("Campaign name,Day,Amount spent (EUR)\nA,2026-10-31,5\nA,2026-11-02,7\n").NoErrors();
        Assert.Equal(5m, imported.Media.Sum(m => m.Row.Spend));
        Assert.Equal(12m, Import("Campaign name,Day,Amount spent (EUR)\nA,2026-10-31,5\nA,2026-11-02,7\n", ("partial", "keep")).Media.Sum(m => m.Row.Spend));
    }

    [Fact]
    public void What_is_missing_or_wrong_is_told_with_its_cell()
    {
        Imported imported = Import("Campaign name,Day,Amount spent (EUR),Impressions\nA,yesterday,5,1\nB,2026-10-02,much,1\nC,2026-10-03,5,-1\n");
        Assert.Equal((2, "Day"), (imported.One("social.period").Place.Row, imported.One("social.period").Place.Column));
        Assert.Equal((3, "Amount spent (EUR)"), (imported.One("social.number").Place.Row, imported.One("social.number").Place.Column));
        Assert.Equal(4, imported.One("social.negative").Place.Row);
        Assert.True(Import("Campaign name,Impressions\nA,5\n").Has("mapping.column-missing"));
        Assert.True(Import("Campaign name,Amount spent (EUR)\nA,5\n").Has("social.no-date"));
        Assert.True(Import("Day,Amount spent (EUR)\n2026-10-01,5\n").Has("social.no-campaign"));
    }

    [Fact]
    public void Absurd_amounts_counts_and_ranges_are_findings_and_never_a_crash()
    {
        string rows = string.Concat(Enumerable.Range(1, 200).Select(i => $"C{i},2026-10-01,999999999999999,1\n"));
        Imported imported = Import("Campaign name,Day,Amount spent (EUR),Impressions\nD,2026-10-02,1,999999999999999\nE,1900-01-01 - 2026-10-01,1,1\n" + rows);
        Assert.False(imported.MayBeApplied);
        Assert.Contains(imported.Findings, f => f.Rule == "social.out-of-range" && f.Place.Column == "Impressions");
        Assert.Equal(3, imported.One("social.period").Place.Row);
    }

    [Theory]
    [MemberData(nameof(FeedFile.Cultures), MemberType = typeof(FeedFile))]
    public void Every_culture_imports_the_same(string culture)
    {
        foreach (string text in (string[])[Meta, MetaFrench, LinkedIn, TikTok])
            Assert.Equal(FeedFile.Under("", () => Import(text)).Told(), FeedFile.Under(culture, () => Import(text)).Told());
    }
}
