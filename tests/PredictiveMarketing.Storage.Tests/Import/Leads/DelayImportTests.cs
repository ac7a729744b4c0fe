using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import;

namespace PredictiveMarketing.Storage.Tests.Import.Leads;

/// <summary>F04: event dates become a delay table, young months become provisional with what they will come to.</summary>
public sealed class DelayImportTests
{
    // From January to October 2026: of 40 requests of a month 20 are qualified at once, 16 in the next month, 4 in the one after.
    private static readonly LeadsFile Steady = LeadsFile.Of(
    [
        "id;requested at;qualified at;market",
        .. Month.Range(Month.Of(2026, 1), Month.Of(2026, 10)).SelectMany(m => Enumerable.Range(0, 40).Select(i =>
        {
            Month qualified = m.Plus(i < 20 ? 0 : i < 36 ? 1 : 2);
            return $"{m}-{i};{m}-05;{(qualified > Month.Of(2026, 10) ? "" : $"{qualified}-20")};Lille";
        })),
    ]);

    [Fact]
    public void The_delay_table_counts_by_month_of_request_and_months_until_qualified()
    {
        Imported read = Steady.Read();
        Assert.Equal([20L, 16, 4], Cells(read, "2026-01"));
        Assert.Equal([20L, 16], Cells(read, "2026-09"));
        Assert.Equal([20L], Cells(read, "2026-10"));
        Assert.Equal("2-21", read.Delays.Single(d => d.Row.Requested == Month.Of(2026, 1) && d.Row.Delay == 0).Trace.Rows.ToString());
    }

    [Fact]
    public void Months_that_are_still_being_qualified_are_provisional_with_an_estimate()
    {
        Imported read = Steady.Read();
        Assert.Equal((LeadStatus.Final, LeadStatus.Provisional, LeadStatus.Provisional), (read.StatusOf("2026-08"), read.StatusOf("2026-09"), read.StatusOf("2026-10")));
        Assert.Equal(20, read.In("2026-10"));
        Assert.Contains(read.Findings, f => f.Rule == "leads.maturing" && f.Message.StartsWith("spring / Lille, 2026-10: 20 leads known, 50 % of what will come; 40 expected", StringComparison.Ordinal));
        Finding months = read.One("leads.maturation-months");
        Assert.Equal(Severity.Warning, months.Severity);
        Assert.Contains("\"maturationMonths\": 2", months.Cure, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_proposed_when_the_policy_already_says_so() =>
        Assert.DoesNotContain((Steady with { Policy = new LabelPolicy(2) }).Read().Findings, f => f.Rule == "leads.maturation-months");

    [Fact]
    public void What_was_qualified_in_a_month_that_is_not_over_is_in_the_leads_and_not_in_the_delay_table()
    {
        Imported read = Steady.And("new;2026-10-30;2026-11-10;Lille").Read();
        Assert.Equal(21, read.In("2026-10"));
        Assert.Equal([20L], Cells(read, "2026-10"));
    }

    [Fact]
    public void The_delay_counts_from_the_minimum_age_where_that_is_later()
    {
        Imported read = (Steady with { Policy = new LabelPolicy(0) { MinimumAgeDays = 31 } }).Read();
        Assert.Equal([0L, 36, 4], Cells(read, "2026-01"));
    }

    [Fact]
    public void The_delay_table_ends_at_three_years_whatever_a_single_late_lead_did()
    {
        Imported read = LeadsFile.Of("id;requested at;qualified at", "1;2016-10-02;2026-10-09", "2;2026-10-02;2026-10-03").Read();
        Assert.Equal(36, read.Delays.Max(d => d.Row.Delay));
        Assert.Equal(1, read.In("2016-10"));
    }

    [Fact]
    public void A_file_without_dates_of_qualification_has_no_delays_and_claims_none()
    {
        Imported read = LeadsFile.Of("id;requested at", "1;2026-10-02").Read();
        Assert.Empty(read.Delays);
        Assert.DoesNotContain(read.Findings, f => f.Rule.StartsWith("leads.matur", StringComparison.Ordinal));
    }

    [Fact]
    public void A_short_history_says_that_maturity_cannot_be_judged() =>
        Assert.Contains("cannot be judged", LeadsFile.Of("id;requested at;qualified at", "1;2026-10-02;2026-10-09").Read().One("leads.maturity-unknown").Message, StringComparison.Ordinal);

    private static IEnumerable<long> Cells(Imported read, string month) =>
        read.Delays.Select(d => d.Row).Where(d => d.Requested == Month.Parse(month)).OrderBy(d => d.Delay).Select(d => d.Count);
}
