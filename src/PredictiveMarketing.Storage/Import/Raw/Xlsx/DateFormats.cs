using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace PredictiveMarketing.Storage.Import.Raw.Xlsx;

/// <summary>Which cell styles show a number as a day (ECMA-376 part 1, 18.8.30 numFmt, and its reserved ids).</summary>
internal sealed partial class DateFormats
{
    private readonly List<bool> styles = [];

    public bool IsDate(string? style) => int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index < styles.Count && styles[index];

    public static DateFormats Read(Stream? part)
    {
        var formats = new DateFormats();
        if (part is null)
            return formats;
        using XmlReader reader = PartXml.Read(part);
        var custom = new Dictionary<int, bool>();
        bool inCells = false;
        while (reader.Read())
        {
            if (reader.LocalName == "cellXfs")
                inCells = reader.NodeType == XmlNodeType.Element && !reader.IsEmptyElement;
            else if (reader.NodeType != XmlNodeType.Element)
                continue;
            else if (reader.LocalName == "numFmt")
                custom[Number(reader.GetAttribute("numFmtId"))] = ShowsDay(reader.GetAttribute("formatCode") ?? "");
            else if (reader.LocalName == "xf" && inCells)
                formats.styles.Add(Number(reader.GetAttribute("numFmtId")) is var id && (custom.TryGetValue(id, out bool day) ? day : IsBuiltIn(id)));
        }

        return formats;
    }

    /// <summary>A code shows a day when a y or d is left, or an m without hours and seconds, after texts, escapes and brackets are taken out; <c>[h]</c> stays, it counts hours.</summary>
    internal static bool ShowsDay(string code)
    {
        string letters = NoLetters().Replace(code.Length > 255 ? "" : code, "").Split(';')[0].ToUpperInvariant().Replace("GENERAL", "", StringComparison.Ordinal);
        return letters.AsSpan().ContainsAny('Y', 'D') || (letters.Contains('M', StringComparison.Ordinal) && !letters.AsSpan().ContainsAny('H', 'S'));
    }

    /// <summary>14-17 and 22 are days; 27-36 and 50-58 are those of East Asian versions; 18-21 and 45-47 are times.</summary>
    private static bool IsBuiltIn(int id) => id is (>= 14 and <= 17) or 22 or (>= 27 and <= 31) or 36 or (>= 50 and <= 54) or 57 or 58;

    private static int Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;

    [GeneratedRegex("""
        "[^"]*"|\\.|_.|\*.|\[(?!(h+|m+|s+)\])[^\[\]]*\]
        """, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NoLetters();
}
