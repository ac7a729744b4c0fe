using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import;
using PredictiveMarketing.Storage.Import.Raw;

namespace PredictiveMarketing.Storage.Tests.Import.Media;

/// <summary>D04, D06: a flowchart is known by its month columns, however they are written.</summary>
public sealed class FlowchartTests
{
    [Theory]
    [InlineData("2026-01", "2026-02")]
    [InlineData("janv. 2026", "févr. 2026")]
    [InlineData("Janvier 2026", "Février 2026")]
    [InlineData("Jan-26", "Feb-26")]
    [InlineData("01/2026", "02/2026")]
    [InlineData("01/01/2026", "01/02/2026")]
    public void Months_may_be_written_in_several_ways(string january, string february)
    {
        Imported imported = PlanDesk.Read($"campagne;région;levier;{january};{february}\nStock;Bretagne;TV;100;200,50\n");
        imported.IsSound();
        Assert.Equal(["Stock | Bretagne | TV | 2026-01 | 100", "Stock | Bretagne | TV | 2026-02 | 200.5"], PlanDesk.Short(imported));
        Assert.Contains("2026-01 to 2026-02", imported.The("media-plan.flowchart").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_year_may_stand_over_its_months()
    {
        Imported imported = PlanDesk.Read("Plan;;;;;\n;;;2025;2026;\nCampagne;Région;Levier;déc.;janv.;févr.\nStock;Bretagne;TV;1;2;3\n");
        imported.IsSound();
        Assert.Equal(["Stock | Bretagne | TV | 2025-12 | 1", "Stock | Bretagne | TV | 2026-01 | 2", "Stock | Bretagne | TV | 2026-02 | 3"], PlanDesk.Short(imported));
    }

    [Fact]
    public void The_months_may_stand_in_a_row_of_their_own_below_names_and_years()
    {
        Imported imported = PlanDesk.Read("Campagne;Région;Levier;2025;2026;\n;;;déc.;janv.;févr.\nStock;Bretagne;TV;1;2;3\n");
        imported.IsSound();
        Assert.Equal(["Stock | Bretagne | TV | 2025-12 | 1", "Stock | Bretagne | TV | 2026-01 | 2", "Stock | Bretagne | TV | 2026-02 | 3"], PlanDesk.Short(imported));
        Assert.Equal(2, imported.Mapping!.HeaderRow);
    }

    [Fact]
    public void A_year_merged_over_its_months_and_date_cells_are_months_too()
    {
        RawRow[] rows =
        [
            Row(1, "Campaign", "Market", "Channel", 2026d, null, new DateOnly(2027, 1, 1)),
            Row(2, null, null, null, "Nov", "Dec", null),
            Row(3, "Stock", "Bretagne", "TV", 10d, 20d, 30d),
        ];
        var sheet = new HeldSheet("Plan", rows)
        {
            Merged = [new MergedCells(1, 2, 0, 0), new MergedCells(1, 2, 1, 1), new MergedCells(1, 2, 2, 2), new MergedCells(1, 1, 3, 4), new MergedCells(1, 2, 5, 5)],
        };
        Imported imported = PlanDesk.Read(HeldFile.Of("plan.xlsx", sheet), PlanDesk.Contract);
        imported.IsSound();
        Assert.Equal(["Stock | Bretagne | TV | 2026-11 | 10", "Stock | Bretagne | TV | 2026-12 | 20", "Stock | Bretagne | TV | 2027-01 | 30"], PlanDesk.Short(imported));
        Assert.Equal("Plan", imported.Media[0].Trace.Sheet);
    }

    [Fact]
    public void An_empty_month_is_off_air_and_a_zero_is_a_zero()
    {
        Imported imported = PlanDesk.Read("campaign,market,channel,2026-01,2026-02,2026-03\nStock,Bretagne,TV,,0,-\nStock,Bretagne,Radio,5,,\n");
        imported.IsSound();
        Assert.Equal(["Stock | Bretagne | Radio | 2026-01 | 5", "Stock | Bretagne | TV | 2026-02 | 0"], PlanDesk.Short(imported));
        Assert.Equal(new MonthSpan(Month.Of(2026, 1), Month.Of(2026, 3)), imported.Covered);
    }

    [Fact]
    public void Fees_and_counts_of_a_row_follow_its_budgets()
    {
        // 10 of fees over 100 : 200 : 0 is 3.33 and 6.67; 100 impressions are 33 and 67.
        Imported imported = PlanDesk.Read("campaign,market,channel,fees,impressions,2026-01,2026-02,2026-03\nStock,Bretagne,TV,10,100,100,200,0\n", ("status", "planned"));
        Assert.Equal(
            ["Stock | Bretagne | TV | 2026-01 | 103.33 | planned | 33 | - | - | rows 2", "Stock | Bretagne | TV | 2026-02 | 206.67 | planned | 67 | - | - | rows 2", "Stock | Bretagne | TV | 2026-03 | 0 | planned | 0 | - | - | rows 2"],
            PlanDesk.Lines(imported));
    }

    [Fact]
    public void Where_budgets_say_nothing_fees_follow_the_days()
    {
        // 59 over 31 days of January and 28 of February.
        Imported imported = PlanDesk.Read("campaign,market,channel,fees,2026-01,2026-02\nStock,Bretagne,TV,59,0,0\n");
        Assert.Equal(["Stock | Bretagne | TV | 2026-01 | 31", "Stock | Bretagne | TV | 2026-02 | 28"], PlanDesk.Short(imported));
    }

    [Fact]
    public void Two_columns_of_one_month_are_an_error_with_both_columns()
    {
        Finding twice = PlanDesk.Read("campaign,market,channel,01/01/2026,08/01/2026,01/02/2026\nStock,Bretagne,TV,1,2,3\n").OnlyError();
        Assert.Equal("media-plan.month-twice", twice.Rule);
        Assert.Contains("D ('01/01/2026'), E ('08/01/2026')", twice.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_total_that_its_months_do_not_add_up_to_is_a_warning_with_both_numbers()
    {
        Imported imported = PlanDesk.Read("campaign,market,channel,2026-01,2026-02,Total\nStock,Bretagne,TV,1,2,3\nStock,Bretagne,Radio,1,2,4\n");
        Finding wrong = imported.The("media-plan.row-total");
        Assert.Equal("F3", PlanDesk.Cell(wrong));
        Assert.Contains("4.00", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("3.00", wrong.Message, StringComparison.Ordinal);
        Assert.Equal(Severity.Warning, wrong.Severity);
    }

    [Fact]
    public void A_line_without_any_month_is_an_error_when_it_holds_anything_else()
    {
        Finding empty = PlanDesk.Read("campaign,market,channel,impressions,2026-01,2026-02\nStock,Bretagne,TV,5,,\nStock,Bretagne,Radio,,1,2\n").OnlyError();
        Assert.Equal(("media-plan.months-empty", "E2"), (empty.Rule, PlanDesk.Cell(empty)));
    }

    [Fact]
    public void A_month_that_is_no_number_is_an_error_with_its_cell()
    {
        Finding wrong = PlanDesk.Read("campaign,market,channel,2026-01,2026-02\nStock,Bretagne,TV,1,soon\n").OnlyError();
        Assert.Equal(("media-plan.not-a-number", "E2"), (wrong.Rule, PlanDesk.Cell(wrong)));
        Assert.Contains("'soon'", wrong.Message, StringComparison.Ordinal);
    }

    private static RawRow Row(int number, params object?[] cells) => new(number, [.. cells.Select(c => c switch
    {
        null => RawCell.Empty,
        double value => RawCell.Of(value),
        DateOnly day => RawCell.Of(day),
        _ => RawCell.Of((string)c),
    })]);
}
