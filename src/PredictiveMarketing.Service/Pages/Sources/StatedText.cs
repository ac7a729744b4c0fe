using System.Globalization;
using System.Text;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Wording;

namespace PredictiveMarketing.Service.Pages.Sources;

/// <summary>Keys and values of the workspace's tables as the reader writes them.</summary>
public static class StatedText
{
    /// <summary>What a row says: <c>leads=412; status=final</c> becomes "412, final".</summary>
    public static string Value(this Words words, string? value)
    {
        ArgumentNullException.ThrowIfNull(words);
        if (string.IsNullOrEmpty(value))
            return string.Empty;
        string[] parts = [.. value.Split("; ").Select((part, i) => Part(words, part, isFirst: i == 0))];
        return string.Join(" · ", parts);
    }

    /// <summary>The names in a key without its month, which stands in a column of its own.</summary>
    public static string Key(this Words words, string key)
    {
        ArgumentNullException.ThrowIfNull(words);
        return string.Join(" · ", Parts(key).Where(p => p.Length > 0 && !Month.TryParse(p, out _)).Select(p => words.Name("cell", p)));
    }

    /// <summary>The parts of a key; a bar inside a name had a backslash before it.</summary>
    public static IReadOnlyList<string> Parts(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        List<string> parts = [];
        StringBuilder part = new();
        for (int i = 0; i < key.Length; i++)
        {
            if (key[i] == '\\' && i + 1 < key.Length)
                part.Append(key[++i]);
            else if (key[i] == '|')
                parts.Add(Taken(part));
            else
                part.Append(key[i]);
        }

        parts.Add(Taken(part));
        return parts;
    }

    private static string Part(Words words, string part, bool isFirst)
    {
        int equals = part.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0)
            return part;
        (string column, string text) = (part[..equals], part[(equals + 1)..]);
        string said = decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) ? number.ToString("#,0.####", CultureInfo.CurrentCulture)
            : Month.TryParse(text, out Month month) ? Figures.ShortMonth(month)
            : words.Name("cell", text);
        return isFirst || column == "status" ? said : $"{words.Name("column", column)} {said}";
    }

    private static string Taken(StringBuilder part)
    {
        string text = part.ToString();
        part.Clear();
        return text;
    }
}
