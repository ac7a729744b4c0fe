using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import.Raw;

namespace PredictiveMarketing.Storage.Import.OpenData.School;

/// <summary>The zones of the French school calendar.</summary>
internal static class SchoolZones
{
    /// <summary>Zones that are imported when nobody says where the markets lie.</summary>
    public static IReadOnlyList<string> Mainland { get; } = ["zone_a", "zone_b", "zone_c", "corse"];

    /// <summary>The zones named in a cell: <c>Zone A</c> is <c>zone_a</c>, <c>Corse</c> is <c>corse</c>.</summary>
    public static IEnumerable<string> In(string cell) =>
        cell.Split([',', ';', '/', '|'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Named);

    /// <summary>Which market lies in which zone: <c>Lille:B, Paris:C</c>, or lines of <c>market,zone</c> with or without a header.</summary>
    public static IReadOnlyList<(string Market, string Zone)> Markets(AskedOptions asked)
    {
        if (asked["zones"] is not { } text)
            return [];
        bool isInline = text.IndexOfAny([':', '=']) >= 0;
        string[] entries = text.Split(isInline ? ['\n', '\r', ',', ';'] : ['\n', '\r'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var markets = new List<(string, string)>();
        foreach (string entry in entries)
        {
            string[] parts = entry.Split(isInline ? [':', '='] : [',', ';', '\t'], StringSplitOptions.TrimEntries);
            if (parts is [{ Length: > 0 } market, { Length: > 0 } zone] && !markets.Exists(m => m.Item1 == market))
            {
                if (PlainText.Key(zone) != "zone")
                    markets.Add((market, Named(zone)));
            }
            else
            {
                asked.Wrong("zones", entry, "market and zone, each market once, such as Lille:B, Paris:C");
            }
        }

        return markets;
    }

    private static string Named(string zone)
    {
        string key = PlainText.Key(zone);
        return key switch
        {
            ['a' or 'b' or 'c'] => $"zone_{key}",
            ['z', 'o', 'n', 'e', var letter and ('a' or 'b' or 'c')] => $"zone_{letter}",
            _ => key,
        };
    }
}
