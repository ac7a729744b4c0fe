using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import;

namespace PredictiveMarketing.Storage.Tests.Import.Leads;

/// <summary>D03, D05, D06: both forms in both languages, every value traced, every mistake with its row.</summary>
public sealed class LeadFilesTests
{
    private static readonly string[] French = ["Campagne;Région;Mois;Nombre de leads;Statut", "printemps;Lille;mars 2026;1 234,5;définitif", "printemps;Lille;avr-26;12;provisoire", "Total;;;1 246,5;"];

    [Fact]
    public void Totals_with_French_headers_are_recognised()
    {
        Imported read = LeadsFile.Of(French).Read();
        Assert.True(read.MayBeApplied);
        Assert.Equal(1234.5, read.In("2026-03"));
        Assert.Equal(LeadStatus.Provisional, read.StatusOf("2026-04"));
        Assert.Equal(new SeriesKey("printemps", "Lille"), read.Leads[0].Row.Key);
        Assert.Equal(4, read.One("leads.total-row").Place.Row);
    }

    [Fact]
    public void Events_with_French_headers_are_recognised()
    {
        Imported read = LeadsFile.Of(
            "Extraction CRM du 12/11/2026",
            "Identifiant client;Type de demande;Date de demande;Qualifié le;Campagne;Concession;Provenance;Motif de rejet",
            "k1;Essai;31/03/2026;02/04/2026;printemps;Lille;en ligne;",
            "k2;Essai;01/04/2026;;printemps;Lille;hors ligne;").Read();
        Assert.True(read.MayBeApplied);
        Assert.Equal((1, 0), (read.In("2026-03"), read.In("2026-04")));
        Assert.Equal(2, read.Mapping!.HeaderRow);
        Assert.Equal(("3", ""), (read.Leads[0].Trace.Rows.ToString(), read.Leads[1].Trace.Rows.ToString()));
    }

    [Theory]
    [InlineData("fr-FR")]
    [InlineData("en-US")]
    [InlineData("tr-TR")]
    [InlineData("")]
    public void Every_culture_reads_the_same(string culture)
    {
        Imported here = LeadsFile.Of(French).Read();
        Imported there = Cultures.In(culture, () => LeadsFile.Of(French).Read());
        Assert.Equal(here.Leads.Select(l => l.Row), there.Leads.Select(l => l.Row));
        Assert.Equal(here.Findings, there.Findings);
    }

    [Fact]
    public void Months_without_an_event_are_zeros_in_events_and_stay_missing_in_totals()
    {
        Imported events = LeadsFile.Of("id;date;market", "1;2026-01-05;Lille", "2;2026-04-05;Lille", "3;2026-02-05;Metz").Read();
        Assert.Equal([1.0, 0, 0, 1], events.Leads.Where(l => l.Row.Key.Market == "Lille").Select(l => l.Row.Leads));
        Assert.Equal([1.0, 0, 0], events.Leads.Where(l => l.Row.Key.Market == "Metz").Select(l => l.Row.Leads));
        Assert.Contains(events.Findings, f => f.Rule == "leads.month-zero" && f.Message.Contains("2026-02, 2026-03", StringComparison.Ordinal));
        Imported totals = LeadsFile.Of("month;leads", "2026-01;5", "2026-04;6", "2026-05;").Read();
        Assert.Equal(2, totals.Leads.Count);
        Assert.Equal(4, totals.One("leads.empty").Place.Row);
    }

    [Fact]
    public void A_month_twice_is_an_error_with_its_row()
    {
        Finding twice = LeadsFile.Of("month;leads", "2026-01;5", "2026-02;5", "janvier 2026;6").Read().One("leads.month-twice");
        Assert.Equal((Severity.Error, 4), (twice.Severity, twice.Place.Row));
        Assert.Contains("first in row 2", twice.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_mistakes_come_back_at_once_with_row_and_column()
    {
        Imported read = LeadsFile.Of("campagne;mois;leads", "a;2026-13;5", "a;2026-01;many", "a;2026-02;-3", ";2026-03;4", "a;2027-03;4").Read();
        Assert.Equal(
            [("leads.month", 2), ("leads.number", 3), ("leads.negative", 4), ("leads.campaign-empty", 5), ("leads.future", 6)],
            read.Findings.Where(f => f.Severity == Severity.Error).Select(f => (f.Rule, f.Place.Row!.Value)));
        Assert.Equal("mois", read.One("leads.month").Place.Column);
        Assert.False(read.MayBeApplied);
    }

    [Fact]
    public void A_date_that_is_none_a_missing_one_one_to_come_and_two_in_the_wrong_order_are_errors()
    {
        Imported read = LeadsFile.Of("id;requested at;qualified at", "1;soon;", "2;;2026-03-01", "3;2026-12-24;", "4;2026-03-02;2026-03-01").Read();
        Assert.Equal(
            [("leads.date", 2), ("leads.date-empty", 3), ("leads.qualified-before-request", 5), ("leads.future", 4)],
            read.Findings.Where(f => f.Severity == Severity.Error).Select(f => (f.Rule, f.Place.Row!.Value)));
    }

    [Fact]
    public void A_mistyped_century_is_an_error_and_not_a_hundred_years_of_zeros()
    {
        Imported read = LeadsFile.Of("id;requested at", "1;1926-10-02", "2;2026-10-02").Read();
        Assert.Equal(2, read.One("leads.date-old").Place.Row);
        Assert.Empty(read.Leads);
    }

    [Fact]
    public void A_KPI_that_may_be_negative_keeps_its_negative_months() =>
        Assert.Equal(-3, (LeadsFile.Of("month;leads", "2026-02;-3") with { NonNegative = false }).Read().In("2026-02"));

    [Fact]
    public void Campaign_and_market_come_from_the_options_or_by_default_with_a_note()
    {
        Imported byDefault = LeadsFile.Of("month;leads", "2026-02;3").Read();
        Assert.Equal(new SeriesKey("spring", "ALL"), byDefault.Leads[0].Row.Key);
        byDefault.One("leads.campaign-default");
        byDefault.One("leads.market-default");
        Imported given = (LeadsFile.Of("market;month;leads", ";2026-02;3") with { Options = new() { ["campaign"] = "stock", ["market"] = "Lille" } }).Read();
        Assert.Equal(new SeriesKey("stock", "Lille"), given.Leads[0].Row.Key);
    }

    [Fact]
    public void The_day_of_the_file_is_an_option_and_nothing_after_it_is_seen()
    {
        LeadsFile file = LeadsFile.Of("id;requested at;qualified at", "1;2026-03-01;2026-03-20", "2;2026-03-02;2026-04-20", "3;2026-04-02;2026-04-03");
        Assert.Equal(2, file.Read().In("2026-03"));
        Imported then = (file with { Options = new() { ["asof"] = "2026-03-31" } }).Read();
        Assert.Equal(1, then.In("2026-03"));
        Assert.Equal(new MonthSpan(Month.Of(2026, 3), Month.Of(2026, 3)), then.Covered);
        Assert.Equal(Severity.Error, (file with { Options = new() { ["asof"] = "31/03/2026" } }).Read().One("leads.asof").Severity);
    }

    [Fact]
    public void An_old_file_is_taken_as_it_stood_on_its_newest_day()
    {
        Imported read = LeadsFile.Of("id;date", "1;2026-01-05", "2;2026-02-20").Read();
        Assert.Contains("2026-02-20", read.One("leads.asof-assumed").Message, StringComparison.Ordinal);
        Assert.Equal(LeadStatus.Provisional, read.StatusOf("2026-02"));
    }

    [Fact]
    public void A_file_without_a_known_column_is_refused_with_what_was_looked_for()
    {
        Imported read = LeadsFile.Of("x;y", "1;2").Read();
        Assert.Null(read.Mapping);
        Assert.False(read.MayBeApplied);
        Assert.Contains(read.Findings, f => f.Severity == Severity.Error && f.Message.Contains("month, leads", StringComparison.Ordinal));
    }

    [Fact]
    public void A_template_with_the_columns_of_both_forms_is_read_by_what_is_filled_in()
    {
        string header = string.Join(';', new Storage.Import.Leads.LeadsImporter().Fields.Select(f => f.Name));
        Assert.Equal("campaign;market;source;event;status;person;lead-id;requested-at;qualified-at;exclusion-code;month;leads", header);
        Assert.Equal(42, LeadsFile.Of(header, "spring;Lille;;;;;;;;;2026-03;42").Read().In("2026-03"));
        Assert.Equal(1, LeadsFile.Of(header, "spring;Lille;;stock;qualified;p1;;2026-03-02;2026-03-09;;;").Read().In("2026-03"));
    }

    [Fact]
    public void Dates_whose_order_nobody_can_tell_are_read_day_first_and_said() =>
        Assert.Equal(1, LeadsFile.Of("id;date", "1;03/04/2026", "2;05/04/2026").Read().Findings.Count(f => f.Rule == "columns.day-first"));
}
