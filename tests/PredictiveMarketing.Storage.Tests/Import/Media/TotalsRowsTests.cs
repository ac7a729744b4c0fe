using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import;

namespace PredictiveMarketing.Storage.Tests.Import.Media;

/// <summary>Totals rows are known by their words and by arithmetic, are never counted, and are held against their parts.</summary>
public sealed class TotalsRowsTests
{
    private const string Header = "campaign,market,channel,month,net-budget\n";
    private const string Two = "Stock,Bretagne,TV,2026-01,100\nStock,Bretagne,Radio,2026-01,50\n";

    [Theory]
    [InlineData("Total,,,,150")]
    [InlineData("Sous-total,,,,150")]
    [InlineData("Sous total HT,,,,150")]
    [InlineData("TOTAL GÉNÉRAL,,,,150")]
    [InlineData("Grand total,,,,150")]
    [InlineData("Subtotal,,,,150")]
    [InlineData("Gesamt,,,,150")]
    [InlineData("Gesamtsumme,,,,150")]
    [InlineData("Total 2026,,,,150")]
    [InlineData("Total Stock,,,,150")]
    [InlineData(",,Total,,150")]
    [InlineData("Stock,,Sous-total,,150")]
    [InlineData(",,,,150")]
    public void A_totals_row_is_left_out_with_a_note(string total)
    {
        Imported imported = PlanDesk.Read(Header + Two + total + "\nVente,Bretagne,TV,2026-01,7\n");
        imported.IsSound();
        Assert.Equal(157m, imported.Media.Sum(m => m.Row.Spend));
        Assert.Contains("row 4", imported.The("media-plan.totals-left-out").Message, StringComparison.Ordinal);
        Assert.DoesNotContain(imported.Findings, f => f.Severity == Severity.Warning);
    }

    [Fact]
    public void A_total_that_is_not_the_sum_of_its_rows_is_a_warning_with_both_numbers()
    {
        Finding differs = PlanDesk.Read(Header + Two + "Total,,,,149.99\n").The("media-plan.total-differs");
        Assert.Equal((Severity.Warning, "E4"), (differs.Severity, PlanDesk.Cell(differs)));
        Assert.Contains("149.99", differs.Message, StringComparison.Ordinal);
        Assert.Contains("150.00", differs.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Subtotals_of_groups_and_a_grand_total_over_all_lines_agree()
    {
        Imported imported = PlanDesk.Read(Header + Two + "Sous-total,,,,150\nVente,Bretagne,TV,2026-01,30\nVente,Bretagne,Radio,2026-01,20\nSous-total,,,,50\nTotal général,,,,200\n");
        Assert.DoesNotContain(imported.Findings, f => f.Severity != Severity.Note);
        Assert.Contains("3 totals rows are left out: rows 4, 7-8", imported.The("media-plan.totals-left-out").Message, StringComparison.Ordinal);
        Assert.Equal(200m, imported.Media.Sum(m => m.Row.Spend));
    }

    [Fact]
    public void A_total_per_column_of_a_flowchart_is_checked_month_by_month()
    {
        Finding differs = PlanDesk.Read("campaign,market,channel,2026-01,2026-02\nStock,Bretagne,TV,1,2\nStock,Bretagne,Radio,10,20\nTotal,,,12,21\n").The("media-plan.total-differs");
        Assert.Equal("D4", PlanDesk.Cell(differs));
        Assert.Contains("says 12.00 in 2026-01 and its rows add up to 11.00", differs.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_total_that_counts_cancelled_lines_and_one_that_does_not_are_both_right()
    {
        const string Lines = "campaign,market,channel,month,net-budget,status\nStock,Bretagne,TV,2026-01,100,planned\nStock,Bretagne,Radio,2026-01,50,annulé\n";
        Assert.DoesNotContain(PlanDesk.Read(Lines + "Total,,,,150,\n").Findings, f => f.Severity == Severity.Warning);
        Assert.DoesNotContain(PlanDesk.Read(Lines + "Total,,,,100,\n").Findings, f => f.Severity == Severity.Warning);
        Assert.Contains(PlanDesk.Read(Lines + "Total,,,,99,\n").Findings, f => f.Rule == "media-plan.total-differs");
    }

    [Theory]
    [InlineData("Total Energies,Bretagne,TV,2026-01,150")]
    [InlineData("Stock,Bretagne,Total TV,2026-02,7")]
    public void A_name_that_only_sounds_like_a_total_is_a_flight(string line)
    {
        Imported imported = PlanDesk.Read(Header + Two + line + "\n");
        imported.IsSound();
        Assert.Equal(3, imported.Media.Count);
        Assert.DoesNotContain(imported.Findings, f => f.Rule == "media-plan.totals-left-out");
    }

    [Fact]
    public void A_row_without_a_channel_that_is_no_sum_stays_a_mistake()
    {
        Imported imported = PlanDesk.Read(Header + Two + ",,,,151\n");
        Assert.False(imported.MayBeApplied);
        Assert.Contains(imported.Findings, f => f is { Rule: "media-plan.dates-missing", Place.Row: 4 });
        Assert.DoesNotContain(imported.Findings, f => f.Rule == "media-plan.totals-left-out");
    }

    [Fact]
    public void A_credit_is_part_of_the_total()
    {
        Imported imported = PlanDesk.Read(Header + Two + "Stock,Bretagne,TV,2026-01,-40\nTotal,,,,110\n");
        Assert.Equal(["Stock | Bretagne | Radio | 2026-01 | 50", "Stock | Bretagne | TV | 2026-01 | 60"], PlanDesk.Short(imported));
        Assert.DoesNotContain(imported.Findings, f => f.Severity == Severity.Warning);
    }
}
