using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import;

namespace PredictiveMarketing.Storage.Tests.Import.Media;

/// <summary>Amounts in any writing and currency, and dealers in their markets.</summary>
public sealed class PlanMoneyTests
{
    private const string Rates = "currency,month,rate\nUSD,2026-01,0.9\nUSD,2026-02,0.8\nGBP,2026-01,1.2\n";

    [Theory]
    [InlineData("1 234,50 €")]
    [InlineData("1\u00A0234,50\u00A0€")]
    [InlineData("1\u202F234,50\u202F€")]
    [InlineData("1.234,50")]
    [InlineData("1234.5")]
    [InlineData("\"1,234.50\"")]
    public void An_amount_may_be_written_in_several_ways(string amount)
    {
        string separator = amount.Contains('"', StringComparison.Ordinal) ? "," : ";";
        Imported imported = PlanDesk.Read($"campaign;market;channel;month;budget\nStock;Bretagne;TV;2026-01;".Replace(";", separator, StringComparison.Ordinal) + amount + "\n");
        imported.IsSound();
        Assert.Equal(1234.5m, imported.Media[0].Row.Spend);
    }

    [Fact]
    public void Each_month_of_a_foreign_flight_has_the_rate_of_its_month()
    {
        // 59 dollars over 31 days of January and 28 of February: 31 x 0.9 = 27.90 and 28 x 0.8 = 22.40.
        Imported imported = PlanDesk.Read("campaign,market,channel,start,end,budget,devise\nStock,Bretagne,TV,2026-01-01,2026-02-28,59,usd\n", ("rates", Rates));
        imported.IsSound();
        Assert.Equal(["Stock | Bretagne | TV | 2026-01 | 27.9", "Stock | Bretagne | TV | 2026-02 | 22.4"], PlanDesk.Short(imported));
    }

    [Fact]
    public void Lines_of_two_currencies_are_added_up_in_the_workspace_s_one()
    {
        Imported imported = PlanDesk.Read("campaign,market,channel,month,budget,currency\nStock,Bretagne,TV,2026-01,100,USD\nStock,Bretagne,TV,2026-01,100,£\nStock,Bretagne,TV,2026-01,100,\n", ("rates", Rates));
        imported.IsSound();
        Assert.Equal(310m, imported.Media[0].Row.Spend);
    }

    [Fact]
    public void A_month_without_a_rate_takes_the_latest_earlier_one_with_a_note()
    {
        Imported imported = PlanDesk.Read("campaign,market,channel,month,budget,currency\nStock,Bretagne,TV,2026-06,100,USD\nStock,Bretagne,Radio,2026-06,10,USD\n", ("rates", Rates));
        imported.IsSound();
        Assert.Equal(["Stock | Bretagne | Radio | 2026-06 | 8", "Stock | Bretagne | TV | 2026-06 | 80"], PlanDesk.Short(imported));
        Assert.Contains("the one of 2026-02 is used: 0.8", imported.The("media-plan.rate-of-earlier-month").Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2025-12", "USD")]
    [InlineData("2026-06", "CHF")]
    public void A_currency_without_any_rate_is_an_error_with_its_cure(string month, string currency)
    {
        Finding missing = PlanDesk.Read($"campaign,market,channel,month,budget,currency\nStock,Bretagne,TV,{month},100,{currency}\n", ("rates", Rates)).OnlyError();
        Assert.Equal("media-plan.rate-missing", missing.Rule);
        Assert.Contains($"{currency},{month},", missing.Cure, StringComparison.Ordinal);
    }

    [Fact]
    public void The_sign_beside_an_amount_is_its_currency()
    {
        Imported imported = PlanDesk.Read("campaign,market,channel,month,budget\nStock,Bretagne,TV,2026-01,$100\n", ("rates", Rates));
        Assert.Equal(90m, imported.Media[0].Row.Spend);
        Assert.Equal("media-plan.rate-missing", PlanDesk.Read("campaign,market,channel,month,budget\nStock,Bretagne,TV,2026-01,$100\n").OnlyError().Rule);
    }

    [Fact]
    public void The_option_currency_is_that_of_amounts_without_one()
    {
        Imported imported = PlanDesk.Read("campaign,market,channel,2026-01,2026-02\nStock,Bretagne,TV,100,100\n", ("rates", Rates), ("currency", "USD"));
        Assert.Equal([90m, 80m], imported.Media.Select(m => m.Row.Spend));
    }

    [Theory]
    [InlineData("currency;month;rate\nUSD;2026-01;0,9\n", "media-plan.rate-number")]
    [InlineData("currency,month,rate\nUSD,01/2026,0.9\n", "media-plan.rate-month")]
    [InlineData("currency,month,rate\nUSD,2026-01,-1\n", "media-plan.rate-number")]
    [InlineData("currency,month,rate\nUSD,2026-01,1\nUSD,2026-01,2\n", "media-plan.rate-twice")]
    [InlineData("currency,month,rate\nDollars,2026-01,1\n", "media-plan.currency-unknown")]
    [InlineData("currency,month,rate\nEUR,2026-01,2\n", "media-plan.rate-of-home")]
    [InlineData("devise,mois,taux\n", "media-plan.rates-header")]
    [InlineData("currency,month,rate\nUSD,2026-01\n", "media-plan.rates-row")]
    public void A_mistake_in_the_rates_is_an_error(string rates, string rule)
    {
        Finding error = PlanDesk.Read("campaign,market,channel,month,budget\nStock,Bretagne,TV,2026-01,1\n", ("rates", rates)).OnlyError();
        Assert.Equal((rule, "rates"), (error.Rule, error.Place.File));
    }

    [Fact]
    public void A_dealer_is_added_up_in_its_market()
    {
        const string Plan = "campagne,niveau,concession,levier,mois,budget\nStock,local,Garage du Port,Search,2026-01,10\nStock,local,GARAGE DES HALLES,Search,2026-01,20\n";
        Imported imported = PlanDesk.Read(Plan, ("dealers", "dealer,market\nGarage du Port,Bretagne\nGarage des Halles,Bretagne\n"));
        imported.IsSound();
        Assert.Equal(["Stock | Bretagne | Search | 2026-01 | 30"], PlanDesk.Short(imported));
    }

    [Fact]
    public void A_dealer_that_nobody_knows_is_an_error_and_the_nearest_one_is_named()
    {
        Finding unknown = PlanDesk.Read("campagne,concession,levier,mois,budget\nStock,Garage du Pont,Search,2026-01,10\n", ("dealers", "dealer,market\nGarage du Port,Bretagne\n")).OnlyError();
        Assert.Equal(("media-plan.dealer-unknown", "B2"), (unknown.Rule, PlanDesk.Cell(unknown)));
        Assert.Contains("'Garage du Port'", unknown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_that_names_a_market_and_a_dealer_of_another_one_is_believed_with_a_warning()
    {
        Imported imported = PlanDesk.Read("campagne,région,concession,levier,mois,budget\nStock,Alsace,Garage du Port,Search,2026-01,10\n", ("dealers", "dealer,market\nGarage du Port,Bretagne\n"));
        Assert.Equal("Alsace", imported.Media[0].Row.Market);
        Assert.Equal(Severity.Warning, imported.The("media-plan.dealer-elsewhere").Severity);
    }

    [Theory]
    [InlineData("status", "maybe", "media-plan.option-status")]
    [InlineData("goals", "maybe", "media-plan.option-goals")]
    [InlineData("currency", "maybe", "media-plan.currency-unknown")]
    public void An_option_that_makes_no_sense_is_an_error(string option, string value, string rule) =>
        Assert.Equal(rule, PlanDesk.Read("campaign,market,channel,month,budget\nStock,Bretagne,TV,2026-01,1\n", (option, value)).OnlyError().Rule);
}
