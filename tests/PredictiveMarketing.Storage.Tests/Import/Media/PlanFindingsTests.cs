using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import;

namespace PredictiveMarketing.Storage.Tests.Import.Media;

/// <summary>Every mistake of a plan is a finding with its cell, its value and its cure, and all of them come at once.</summary>
public sealed class PlanFindingsTests
{
    private const string Header = "campaign,market,channel,start,end,net-budget,gross-budget,fees,impressions,clicks,currency,status,level\n";

    [Theory]
    [InlineData("Stock,Bretagne,TV,2026-03-02,2026-03-01,1,,,,,,,", "media-plan.end-before-start", "E2", "2026-03-01")]
    [InlineData("Stock,Bretagne,TV,2026-03-01,2029-03-01,1,,,,,,,", "media-plan.flight-long", "E2", "36 months")]
    [InlineData("Stock,Bretagne,TV,1999-12-31,2000-01-01,1,,,,,,,", "media-plan.day-range", "D2", "1999")]
    [InlineData("Stock,Bretagne,TV,2026-03-01,2101-01-01,1,,,,,,,", "media-plan.day-range", "E2", "2101")]
    [InlineData("Stock,Bretagne,TV,2026-03-01,tomorrow,1,,,,,,,", "media-plan.day-format", "E2", "tomorrow")]
    [InlineData("Stock,Bretagne,TV,2026-03-01,,1,,,,,,,", "media-plan.end-missing", "E2", "2026-03-01")]
    [InlineData("Stock,Bretagne,TV,,2026-03-01,1,,,,,,,", "media-plan.start-missing", "D2", "2026-03-01")]
    [InlineData("Stock,Bretagne,TV,,,1,,,,,,,", "media-plan.dates-missing", "D2", "no dates")]
    [InlineData("Stock,Bretagne,TV,2026-03-01,2026-03-31,,,,,,,,", "media-plan.spend-empty", "F2", "no budget")]
    [InlineData("Stock,Bretagne,TV,2026-03-01,2026-03-31,much,,,,,,,", "media-plan.not-a-number", "F2", "'much'")]
    [InlineData("Stock,Bretagne,TV,2026-03-01,2026-03-31,1e308,,,,,,,", "media-plan.not-a-number", "F2", "1e308")]
    [InlineData("Stock,Bretagne,TV,2026-03-01,2026-03-31,NaN,,,,,,,", "media-plan.not-a-number", "F2", "NaN")]
    [InlineData("Stock,Bretagne,TV,2026-03-01,2026-03-31,1,,,-5,,,,", "media-plan.impressions-negative", "I2", "-5")]
    [InlineData("Stock,Bretagne,TV,2026-03-01,2026-03-31,1,,,,,EUE,,", "media-plan.currency-unknown", "K2", "'EUR'")]
    [InlineData("Stock,Bretagne,TV,2026-03-01,2026-03-31,$ 5,,,,,EUR,,", "media-plan.currency-conflict", "F2", "USD")]
    [InlineData("Stock,Bretagne,TV,2026-03-01,2026-03-31,1,,,,,,plnned,", "media-plan.status-unknown", "L2", "'planned'")]
    [InlineData("Stock,Bretagne,TV,2026-03-01,2026-03-31,1,,,,,,,somewhere", "media-plan.level-unknown", "M2", "somewhere")]
    [InlineData("Stock,NATIONAL,TV,2026-03-01,2026-03-31,1,,,,,,,local", "media-plan.local-market", "B2", "NATIONAL")]
    [InlineData("Stock,,TV,2026-03-01,2026-03-31,1,,,,,,,local", "media-plan.market-missing", "B2", "market")]
    [InlineData(",Bretagne,TV,2026-03-01,2026-03-31,1,,,,,,,", "media-plan.campaign-missing", "A2", "campaign")]
    [InlineData("Stock,Bretagne,,2026-03-01,2026-03-31,1,,,,,,,", "media-plan.channel-missing", "C2", "channel")]
    [InlineData("Stock,Bretagne,TV,2026-03-01,2026-03-31,-1,,,,,,,", "media-plan.below-zero", "2", "-1.00")]
    public void A_mistake_is_an_error_with_its_cell_and_value(string line, string rule, string cell, string shown)
    {
        Finding error = PlanDesk.Read(Header + line + "\n").OnlyError();
        Assert.Equal((rule, cell), (error.Rule, PlanDesk.Cell(error)));
        Assert.Contains(shown, error.Message, StringComparison.Ordinal);
        Assert.NotEqual("Nothing to do.", error.Cure);
    }

    [Theory]
    [InlineData("Stock,Bretagne,TV,2026-03-01,2026-03-31,,7,,,,,,", "media-plan.gross-used", "G2", 7)]
    [InlineData("Stock,Bretagne,TV,2026-03-01,2026-03-31,9,7,,,,,,", "media-plan.net-above-gross", "F2", 9)]
    [InlineData("Stock,Bretagne,TV,2026-03-01,2026-03-31,9,,,10,11,,,", "media-plan.clicks-above-impressions", "J2", 9)]
    [InlineData("Stock,Bretagne,TV,2026-03-01,2026-03-31,9,,,10.5,,,,", "media-plan.impressions-fraction", "I2", 9)]
    [InlineData("Stock,France,TV,2026-03-01,2026-03-31,9,,,,,,,national", "media-plan.national-market", "B2", 9)]
    public void A_doubt_is_a_warning_and_the_line_is_read(string line, string rule, string cell, int spend)
    {
        Imported imported = PlanDesk.Read(Header + line + "\n");
        imported.IsSound();
        Finding warning = Assert.Single(imported.Findings, f => f.Severity == Severity.Warning);
        Assert.Equal((rule, cell), (warning.Rule, PlanDesk.Cell(warning)));
        Assert.Equal(spend, imported.Media.Sum(m => m.Row.Spend));
    }

    [Fact]
    public void Exactly_36_months_are_a_flight() =>
        Assert.Equal(36, PlanDesk.Read(Header + "Stock,Bretagne,TV,2026-03-01,2029-02-28,36,,,,,,,\n").Media.Count);

    [Fact]
    public void Net_budget_and_fees_are_the_spend_whatever_the_gross_budget()
    {
        Imported imported = PlanDesk.Read(Header + "Stock,Bretagne,TV,2026-03-01,2026-03-31,100,150,12.5,,,,,\nStock,Bretagne,Radio,2026-03-01,2026-03-31,,,7,,,,,\n");
        Assert.Equal(["Stock | Bretagne | Radio | 2026-03 | 7", "Stock | Bretagne | TV | 2026-03 | 112.5"], PlanDesk.Short(imported));
    }

    [Fact]
    public void A_plan_of_gross_budgets_alone_says_so_once_at_its_header()
    {
        Imported imported = PlanDesk.Read("campaign,market,channel,month,budget brut\nStock,Bretagne,TV,2026-03,5\n");
        Assert.Equal("E1", PlanDesk.Cell(imported.The("media-plan.no-net-column")));
        Assert.Equal(5m, imported.Media[0].Row.Spend);
    }

    [Fact]
    public void All_mistakes_come_back_at_once()
    {
        Imported imported = PlanDesk.Read(Header + "Stock,Bretagne,TV,2026-03-02,2026-03-01,much,,,-5,,EUE,plnned,somewhere\n");
        Assert.Equal(
            ["currency-unknown", "end-before-start", "impressions-negative", "level-unknown", "not-a-number", "status-unknown"],
            imported.Findings.Where(f => f.Severity == Severity.Error).Select(f => f.Rule.Split('.')[1]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_credit_lowers_the_month_it_falls_in_and_one_too_large_names_its_rows()
    {
        Imported imported = PlanDesk.Read("campaign,market,channel,month,budget\nStock,Bretagne,TV,2026-03,100\nStock,Bretagne,TV,2026-03,−30\nStock,Bretagne,TV,2026-04,10\nStock,Bretagne,TV,2026-04,(30)\n");
        Finding error = imported.OnlyError();
        Assert.Equal("media-plan.below-zero", error.Rule);
        Assert.Contains("2026-04 adds up to -20.00, from rows 4-5", error.Message, StringComparison.Ordinal);
        Assert.Equal(70m, imported.Media[0].Row.Spend);
    }

    [Fact]
    public void A_row_written_twice_is_a_warning_and_counted_twice()
    {
        Imported imported = PlanDesk.Read("campaign,market,channel,month,budget\nStock,Bretagne,TV,2026-03,100\nStock,Bretagne,TV,2026-03,100\n");
        Assert.Contains("row 2", imported.The("media-plan.row-twice").Message, StringComparison.Ordinal);
        Assert.Equal(200m, imported.Media[0].Row.Spend);
    }

    [Fact]
    public void Columns_that_fill_nothing_are_named()
    {
        Imported imported = PlanDesk.Read("campaign,market,channel,month,budget,météo,humeur\nStock,Bretagne,TV,2026-03,100,,\n");
        Assert.Contains("météo, humeur", imported.The("media-plan.columns-unknown").Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("campaign,market,channel,budget\nStock,Bretagne,TV,1\n", "media-plan.no-dates-column")]
    [InlineData("campaign,market,channel,month\nStock,Bretagne,TV,2026-03\n", "media-plan.no-budget-column")]
    [InlineData("market,channel,month,budget\nBretagne,TV,2026-03,1\n", "media-plan.no-campaign-column")]
    [InlineData("campaign,channel,month,budget\nStock,TV,2026-03,1\n", "media-plan.no-market-column")]
    [InlineData("campaign,market,month,budget\nStock,Bretagne,2026-03,1\n", "mapping.column-missing")]
    [InlineData("campaign,market,channel,month,budget\n", "media-plan.no-lines")]
    public void A_plan_that_lacks_a_column_or_lines_is_refused(string text, string rule) =>
        Assert.Equal(rule, PlanDesk.Read(text).OnlyError().Rule);

    [Fact]
    public void Impressions_known_of_some_flights_only_are_said_to_be_too_few()
    {
        Imported imported = PlanDesk.Read("campaign,market,channel,month,budget,impressions\nStock,Bretagne,TV,2026-03,100,5\nStock,Bretagne,TV,2026-03,100,\n");
        Assert.Equal(Severity.Note, imported.The("media-plan.impressions-partial").Severity);
    }
}
