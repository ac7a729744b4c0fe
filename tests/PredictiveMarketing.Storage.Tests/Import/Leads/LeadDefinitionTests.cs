using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import;

namespace PredictiveMarketing.Storage.Tests.Import.Leads;

/// <summary>F03, F04, D05: which events are leads, and that every other row is accounted for.</summary>
public sealed class LeadDefinitionTests
{
    private static readonly LeadsFile TenEvents = LeadsFile.Of(
        "id;event;requested at;campaign;market;code",
        "1;stock request;2026-03-02;spring;Lille;", "2;stock request;2026-03-03;spring;Lille;", "3;Stock Request;2026-03-04;spring;Lille;", "4;stock request;2026-03-05;spring;Lille;",
        "5;vehicle request;2026-03-02;spring;Lille;", "6;vehicle request;2026-03-09;spring;Lille;", "7;vehicle request;2026-03-31;spring;Lille;",
        "8;newsletter;2026-03-02;spring;Lille;", "9;newsletter;2026-03-03;spring;Lille;", "10;newsletter;2026-03-04;spring;Lille;") with
    {
        Definition = new LeadDefinition(1, ["stock request", "vehicle request"]),
        Policy = LabelPolicy.Immediate with { ExclusionCodes = ["SEPA-04"] },
    };

    [Fact]
    public void F03_four_stock_and_three_vehicle_requests_and_three_newsletters_are_seven_leads()
    {
        Imported read = TenEvents.Read();
        Assert.True(read.MayBeApplied);
        Assert.Equal(7, read.In("2026-03"));
        Assert.Contains("3 rows are no leads: 'newsletter'", read.One("leads.not-in-definition").Message, StringComparison.Ordinal);
        Assert.Contains("7 of 10 rows", read.One("leads.counted").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void F04_five_more_rows_with_an_excluded_technical_code_change_the_count_by_nothing()
    {
        LeadsFile more = TenEvents.And([.. Enumerable.Range(11, 5).Select(i => $"{i};stock request;2026-03-10;spring;Lille;sepa-04")]);
        Imported read = more.Read();
        Assert.Equal(7, read.In("2026-03"));
        Finding excluded = read.One("leads.excluded");
        Assert.Contains("5 rows are no leads: excluded code SEPA-04", excluded.Message, StringComparison.Ordinal);
        Assert.Equal(12, excluded.Place.Row);
    }

    [Fact]
    public void Tests_duplicates_and_technical_errors_are_left_out_each_with_its_count()
    {
        Imported read = LeadsFile.Of("référence;date de demande;statut", "1;02/03/2026;qualifié", "2;13/03/2026;test", "3;14/03/2026;Doublon", "4;15/03/2026;doublon", "5;16/03/2026;erreur technique").Read();
        Assert.Equal(1, read.In("2026-03"));
        Assert.Equal(
            ["1 row is no lead: marked as a test.", "2 rows are no leads: marked as a duplicate.", "1 row is no lead: marked as a technical error."],
            read.Findings.Where(f => f.Rule == "leads.excluded").Select(f => f.Message));
    }

    [Fact]
    public void A_code_that_the_policy_does_not_know_is_counted_and_said()
    {
        Imported read = TenEvents.And("11;stock request;2026-03-10;spring;Lille;X-99").Read();
        Assert.Equal(8, read.In("2026-03"));
        Assert.Contains("'X-99'", read.One("leads.code-not-excluded").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_definition_every_row_is_a_lead_and_a_note_says_so()
    {
        Imported read = (TenEvents with { Definition = null }).Read();
        Assert.Equal(10, read.In("2026-03"));
        Assert.Equal(Severity.Note, read.One("leads.every-row").Severity);
    }

    [Fact]
    public void An_event_of_the_definition_that_never_comes_is_asked_about()
    {
        Imported read = (TenEvents with { Definition = new LeadDefinition(2, ["stock requests", "vehicle request"]) }).Read();
        Assert.Equal(3, read.In("2026-03"));
        Assert.Contains("Did you mean 'stock request'?", read.One("leads.event-never").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_definition_and_no_column_of_events_is_an_error() =>
        Assert.Equal(Severity.Error, (LeadsFile.Of("id;requested at", "1;2026-03-02") with { Definition = TenEvents.Definition }).Read().One("leads.event-column").Severity);

    [Fact]
    public void D05_thirty_online_and_twelve_offline_leads_are_forty_two()
    {
        string[] rows = [.. Enumerable.Range(0, 42).Select(i => $"{i};2026-03-{(i % 28) + 1:00};{(i < 30 ? "site web" : "concession")}")];
        Imported read = LeadsFile.Of(["id;date de demande;origine", .. rows]).Read();
        Assert.Equal(42, read.In("2026-03"));
        Assert.Equal("30 online + 12 offline = 42 leads.", read.One("leads.sources").Message);
    }

    [Fact]
    public void D05_sources_of_monthly_totals_are_added_up()
    {
        Imported read = LeadsFile.Of("mois;source;leads", "2026-03;online;30", "2026-03;offline;12").Read();
        Assert.Equal(42, read.In("2026-03"));
        Assert.Equal("30 online + 12 offline = 42 leads.", read.One("leads.sources").Message);
        Assert.Equal("2-3", read.Leads[0].Trace.Rows.ToString());
    }

    [Fact]
    public void A_source_that_nobody_knows_counts_and_is_asked_about()
    {
        Imported read = LeadsFile.Of("id;date;source", "1;2026-03-02;carrier pigeon", "2;2026-03-02;web").Read();
        Assert.Equal(2, read.In("2026-03"));
        Assert.Equal("1 online + 0 offline + 1 that do not say = 2 leads.", read.One("leads.sources").Message);
        Assert.Contains("carrier pigeon", read.One("leads.source-unknown").Message, StringComparison.Ordinal);
    }
}
