using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import.Raw;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.Media;

/// <summary>One spelling per name: two that differ only in case, accents, spaces or punctuation are one thing, written as the contract does or as it came first.</summary>
internal sealed class NameBook
{
    private readonly string what;
    private readonly FindingLog log;
    private readonly Dictionary<string, string> byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> bySpelling = new(StringComparer.Ordinal);

    /// <param name="what">As it is called in a sentence: campaign, channel, market.</param>
    /// <param name="known">Spellings that the contract already uses.</param>
    public NameBook(string what, IEnumerable<string> known, FindingLog log)
    {
        this.what = what;
        this.log = log;
        foreach (string name in known)
        {
            byKey.TryAdd(PlainText.Key(name), name);
            bySpelling.TryAdd(name, name);
        }
    }

    public string Of(string name, Place place)
    {
        if (bySpelling.TryGetValue(name, out string? same))
            return same;
        string key = PlainText.Key(name);
        if (key.Length == 0 || byKey.TryAdd(key, name))
        {
            bySpelling.Add(name, name);
            return name;
        }

        string first = byKey[key];
        bySpelling.Add(name, first);
        log.Warning(place, $"media-plan.{what}-spelling", $"'{name}' and '{first}' are read as one {what}: '{first}'.", $"Write '{first}' everywhere, or give the two names that differ in more than case, accents and spaces.");
        return first;
    }
}
