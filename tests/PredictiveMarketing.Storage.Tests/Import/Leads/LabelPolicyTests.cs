using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import;

namespace PredictiveMarketing.Storage.Tests.Import.Leads;

/// <summary>F04: qualification within its window, minimum age, the same person again, duplicates, and months that are too young.</summary>
public sealed class LabelPolicyTests
{
    private static readonly LeadsFile Qualifying = LeadsFile.Of(
        "person;requested at;qualified at",
        "a;2026-01-31;2026-02-28", "b;2026-01-15;2026-03-20", "c;2026-01-20;", "d;2026-02-01;2026-02-01");

    [Fact]
    public void A_lead_belongs_to_the_month_of_its_request_and_counts_once_it_is_qualified()
    {
        Imported read = Qualifying.Read();
        Assert.Equal(2, read.In("2026-01"));
        Assert.Equal(1, read.In("2026-02"));
        Assert.Contains("1 row is no lead: not qualified yet", read.One("leads.pending").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lead_qualified_on_the_last_day_of_the_window_counts_and_a_day_later_it_does_not()
    {
        Assert.Equal(1, (Qualifying with { Policy = LabelPolicy.Immediate with { WindowDays = 28 } }).Read().In("2026-01"));
        Imported read = (Qualifying with { Policy = LabelPolicy.Immediate with { WindowDays = 27 } }).Read();
        Assert.Contains("2 rows are no leads: qualified more than 27 days", read.One("leads.too-late").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_request_younger_than_the_minimum_age_waits_and_its_month_is_provisional()
    {
        Imported read = (LeadsFile.Of("id;requested at", "1;2026-09-01", "2;2026-10-10", "3;2026-10-20", "4;2026-11-01") with { Policy = LabelPolicy.Immediate with { MinimumAgeDays = 30 } }).Read();
        Assert.Equal(1, read.In("2026-09"));
        Assert.Equal(LeadStatus.Final, read.StatusOf("2026-09"));
        Assert.Equal(1, read.In("2026-10"));
        Assert.Equal(LeadStatus.Provisional, read.StatusOf("2026-10"));
        Assert.Contains("2 rows", read.One("leads.too-young").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_person_within_the_look_back_is_the_same_lead_of_a_campaign()
    {
        Imported read = (LeadsFile.Of(
            "email;date;event;campaign", "A@x.fr;2026-03-01;test drive;spring", "a@x.fr;2026-03-31;stock;spring", "a@x.fr;2026-04-01;stock;spring", "a@x.fr;2026-03-05;stock;summer", ";2026-03-01;stock;spring", ";2026-03-01;stock;spring")
            with { Policy = LabelPolicy.Immediate with { LookbackDays = 30 } }).Read();
        Assert.Equal(3, read.Leads.Single(l => l.Row.Key.Campaign == "spring" && l.Row.Month == Month.Of(2026, 3)).Row.Leads);
        Assert.Equal(1, read.Leads.Single(l => l.Row.Key.Campaign == "spring" && l.Row.Month == Month.Of(2026, 4)).Row.Leads);
        Assert.Equal(1, read.Leads.First(l => l.Row.Key.Campaign == "summer").Row.Leads);
        Assert.Contains("1 row is no lead: the same person within 30 days", read.One("leads.same-person").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_id_twice_is_one_lead_and_the_qualified_row_stands()
    {
        Imported read = LeadsFile.Of("lead-id;requested at;qualified at;status", "7;2026-03-01;;pending", "7;2026-03-01;2026-03-09;qualified").Read();
        Assert.Equal(1, read.In("2026-03"));
        Assert.Equal("3", read.Leads[0].Trace.Rows.ToString());
        Assert.Contains("the same id as another row", read.One("leads.duplicate").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_person_event_and_day_twice_is_one_lead_and_no_person_is_named_in_a_finding()
    {
        Imported read = LeadsFile.Of("e-mail;date;event", "jo@x.fr;2026-03-01;stock", "jo@x.fr;2026-03-01;stock", "jo@x.fr;2026-03-02;stock").Read();
        Assert.Equal(2, read.In("2026-03"));
        Assert.DoesNotContain(read.Findings, f => f.ToString().Contains("jo@", StringComparison.Ordinal));
        Assert.True(read.Mapping!.Of("person") == 0 && new Storage.Import.Leads.LeadsImporter().Fields.Single(f => f.Name == "person").IsPerson);
    }

    [Fact]
    public void F04_a_month_younger_than_the_maturation_is_provisional()
    {
        Imported read = (LeadsFile.Of("month;leads", "2026-07;10", "2026-08;11", "2026-09;12", "2026-10;13", "2026-11;4") with { Policy = new LabelPolicy(2) }).Read();
        Assert.Equal(
            [LeadStatus.Final, LeadStatus.Final, LeadStatus.Provisional, LeadStatus.Provisional, LeadStatus.Provisional],
            read.Leads.Select(l => l.Row.Status));
        Assert.Contains(read.Findings, f => f.Rule == "leads.provisional" && f.Message.Contains("2026-09, 2026-10: younger than the 2 months", StringComparison.Ordinal));
        Assert.Contains(read.Findings, f => f.Rule == "leads.provisional" && f.Message.Contains("2026-11: the month is not over", StringComparison.Ordinal));
    }

    [Fact]
    public void A_status_without_a_date_decides_and_an_unknown_one_is_an_error()
    {
        LeadsFile file = LeadsFile.Of("id;created at;statut", "1;2026-03-01;Qualifié", "2;2026-03-01;non qualifié", "3;2026-03-01;en cours", "4;2026-03-01;oui");
        Imported read = file.Read();
        Assert.Equal(2, read.In("2026-03"));
        Assert.Empty(read.Delays);
        Assert.Contains("'non qualifié'", read.One("leads.rejected").Message, StringComparison.Ordinal);
        Imported odd = file.And("5;2026-03-01;zeta").Read();
        Assert.False(odd.MayBeApplied);
        Assert.Equal(6, odd.One("leads.status-unknown").Place.Row);
    }

    [Fact]
    public void Rules_that_the_file_has_no_column_for_are_named()
    {
        Imported read = (LeadsFile.Of("id;date", "1;2026-03-01") with { Policy = new LabelPolicy(0) { WindowDays = 30, LookbackDays = 90, ExclusionCodes = ["E1"] } }).Read();
        Assert.Equal(3, read.Findings.Count(f => f.Rule == "leads.rule-not-applied" && f.Severity == Severity.Warning));
        Assert.True(read.MayBeApplied);
    }
}
