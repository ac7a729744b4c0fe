using System.Globalization;
using System.Text;

namespace PredictiveMarketing.Storage.Import.Raw;

/// <summary>Numbers as people write them: <c>1 234,50 €</c>, <c>(1,234.50)</c>, <c>-12 %</c>.</summary>
internal static class AmountText
{
    /// <summary>Beyond this nothing is countable, in euros or in impressions.</summary>
    public const decimal Largest = 1e15m;

    private const int Longest = 60;

    private static readonly (string Sign, string Code)[] Currencies =
    [
        ("EUR", "EUR"), ("USD", "USD"), ("GBP", "GBP"), ("CHF", "CHF"), ("JPY", "JPY"), ("PLN", "PLN"), ("SEK", "SEK"), ("DKK", "DKK"), ("NOK", "NOK"), ("CZK", "CZK"), ("CAD", "CAD"),
        ("US$", "USD"), ("€", "EUR"), ("$", "USD"), ("£", "GBP"), ("¥", "JPY"),
    ];

    /// <summary>A number taken apart; <paramref name="Core"/> is digits and their separators.</summary>
    private readonly record struct Parts(string Core, bool Negative, bool Percent, string? Currency);

    /// <summary>What this one cell shows about its column; null when it is no number.</summary>
    public static NumberStyle? StyleOf(string text)
    {
        if (Apart(text) is not { } parts || !IsNumeral(parts.Core))
            return null;
        string mantissa = Mantissa(parts.Core);
        NumberStyle style = StyleOfCore(mantissa);
        return Plain(mantissa, style) is null ? null : style;
    }

    /// <summary>The code of the currency that is written beside the number, if any.</summary>
    public static string? CurrencyOf(string text) => Apart(text)?.Currency;

    public static bool TryRead(string text, NumberStyle column, out decimal value, out string wrong)
    {
        value = 0;
        wrong = $"'{Shown(text)}' is not a number.";
        if (Apart(text) is not { } parts)
            return false;
        if (parts.Core.ToUpperInvariant() is "NAN" or "INF" or "INFINITY" or "∞")
        {
            wrong = $"'{Shown(text)}' is not a finite number.";
            return false;
        }

        if (!IsNumeral(parts.Core))
            return false;
        string mantissa = Mantissa(parts.Core);
        NumberStyle style = StyleOfCore(mantissa);
        if (style == NumberStyle.Ambiguous)
            style = column;
        if (style is NumberStyle.Ambiguous or NumberStyle.Mixed)
        {
            wrong = $"'{Shown(text)}' may be {mantissa.Replace(',', '.')} or {Digits(mantissa)}: nothing in its column tells.";
            return false;
        }

        if (Plain(mantissa, style) is not { } plain)
            return false;
        const NumberStyles Allowed = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        bool isDouble = double.TryParse(plain + parts.Core[mantissa.Length..], Allowed, CultureInfo.InvariantCulture, out double rough);
        if (!isDouble || rough > (double)Largest)
        {
            wrong = isDouble ? TooLarge(text) : wrong;
            return false;
        }

        // Too small for a decimal, such as 1e-40: that is 0 in any unit of ours.
        if (!decimal.TryParse(plain + parts.Core[mantissa.Length..], Allowed, CultureInfo.InvariantCulture, out value))
            value = (decimal)rough;
        value = (parts.Negative ? -value : value) / (parts.Percent ? 100m : 1m);
        wrong = "";
        return true;
    }

    public static string TooLarge(string text) => $"'{Shown(text)}' is larger than anything countable.";

    public static string Shown(string text) => text.Length <= Longest ? text : text[..Longest] + "...";

    /// <summary>Takes sign, percent and currency off, each at most once.</summary>
    private static Parts? Apart(string text)
    {
        string core = text.Trim();
        if (core.Length is 0 or > Longest)
            return null;
        if (char.IsAsciiDigit(core[0]) && char.IsAsciiDigit(core[^1]))
            return new Parts(core, Negative: false, Percent: false, Currency: null);
        bool negative = false, percent = false;
        string? currency = null;
        if (core[0] == '(' && core[^1] == ')')
            (core, negative) = (core[1..^1].Trim(), true);
        for (int before = -1; before != core.Length && core.Length > 0;)
        {
            before = core.Length;
            if (!negative && core[0] is '-' or '\u2212')
                (core, negative) = (core[1..].Trim(), true);
            else if (!negative && core.Length > 1 && core[^1] is '-' or '\u2212')
                (core, negative) = (core[..^1].Trim(), true);
            else if (core[0] == '+')
                core = core[1..].Trim();
            else if (!percent && core[^1] == '%')
                (core, percent) = (core[..^1].Trim(), true);
            else if (currency is null)
                (core, currency) = WithoutCurrency(core);
        }

        return core.Length == 0 ? null : new Parts(core, negative, percent, currency);
    }

    private static (string Core, string? Currency) WithoutCurrency(string core)
    {
        foreach ((string sign, string code) in Currencies)
        {
            if (core.Length <= sign.Length)
                continue;
            if (core.StartsWith(sign, StringComparison.OrdinalIgnoreCase))
                return (core[sign.Length..].Trim(), code);
            if (core.EndsWith(sign, StringComparison.OrdinalIgnoreCase))
                return (core[..^sign.Length].Trim(), code);
        }

        return (core, null);
    }

    private static bool IsNumeral(string core)
    {
        string mantissa = Mantissa(core);
        if (!mantissa.Any(char.IsAsciiDigit) || !mantissa.All(c => char.IsAsciiDigit(c) || c is '.' or ',' || IsGroupSpace(c)))
            return false;
        ReadOnlySpan<char> exponent = core.AsSpan(mantissa.Length);
        return exponent.Length == 0 || (exponent[1..].TrimStart("+-") is { Length: >= 1 and <= 3 } digits && !digits.ContainsAnyExceptInRange('0', '9'));
    }

    private static string Mantissa(string core)
    {
        int e = core.AsSpan().IndexOfAny('e', 'E');
        return e > 0 ? core[..e] : core;
    }

    private static NumberStyle StyleOfCore(string core)
    {
        int dots = core.Count(c => c == '.'), commas = core.Count(c => c == ',');
        if (dots + commas == 0)
            return NumberStyle.Plain;
        if (dots > 0 && commas > 0)
            return core.LastIndexOf('.') > core.LastIndexOf(',') ? NumberStyle.DecimalPoint : NumberStyle.DecimalComma;
        char sign = dots > 0 ? '.' : ',';
        NumberStyle asDecimal = sign == '.' ? NumberStyle.DecimalPoint : NumberStyle.DecimalComma;
        NumberStyle asGroup = sign == '.' ? NumberStyle.DecimalComma : NumberStyle.DecimalPoint;
        if (dots + commas > 1)
            return asGroup;
        int at = core.IndexOf(sign, StringComparison.Ordinal);
        bool thousandsPossible = core.Length - at - 1 == 3 && at is >= 1 and <= 3 && core[0] != '0' && !core.Any(IsGroupSpace);
        return thousandsPossible ? NumberStyle.Ambiguous : asDecimal;
    }

    /// <summary>Digits with a decimal point at most; null when the groups are not of three digits.</summary>
    private static string? Plain(string core, NumberStyle style)
    {
        char decimalSign = style == NumberStyle.DecimalComma ? ',' : '.';
        int at = core.IndexOf(decimalSign, StringComparison.Ordinal);
        string whole = at < 0 ? core : core[..at], fraction = at < 0 ? "" : core[(at + 1)..];
        if (fraction.Any(c => !char.IsAsciiDigit(c)))
            return null;
        var digits = new StringBuilder();
        char group = '\0';
        int run = 0, runs = 0;
        foreach (char c in whole)
        {
            if (char.IsAsciiDigit(c))
            {
                digits.Append(c);
                run++;
                continue;
            }

            char kind = IsGroupSpace(c) ? ' ' : c;
            if ((group != '\0' && kind != group) || run == 0 || run > 3 || (runs > 0 && run != 3))
                return null;
            group = kind;
            runs++;
            run = 0;
        }

        if (runs > 0 && run != 3)
            return null;
        return $"{(digits.Length == 0 ? "0" : digits)}{(fraction.Length > 0 ? "." : "")}{fraction}";
    }

    private static string Digits(string core) => new([.. core.Where(char.IsAsciiDigit)]);

    /// <summary>The three spaces of French numbers, the thin one, and the Swiss apostrophes.</summary>
    private static bool IsGroupSpace(char c) => c is ' ' or '\u00A0' or '\u202F' or '\u2009' or '\'' or '\u2019';
}
