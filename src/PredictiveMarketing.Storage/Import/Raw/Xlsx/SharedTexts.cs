using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.Raw.Xlsx;

/// <summary>The texts that the cells of a workbook share. Those of rich text are joined; phonetic readings are left out.</summary>
internal static partial class SharedTexts
{
    /// <summary>Null, with an error in the log, when there are too many.</summary>
    public static IReadOnlyList<string>? Read(Stream? part, Place place, FindingLog log)
    {
        var texts = new List<string>();
        if (part is null)
            return texts;
        using XmlReader reader = PartXml.Read(part);
        var joined = new StringBuilder();
        long characters = 0;
        int phonetic = 0;
        bool inText = false;
        while (reader.Read())
        {
            bool starts = reader.NodeType == XmlNodeType.Element && !reader.IsEmptyElement;
            if (reader.IsText() && inText && phonetic == 0)
                joined.Append(reader.Value);
            else if (reader.LocalName == "t")
                inText = starts;
            else if (reader.LocalName == "rPh" && !reader.IsEmptyElement)
                phonetic += starts ? 1 : -1;
            else if (reader.LocalName == "si" && !starts)
            {
                texts.Add(Unescaped(joined.ToString()));
                characters += joined.Length;
                joined.Clear();
                if (texts.Count <= FileLimits.SharedTexts && characters <= FileLimits.SharedText)
                    continue;
                log.Error(place, "xlsx.too-many-texts", $"It has more than {FileLimits.SharedTexts} texts or {FileLimits.SharedText} characters of text.", "Leave out the columns that nobody needs, or split it by year.");
                return null;
            }
        }

        return texts;
    }

    /// <summary>Control characters are written <c>_x000D_</c> (ECMA-376 part 1, 22.9.2.19 ST_Xstring).</summary>
    public static string Unescaped(string text) => !text.Contains("_x", StringComparison.Ordinal) ? text
        : Escape().Replace(text, m => ((char)int.Parse(m.Groups["code"].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    [GeneratedRegex("_x(?<code>[0-9A-Fa-f]{4})_", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();
}
