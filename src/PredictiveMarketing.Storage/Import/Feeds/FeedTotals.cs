using System.Text.RegularExpressions;
using PredictiveMarketing.Storage.Import.Raw;

namespace PredictiveMarketing.Storage.Import.Feeds;

/// <summary>Knows a row of totals by its name: <c>Total</c>, <c>Total of 12 campaigns</c>, <c>Résultats de 12 campagnes</c>.</summary>
internal static partial class FeedTotals
{
    private const int LongestName = 40;

    private static readonly string[] Words = ["total", "totals", "totaux", "totalgeneral", "grandtotal"];

    public static bool IsNamed(RawRow row) => row.Cells.Any(c => c.Kind == CellKind.Text && IsNamed(c.Text));

    private static bool IsNamed(string text) =>
        text.Length <= LongestName && text.Any(char.IsLetter) && (Words.Contains(PlainText.Key(text)) || OfMany().IsMatch(PlainText.Unaccented(text)));

    [GeneratedRegex(@"^\s*(total|totals|totaux|results|resultats)\s+(of|for|from|de|des|pour)\s+[0-9]")]
    private static partial Regex OfMany();
}
