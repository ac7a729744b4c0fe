using System.Text;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import;
using PredictiveMarketing.Storage.Import.Ga4;
using PredictiveMarketing.Storage.Import.Raw;
using PredictiveMarketing.Storage.Tests.Import.Feeds;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Tests.Import.Ga4;

/// <summary>D03, D06: files of GA4 as people export them, in French and English, and files that are broken.</summary>
public sealed class Ga4FileTests
{
    private const string EnglishReport = """
        # ----------------------------------------
        # Traffic acquisition: Session primary channel group (Default Channel Group)
        # Account: Dealers, Inc
        # Property: Shop - GA4
        # ----------------------------------------
        #
        # All Users
        # Start date: 20261001
        # End date: 20261031
        Nth day,Organic Search,Direct
        0000,3,4
        0001,5,6

        # All Users
        # Start date: 20261001
        # End date: 20261031
        Session primary channel group (Default Channel Group),Sessions,Engaged sessions,Engagement rate,Key events
        Organic Search,120,100,0.8333,3
        Direct,80,70,0.875,1
        """;

    private const string FrenchExploration = """
        # ----------------------------------------
        # Boutique - GA4
        # Format libre 1
        # 20260901-20261031
        # ----------------------------------------

        Mois de l'année;Région;Groupe de canaux par défaut de la session;Sessions;Taux de rebond;Durée moyenne des sessions
        ;;;210;;Total général
        202609;Bretagne;Recherche naturelle;60;25 %;10,5
        202610;Bretagne;Accès direct;100;10 %;20,5
        202610;Bretagne;Réseaux sociaux payants;50;40 %;30
        """;

    private static Imported Import(string text, params (string, string)[] options) => FeedFile.Import(new Ga4Importer(), "ga4.csv", text, options);

    private static (IRawFile? File, IReadOnlyList<Finding> Findings) Open(string json)
    {
        var log = new FindingLog();
        IRawFile? file = RawFiles.Open(new MemoryStream(Encoding.UTF8.GetBytes(json)), "ga4.json", log);
        return (file, log.All());
    }

    [Fact]
    public void An_English_report_takes_its_month_from_the_comments()
    {
        Imported imported = Import(EnglishReport, ("market", "Paris")).NoErrors();
        Assert.Equal((200, 120, 80), (imported.Value("ga4_sessions", market: "Paris"), imported.Value("ga4_sessions_organic_search", market: "Paris"), imported.Value("ga4_sessions_direct", market: "Paris")));
        // 30 of 200 sessions were not engaged.
        Assert.Equal(0.15, imported.Value("ga4_bounce_rate", market: "Paris"), 12);
        Assert.Equal("18-19", imported.Externals.Single(e => e.Row.Name == "ga4_sessions").Trace.Rows.ToString());
        Assert.Equal(10, imported.One("ga4.table-unused").Place.Row);
        // The text above ends without a line break, which is all there is to say about it.
        Assert.DoesNotContain(imported.Findings, f => f.Rule.StartsWith("csv.", StringComparison.Ordinal) && f.Rule != "csv.last-line");
    }

    [Fact]
    public void A_French_exploration_is_read_with_its_totals_left_out()
    {
        Imported imported = Import(FrenchExploration).NoErrors();
        Assert.Equal((60, 150), (imported.Value("ga4_sessions", "2026-09", "Bretagne"), imported.Value("ga4_sessions", market: "Bretagne")));
        Assert.Equal(50, imported.Value("ga4_sessions_paid_social", market: "Bretagne"));
        // (100 x 0.10 + 50 x 0.40) / 150.
        Assert.Equal(0.2, imported.Value("ga4_bounce_rate", market: "Bretagne"), 12);
        Assert.Equal((100 * 20.5 + 50 * 30) / 150, imported.Value("ga4_average_session_duration", market: "Bretagne"), 9);
        Assert.Equal(8, imported.One("ga4.total-row").Place.Row);
    }

    [Fact]
    public void A_report_over_several_months_in_one_is_an_error()
    {
        Imported imported = Import(EnglishReport.Replace("20261001", "20260901", StringComparison.Ordinal));
        Assert.Contains("2026-09-01 to 2026-10-31 in one", imported.One("ga4.no-month").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Days_counted_from_an_absurd_first_day_are_a_finding()
    {
        Assert.False(Import("# Start date: 99991231\n# End date: 99991231\nNth day,Sessions\n0007,5\n").MayBeApplied);
    }

    [Fact]
    public void A_planners_own_table_of_months_is_read()
    {
        Imported imported = Import("Mois,Nouveaux utilisateurs,Utilisateurs connus,Sessions,Rebonds\noctobre 2026,120,80,200,30\n").NoErrors();
        Assert.Equal((1.5, 0.15), (imported.Value("ga4_new_to_returning"), imported.Value("ga4_bounce_rate")));
    }

    [Fact]
    public void Year_and_month_may_be_two_columns()
    {
        Assert.Equal(7, Import("Year,Month,Sessions\n2026,09,5\n2026,10,7\n").NoErrors().Value("ga4_sessions"));
    }

    [Fact]
    public void A_row_that_is_there_twice_is_an_error_with_both_rows()
    {
        Finding finding = Import("Month,Country,Sessions\n2026-10,France,5\n2026-10,France,6\n").One("ga4.row-twice");
        Assert.Equal((Severity.Error, 3), (finding.Severity, finding.Place.Row));
        Assert.Contains("first in row 2", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cells_that_are_no_numbers_are_all_told_at_once()
    {
        Imported imported = Import("Month,Country,Sessions,Views\n2026-10,France,many,-3\nsoon,Spain,5,6\n");
        Assert.Equal((2, "Sessions"), (imported.One("ga4.number").Place.Row, imported.One("ga4.number").Place.Column));
        Assert.Equal((2, "Views"), (imported.One("ga4.out-of-range").Place.Row, imported.One("ga4.out-of-range").Place.Column));
        Assert.Equal((3, "Month"), (imported.One("ga4.period").Place.Row, imported.One("ga4.period").Place.Column));
    }

    [Fact]
    public void Pages_of_a_report_must_all_be_there()
    {
        (IRawFile? file, IReadOnlyList<Finding> findings) = Open(Ga4Json.Page((["yearMonth"], ["sessions"]), 250, [["202610", "1"]]));
        Assert.Null(file);
        Finding finding = Assert.Single(findings);
        Assert.Equal("ga4.pages-missing", finding.Rule);
        Assert.Contains("has 250 rows and the file holds 1", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_that_is_there_twice_is_an_error()
    {
        string page = Ga4Json.Report(["yearMonth"], ["sessions"], ["202610", "1"]);
        Assert.Equal("ga4.row-twice", Assert.Single(Open($"[{page},{page}]").Findings).Rule);
    }

    [Fact]
    public void A_batch_of_reports_is_read_like_an_array()
    {
        (IRawFile? file, _) = Open($$"""{ "reports": [{{Ga4Json.Report(["yearMonth"], ["sessions"], ["202610", "1"])}}, {{Ga4Json.Report(["yearMonth"], ["totalUsers"], ["202610", "1"])}}] }""");
        Assert.Equal(["report 1", "report 2"], file!.Sheets.Select(s => s.Name));
    }

    [Theory]
    [InlineData("{", "ga4.json")]
    [InlineData("[]", "ga4.no-report")]
    [InlineData("{\"error\":{\"code\":403}}", "ga4.no-report")]
    [InlineData("{\"metricHeaders\":[{}]}", "ga4.json")]
    [InlineData("{\"metricHeaders\":[{\"name\":\"sessions\"}],\"rows\":[{\"metricValues\":[]}]}", "ga4.json")]
    [InlineData("{\"metricHeaders\":[{\"name\":\"sessions\"}],\"rows\":7}", "ga4.json")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]", "ga4.json")]
    public void Broken_json_is_a_finding_and_never_a_crash(string json, string rule)
    {
        var log = new FindingLog();
        Assert.Null(Ga4ReportFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)), "ga4.json", log));
        Finding finding = Assert.Single(log.All());
        Assert.Equal((Severity.Error, rule), (finding.Severity, finding.Rule));
    }

    [Fact]
    public void A_report_cut_off_anywhere_is_refused_or_read_and_never_crashes()
    {
        string whole = Ga4Json.Report(["yearMonth", "region"], ["sessions"], ["202610", "Île-de-France", "1"], ["202610", "Brittany", "2"]);
        for (int length = 1; length < whole.Length; length += 7)
        {
            (IRawFile? file, IReadOnlyList<Finding> findings) = Open(whole[..length]);
            Assert.Null(file);
            Assert.Contains(findings, f => f.Severity == Severity.Error);
        }
    }

    [Theory]
    [MemberData(nameof(FeedFile.Cultures), MemberType = typeof(FeedFile))]
    public void Every_culture_imports_the_same(string culture)
    {
        foreach (string text in (string[])[EnglishReport, FrenchExploration])
            Assert.Equal(FeedFile.Under("", () => Import(text)).Told(), FeedFile.Under(culture, () => Import(text)).Told());
    }
}
