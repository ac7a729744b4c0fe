using PredictiveMarketing.Storage.Import.Raw;

namespace PredictiveMarketing.Storage.Import.Feeds;

/// <summary>Knows a row of totals by its name.</summary>
internal static class FeedTotals
{
    private const int LongestName = 40;

    private static readonly string[] Words = ["total", "totals", "totaux", "totalgeneral", "grandtotal"];

    /// <summary>Beginnings by which platforms name their totals: <c>Total of 12 campaigns</c>, <c>Results from 12 campaigns</c>.</summary>
    private static readonly string[] Beginnings = ["totalof", "totalde", "totalfor", "totalpour", "resultsfrom", "resultatsde", "resultatsdes"];

    public static bool IsNamed(RawRow row) => row.Cells.Any(c => c.Kind == CellKind.Text && IsNamed(c.Text));

    private static bool IsNamed(string text)
    {
        if (text.Length > LongestName || !text.Any(char.IsLetter))
            return false;
        string key = PlainText.Key(text);
        return Words.Contains(key) || Beginnings.Any(b => key.StartsWith(b, StringComparison.Ordinal) && key.Any(char.IsAsciiDigit));
    }
}
