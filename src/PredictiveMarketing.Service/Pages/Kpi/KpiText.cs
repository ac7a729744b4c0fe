using System.Globalization;
using PredictiveMarketing.Forecasting.Kpis;
using PredictiveMarketing.Service.Wording;

namespace PredictiveMarketing.Service.Pages.Kpi;

/// <summary>KPIs in the reader's words and figures.</summary>
public static class KpiText
{
    /// <summary>The value in its unit; n/a where there is none.</summary>
    public static string Value(KpiResult result, string currency)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.Value is not decimal value)
            return KpiResult.NotAvailable;
        string plain(string format) => value.ToString(format, CultureInfo.CurrentCulture);
        return result.Definition.Unit switch
        {
            KpiUnit.Share => plain("P1"),
            KpiUnit.Money or KpiUnit.MoneyPerMonth => $"{plain("N2")}\u00A0{Symbol(currency)}",
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

    private static string Symbol(string currency) => currency switch { "EUR" => "€", "USD" => "$", "GBP" => "£", _ => currency };
}
