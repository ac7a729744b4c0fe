using System.Globalization;
using PredictiveMarketing.Forecasting.Kpis;
using PredictiveMarketing.Service.Wording;

namespace PredictiveMarketing.Service.Pages.Kpi;

/// <summary>KPIs in the reader's words and figures.</summary>
public static class KpiText
{
    /// <summary>From here on nobody reads the cents.</summary>
    private const decimal Large = 1000;

    /// <summary>The value in its unit; n/a where there is none.</summary>
    public static string Value(KpiResult result, string currency)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.Value is decimal value ? Value(value, result.Definition.Unit, currency, CultureInfo.CurrentCulture) : KpiResult.NotAvailable;
    }

    /// <summary>A value in a unit.</summary>
    public static string Value(decimal value, KpiUnit unit, string currency) => Value(value, unit, currency, CultureInfo.CurrentCulture);

    /// <summary>The same for a reader who is not here, and without the cents that nobody reads.</summary>
    public static string Brief(decimal value, KpiUnit unit, string currency, CultureInfo culture) =>
        unit is KpiUnit.Money or KpiUnit.MoneyPerMonth && Math.Abs(value) >= Large ? Money(value, "N0", currency, culture) : Value(value, unit, currency, culture);

    private static string Value(decimal value, KpiUnit unit, string currency, CultureInfo culture)
    {
        string plain(string format) => value.ToString(format, culture);
        return unit switch
        {
            KpiUnit.Share => plain("P1"),
            KpiUnit.Money or KpiUnit.MoneyPerMonth => Money(value, "N2", currency, culture),
            KpiUnit.Ratio => plain("N2"),
            KpiUnit.Seconds => $"{plain("N0")}\u00A0s",
            _ => plain("N0"),
        };
    }

    /// <summary>Why there is no value: <c>revenue: not given</c> in the reader's words.</summary>
    public static string WhyNot(this Words words, KpiResult result)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(result);
        string why = result.WhyNot ?? "";
        int colon = why.IndexOf(": ", StringComparison.Ordinal);
        return colon < 0 ? words.Name("kpiWhy", why) : words.Say("kpi.whyNot", words.Name("kpiInput", why[..colon]), words.Name("kpiWhy", why[(colon + 2)..]));
    }

    // 12,50 € in French, €12.50 in English: the reader's culture says on which side a sign stands.
    private static string Money(decimal amount, string format, string currency, CultureInfo culture)
    {
        string symbol = Symbol(currency), number = Math.Abs(amount).ToString(format, culture);
        string sign = amount < 0 ? culture.NumberFormat.NegativeSign : "";
        bool isBefore = symbol.Length == 1 && culture.NumberFormat.CurrencyPositivePattern is (0 or 2);
        return isBefore ? $"{sign}{symbol}{number}" : $"{sign}{number}\u00A0{symbol}";
    }

    private static string Symbol(string currency) => currency switch { "EUR" => "€", "USD" => "$", "GBP" => "£", _ => currency };
}
