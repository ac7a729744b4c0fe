using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace PredictiveMarketing.Service.Wording;

/// <summary>
/// Everything the pages say, in the reader's language. The texts are in <c>fr/</c> and <c>en/</c>, a file per room; a page holds none.
/// </summary>
public sealed class Words
{
    private static readonly FrozenDictionary<string, FrozenDictionary<string, string>> Tables =
        new[] { "fr", "en" }.ToFrozenDictionary(language => language, Load);

    /// <summary>The words of one language; a test compares the two lists.</summary>
    public static IReadOnlyDictionary<string, string> Of(string language) => Tables[language];

    /// <exception cref="KeyNotFoundException">No text has this key: a mistake in a page, not in the data.</exception>
    public string this[string key] => Table[key];

    /// <summary>A text with its blanks filled in, numbers in the reader's own way.</summary>
    public string Say(string key, params object?[] values) => string.Format(CultureInfo.CurrentCulture, Table[key], values);

    /// <summary>The singular or the plural of a text (<c>key.one</c>, <c>key.many</c>); the count is blank 0. In French 0 is singular.</summary>
    public string Count(string key, long count, params object?[] values)
    {
        bool singular = Math.Abs(count) == 1 || (count == 0 && CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr");
        return Say(key + (singular ? ".one" : ".many"), [count.ToString("N0", CultureInfo.CurrentCulture), .. values]);
    }

    /// <summary>The text of a code that comes from the data, such as a reason; the code itself where nobody has named it.</summary>
    public string Name(string prefix, string code, params object?[] values) =>
        Table.TryGetValue($"{prefix}.{code}", out string? text)
            ? values.Length == 0 ? text : string.Format(CultureInfo.CurrentCulture, text, values)
            : code;

    private static FrozenDictionary<string, string> Table =>
        Tables.TryGetValue(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, out FrozenDictionary<string, string>? table) ? table : Tables["fr"];

    // In French a space stands before : ; ? ! and within guillemets, and no line may end there.
    private static string French(string text) => text
        .Replace(" :", "\u00A0:", StringComparison.Ordinal).Replace(" ;", "\u00A0;", StringComparison.Ordinal)
        .Replace(" ?", "\u00A0?", StringComparison.Ordinal).Replace(" !", "\u00A0!", StringComparison.Ordinal)
        .Replace("« ", "«\u00A0", StringComparison.Ordinal).Replace(" »", "\u00A0»", StringComparison.Ordinal);

    private static FrozenDictionary<string, string> Load(string language)
    {
        Assembly program = typeof(Words).Assembly;
        string prefix = $"Wording.{language}.";
        Dictionary<string, string> texts = new(StringComparer.Ordinal);
        foreach (string file in program.GetManifestResourceNames().Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using Stream stream = program.GetManifestResourceStream(file)!;
            // A key in two files is a mistake, and Add says so.
            foreach ((string key, string text) in JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!)
                texts.Add(key, language == "fr" ? French(text) : text);
        }

        return texts.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
