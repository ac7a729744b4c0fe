using System.Globalization;
using System.Text;

namespace PredictiveMarketing.Service.Wording;

/// <summary>A number as a person types it into a page: in the reader's language, or with the separators of the other one.</summary>
public static class TypedNumber
{
    private const int Longest = 40;
    private const int Group = 3;

    /// <summary>Null when it is no number, and when it may be two: digits are grouped by threes or not at all, and 1.234 is a French reader's thousand or a typing error.</summary>
    public static decimal? Read(string? text)
    {
        string typed = (text ?? "").Trim();
        if (typed.Length is 0 or > Longest)
            return null;
        string sign = typed[0] is '-' or '\u2212' ? "-" : "";
        string core = string.Concat((typed[0] is '-' or '\u2212' or '+' ? typed[1..] : typed).Select(c => c is '\u00A0' or '\u202F' or '\u2009' ? ' ' : c));
        int at = DecimalAt(core, out bool isUnclear);
        string part = at < 0 ? "" : core[(at + 1)..];
        if (isUnclear || Digits(at < 0 ? core : core[..at]) is not { Length: > 0 } whole || !part.All(char.IsAsciiDigit) || (at >= 0 && part.Length == 0))
            return null;
        return decimal.TryParse($"{sign}{whole}.{part}0", NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value) ? value : null;
    }

    // Where the decimals begin; -1 without any.
    private static int DecimalAt(string core, out bool isUnclear)
    {
        isUnclear = false;
        int point = core.LastIndexOf('.'), comma = core.LastIndexOf(',');
        if (point >= 0 && comma >= 0)
            return Math.Max(point, comma);
        int at = Math.Max(point, comma);
        if (at < 0 || core.IndexOf(core[at], StringComparison.Ordinal) != at)
            return -1;
        NumberFormatInfo own = CultureInfo.CurrentCulture.NumberFormat;
        bool mayGroup = core.Length - at - 1 == Group && at is >= 1 and <= Group && core[0] != '0';
        if (own.NumberDecimalSeparator == core[at].ToString() || !mayGroup)
            return at;
        isUnclear = own.NumberGroupSeparator != core[at].ToString();
        return -1;
    }

    // The digits without what groups them; null where the groups are not of three, or not of one kind.
    private static string? Digits(string whole)
    {
        StringBuilder digits = new();
        char? kind = null;
        int run = 0;
        foreach (char c in whole)
        {
            if (char.IsAsciiDigit(c))
            {
                digits.Append(c);
                run++;
                continue;
            }

            if (c is not (' ' or '.' or ',' or '\'' or '\u2019') || (kind is null ? run is 0 or > Group : c != kind || run != Group))
                return null;
            (kind, run) = (c, 0);
        }

        return kind is not null && run != Group ? null : digits.ToString();
    }
}
