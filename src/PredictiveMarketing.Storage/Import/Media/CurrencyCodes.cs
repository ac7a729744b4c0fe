namespace PredictiveMarketing.Storage.Import.Media;

/// <summary>The currencies of ISO 4217 in which media are bought, and the words and signs that people write for them.</summary>
internal static class CurrencyCodes
{
    private const string Codes =
        "AED ALL AMD ARS AUD AZN BAM BDT BGN BHD BOB BRL BWP BYN CAD CHF CLP CNY COP CRC CZK DKK DOP DZD EGP EUR GBP GEL GHS GTQ HKD HNL HUF IDR ILS INR IQD ISK JMD JOD JPY KES "
        + "KRW KWD KZT LBP LKR MAD MDL MGA MKD MUR MXN MYR MZN NAD NGN NIO NOK NZD OMR PAB PEN PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SEK SGD THB TND TRY TTD TWD TZS UAH UGX USD UYU "
        + "UZS VND XAF XOF XPF ZAR ZMW";

    private static readonly HashSet<string> Known = new(Codes.Split(' '), StringComparer.Ordinal);

    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["€"] = "EUR", ["£"] = "GBP", ["$"] = "USD", ["US$"] = "USD", ["¥"] = "JPY", ["EURO"] = "EUR", ["EUROS"] = "EUR", ["DOLLAR"] = "USD", ["DOLLARS"] = "USD", ["LIVRE"] = "GBP",
        ["LIVRES"] = "GBP", ["POUND"] = "GBP", ["POUNDS"] = "GBP", ["FR"] = "CHF", ["SFR"] = "CHF", ["KČ"] = "CZK", ["ZŁ"] = "PLN",
    };

    public static IReadOnlyCollection<string> All => Known;

    public static bool IsOne(string code) => Known.Contains(code);

    /// <summary>The code that a cell of a currency column means; null when it means none.</summary>
    public static string? Read(string text)
    {
        string word = text.Trim().ToUpperInvariant();
        return Known.Contains(word) ? word : Words.GetValueOrDefault(word);
    }
}
