using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import;
using PredictiveMarketing.Storage.Import.Ga4;
using PredictiveMarketing.Storage.Import.Raw;
using PredictiveMarketing.Storage.Workspaces;
using PredictiveMarketing.Storage.Tests.Import.Feeds;

namespace PredictiveMarketing.Storage.Tests.Import.Ga4;

/// <summary>D03, D06, D07: answers of the Data API become the four sections of Analytics by month, market and channel, and their weaknesses are told.</summary>
public sealed class Ga4ImportTests
{
    private static readonly string[] ByChannel = ["yearMonth", "sessionDefaultChannelGroup"];

    private static Imported Import(string json, params (string, string)[] options) => FeedFile.Import(new Ga4Importer(), "ga4.json", json, options);

    [Fact]
    public void Sessions_come_by_channel_and_in_total_and_an_unknown_channel_is_never_dropped()
    {
        Imported imported = Import(Ga4Json.Report(ByChannel, ["sessions"],
            ["202610", "Organic Search", "200"], ["202610", "Paid Social", "50"], ["202610", "Tiktok Shop", "7"], ["202610", "(other)", "3"])).NoErrors();
        Assert.Equal(260, imported.Value("ga4_sessions"));
        Assert.Equal(200, imported.Value("ga4_sessions_organic_search"));
        Assert.Equal(50, imported.Value("ga4_sessions_paid_social"));
        Assert.Equal(10, imported.Value("ga4_sessions_(other)"));
        Finding unknown = imported.One("ga4.unknown-channel");
        Assert.Contains("'Tiktok Shop' (1 rows)", unknown.Message, StringComparison.Ordinal);
        Assert.Equal(new MonthSpan(Month.Of(2026, 10), Month.Of(2026, 10)), imported.Covered);
    }

    [Fact]
    public void Families_are_ads_seo_social_and_email()
    {
        Imported imported = Import(Ga4Json.Report(ByChannel, ["sessions"],
            ["202610", "Organic Search", "1"], ["202610", "Organic Video", "2"], ["202610", "Paid Search", "4"], ["202610", "Display", "8"],
            ["202610", "Organic Social", "16"], ["202610", "Email", "32"], ["202610", "Direct", "64"], ["202610", "Referral", "128"], ["202610", "Unassigned", "256"]), ("channels", "families"));
        Assert.Equal((3, 12, 16, 32), (imported.Value("ga4_sessions_seo"), imported.Value("ga4_sessions_ads"), imported.Value("ga4_sessions_social"), imported.Value("ga4_sessions_email")));
        Assert.Equal((64, 128, 256, 511), (imported.Value("ga4_sessions_direct"), imported.Value("ga4_sessions_referral"), imported.Value("ga4_sessions_(other)"), imported.Value("ga4_sessions")));
    }

    [Fact]
    public void Hundred_and_twenty_new_and_eighty_returning_users_are_one_and_a_half()
    {
        Imported imported = Import(Ga4Json.Report(["yearMonth", "newVsReturning"], ["totalUsers"], ["202610", "new", "120"], ["202610", "returning", "80"], ["202610", "(not set)", "5"])).NoErrors();
        Assert.Equal(1.5, imported.Value("ga4_new_to_returning"));
        Assert.Equal((120, 80), (imported.Value("ga4_new_users"), imported.Value("ga4_returning_users")));
        // New and returning overlap: their sum is not the users.
        Assert.DoesNotContain(imported.Externals, e => e.Row.Name == "ga4_users");
    }

    [Fact]
    public void Thirty_bounces_of_two_hundred_sessions_are_fifteen_percent()
    {
        Assert.Equal(0.15, Import(Ga4Json.Report(["yearMonth"], ["sessions", "engagedSessions"], ["202610", "200", "170"])).Value("ga4_bounce_rate"), 12);
        Assert.Equal(0.15, Import(Ga4Json.Report(["yearMonth"], ["sessions", "bounceRate"], ["202610", "200", "0.15"])).Value("ga4_bounce_rate"), 12);
        Assert.Equal(0.15, Import(Ga4Json.Report(["yearMonth"], ["engagementRate"], ["202610", "0.85"])).Value("ga4_bounce_rate"), 12);
    }

    [Fact]
    public void Without_a_denominator_there_is_no_value_and_never_a_zero()
    {
        Imported imported = Import(Ga4Json.Report(["yearMonth"], ["sessions", "engagedSessions", "averageSessionDuration", "newUsers"], ["202610", "0", "0", "0", "4"])).NoErrors();
        Assert.Equal(["ga4_engaged_sessions", "ga4_new_users", "ga4_sessions"], imported.Externals.Select(e => e.Row.Name));
    }

    [Fact]
    public void Days_are_added_up_rates_weighted_by_sessions_and_users_of_days_never_added()
    {
        string[][] days = [.. Enumerable.Range(1, 31).Select(d => new[] { $"202610{d:00}", d == 1 ? "310" : "10", d == 1 ? "60" : "120", "7", "2" })];
        Imported imported = Import(Ga4Json.Report(["date"], ["sessions", "averageSessionDuration", "totalUsers", "newUsers"], days)).NoErrors();
        Assert.Equal(610, imported.Value("ga4_sessions"));
        // (310 x 60 + 300 x 120) / 610 seconds.
        Assert.Equal(54_600 / 610.0, imported.Value("ga4_average_session_duration"), 9);
        Assert.Equal(62, imported.Value("ga4_new_users"));
        Assert.DoesNotContain(imported.Externals, e => e.Row.Name == "ga4_users");
        Assert.Contains("'users' of 1 months", imported.One("ga4.users-not-added").Message, StringComparison.Ordinal);
        Assert.Equal("2-32", imported.Externals.Single(e => e.Row.Name == "ga4_sessions").Trace.Rows.ToString());
    }

    [Fact]
    public void Users_of_a_month_count_where_one_row_has_all_of_them()
    {
        Imported imported = Import("[" + Ga4Json.Report(ByChannel, ["sessions", "totalUsers"], ["202610", "Direct", "5", "4"], ["202610", "Email", "6", "4"]) + ","
            + Ga4Json.Report(["yearMonth"], ["totalUsers"], ["202610", "7"]) + "]", ("detail", "all")).NoErrors();
        Assert.Equal((7, 4, 4), (imported.Value("ga4_users"), imported.Value("ga4_users_direct"), imported.Value("ga4_users_email")));
        Assert.Equal("report 2", imported.Externals.Single(e => e.Row.Name == "ga4_users").Trace.Sheet);
    }

    [Fact]
    public void By_channel_only_sessions_and_key_events_come_unless_all_is_asked_for()
    {
        string json = Ga4Json.Report(ByChannel, ["sessions", "engagedSessions", "keyEvents"], ["202610", "Email", "6", "3", "1"]);
        Assert.Equal(["ga4_bounce_rate", "ga4_engaged_sessions", "ga4_key_events", "ga4_key_events_email", "ga4_sessions", "ga4_sessions_email"], Import(json).Externals.Select(e => e.Row.Name));
        Assert.Equal(0.5, Import(json, ("detail", "all")).Value("ga4_bounce_rate_email"));
    }

    [Fact]
    public void Regions_are_markets_under_the_names_of_the_workspace()
    {
        Imported imported = Import(Ga4Json.Report(["yearMonth", "region"], ["sessions"], ["202610", "Brittany", "5"], ["202610", "Ile-de-France", "9"], ["202610", "(not set)", "1"]),
            ("market-map", "Brittany=Bretagne")).NoErrors();
        Assert.Equal((5, 9, 1), (imported.Value("ga4_sessions", market: "Bretagne"), imported.Value("ga4_sessions", market: "Ile-de-France"), imported.Value("ga4_sessions", market: "(not set)")));
        Assert.False(imported.Has("ga4.market-all"));
    }

    [Fact]
    public void A_dimension_of_ones_own_may_tell_the_market_and_an_option_beats_all()
    {
        string json = Ga4Json.Report(["yearMonth", "customEvent:dealer_region", "country"], ["sessions"], ["202610", "North", "France", "5"], ["202610", "South", "France", "6"]);
        Assert.Equal(6, Import(json, ("market-dimension", "customEvent:dealer_region")).Value("ga4_sessions", market: "South"));
        Assert.Equal(11, Import(json).Value("ga4_sessions", market: "France"));
        Assert.Equal(11, Import(json, ("market", "Paris")).Value("ga4_sessions", market: "Paris"));
    }

    [Fact]
    public void A_month_that_is_not_over_is_left_out_and_said()
    {
        string json = Ga4Json.Report(["yearMonth"], ["sessions"], ["202610", "5"], ["202611", "4"]);
        Imported imported = Import(json).NoErrors();
        Assert.Equal(["2026-10"], imported.Externals.Select(e => e.Row.Month.ToString()));
        Assert.Contains("2026-11 is not over on 2026-11-22", imported.One("ga4.month-cut").Message, StringComparison.Ordinal);
        Assert.Equal(4, Import(json, ("partial", "keep")).Value("ga4_sessions", "2026-11"));
    }

    [Fact]
    public void A_month_ahead_is_an_error()
    {
        Imported imported = Import(Ga4Json.Report(["yearMonth"], ["sessions"], ["202701", "5"]));
        Assert.Equal(Severity.Error, imported.One("ga4.month-ahead").Severity);
        Assert.False(imported.MayBeApplied);
    }

    [Fact]
    public void A_file_that_begins_within_a_month_does_not_show_half_of_it_as_whole()
    {
        string[][] days = [.. Enumerable.Range(0, 46).Select(d => new DateOnly(2026, 8, 16).AddDays(d)).Select(d => new[] { d.ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture), "1" })];
        Imported imported = Import(Ga4Json.Report(["date"], ["sessions"], days)).NoErrors();
        Assert.Equal((double.NaN, 30), (imported.Value("ga4_sessions", "2026-08"), imported.Value("ga4_sessions", "2026-09")));
        Assert.Contains("begins on 2026-08-16", imported.One("ga4.month-cut").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_week_in_two_months_is_shared_by_its_days()
    {
        // ISO week 40 of 2026 is 28 September to 4 October: three days and four.
        string[][] weeks = [.. Enumerable.Range(36, 10).Select(w => new[] { $"2026{w}", "70" })];
        Imported imported = Import(Ga4Json.Report(["isoYearIsoWeek"], ["sessions"], weeks)).NoErrors();
        // September: 31 August is in week 36; 30 days at 10 a day.
        Assert.Equal(300, imported.Value("ga4_sessions", "2026-09"), 9);
        Assert.Equal(310, imported.Value("ga4_sessions"), 9);
        Assert.True(imported.Has("ga4.weeks-spread"));
    }

    [Fact]
    public void What_GA4_says_about_its_own_honesty_becomes_findings()
    {
        const string Metadata = """
            { "dataLossFromOtherRow": true, "subjectToThresholding": true, "timeZone": "Europe/Paris", "currencyCode": "EUR",
              "samplingMetadatas": [ { "samplesReadCount": "250000", "samplingSpaceSize": "1000000" } ] }
            """;
        Imported imported = Import(Ga4Json.Page((["yearMonth"], ["sessions"]), 1, [["202610", "5"]], Metadata)).NoErrors();
        Assert.Contains("a sample of 25 % of the events", imported.One("ga4.sampled").Message, StringComparison.Ordinal);
        Assert.Equal(Severity.Warning, imported.One("ga4.other-row").Severity);
        Assert.Equal(Severity.Warning, imported.One("ga4.threshold").Severity);
        Assert.Contains("Europe/Paris", imported.One("ga4.time-zone").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_event_that_is_the_lead_contains_the_answer()
    {
        Imported imported = Import(Ga4Json.Report(["yearMonth", "eventName"], ["keyEvents"], ["202610", "generate_lead", "12"], ["202610", "video_complete", "3"], ["202610", "page_view", "0"])).NoErrors();
        Assert.Equal((12, 3, 15), (imported.Value("ga4_key_events_generate_lead"), imported.Value("ga4_key_events_video_complete"), imported.Value("ga4_key_events")));
        Assert.DoesNotContain(imported.Externals, e => e.Row.Name == "ga4_key_events_page_view");
        Assert.Contains("'generate_lead' looks like the lead itself", imported.One("ga4.contains-answer").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Key_events_without_their_names_may_contain_the_answer()
    {
        Imported imported = Import(Ga4Json.Report(["yearMonth"], ["keyEvents", "keyEvents:test_drive"], ["202610", "9", "4"])).NoErrors();
        Assert.Equal(4, imported.Value("ga4_key_events_test_drive"));
        Assert.Contains("'test_drive'", imported.One("ga4.contains-answer").Message, StringComparison.Ordinal);
        Assert.Contains("Nothing tells which key events", Import(Ga4Json.Report(["yearMonth"], ["keyEvents"], ["202610", "9"])).One("ga4.contains-answer").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Months_that_GA4_may_still_restate_are_named()
    {
        string json = Ga4Json.Report(["yearMonth"], ["sessions"], ["202609", "5"], ["202610", "5"]);
        var log = new FindingLog();
        using IRawFile file = RawFiles.Open(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json)), "ga4.json", log)!;
        string[] On(int day) => [.. new Ga4Importer().Read(file, new ImportQuestion("feed", FeedFile.Contract, new DateOnly(2026, 11, day), null, new Dictionary<string, string>()))
            .Findings.Where(f => f.Rule == "ga4.may-be-restated").Select(f => f.Message)];
        Assert.Equal(["GA4 may still restate 2026-10: late events arrive for 72 hours, and key events are attributed anew for 12 days."], On(3));
        Assert.Equal(["GA4 may still restate 2026-10: key events are attributed anew for 12 days."], On(12));
        Assert.Empty(On(13));
    }

    [Fact]
    public void A_delay_says_when_values_are_known()
    {
        string json = Ga4Json.Report(["yearMonth"], ["sessions"], ["202610", "5"]);
        Assert.Null(Import(json).Externals[0].Row.Published);
        Assert.True(Import(json).Has("ga4.published"));
        Assert.Equal(Month.Of(2026, 11), Import(json, ("delay", "1")).Externals[0].Row.Published);
        Assert.False(Import(json, ("delay", "soon")).MayBeApplied);
    }

    [Fact]
    public void A_rate_that_is_written_in_percent_points_is_an_error_with_its_cure()
    {
        Finding finding = Import(Ga4Json.Report(["yearMonth"], ["sessions", "bounceRate"], ["202610", "200", "15"])).One("ga4.out-of-range");
        Assert.Equal((2, "bounceRate"), (finding.Place.Row, finding.Place.Column));
        Assert.Contains("15 %", finding.Cure, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_reports_that_disagree_say_so_and_the_less_broken_down_stands()
    {
        Imported imported = Import("[" + Ga4Json.Report(ByChannel, ["sessions"], ["202610", "Direct", "50"]) + "," + Ga4Json.Report(["yearMonth"], ["sessions"], ["202610", "100"]) + "]").NoErrors();
        Assert.Equal((100, 50), (imported.Value("ga4_sessions"), imported.Value("ga4_sessions_direct")));
        Assert.Contains("by up to 50 %", imported.One("ga4.reports-disagree").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_without_a_month_is_an_error_that_says_how_to_export_it()
    {
        Assert.Contains("dimension Month", Import(Ga4Json.Report(["country"], ["sessions"], ["France", "5"])).One("ga4.no-month").Cure, StringComparison.Ordinal);
        Assert.True(Import(Ga4Json.Report(["yearMonth"], ["advertiserAdCost"], ["202610", "5"])).Has("ga4.no-measure"));
    }

    [Theory]
    [MemberData(nameof(FeedFile.Cultures), MemberType = typeof(FeedFile))]
    public void Every_culture_imports_the_same(string culture)
    {
        string json = Ga4Json.Report(["yearMonth", "region"], ["sessions", "averageSessionDuration", "keyEvents:FORM_INIT"], ["202610", "Île-de-France", "1234", "61.5", "2"], ["202609", "Île-de-France", "1000", "1.25", "3"]);
        Assert.Equal(FeedFile.Under("", () => Import(json)).Told(), FeedFile.Under(culture, () => Import(json)).Told());
    }
}
