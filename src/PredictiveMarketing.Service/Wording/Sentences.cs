using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;

namespace PredictiveMarketing.Service.Wording;

/// <summary>
/// Findings, verdicts and hints in the reader's language. They are written in English where they arise, and many lie in the store or in a model
/// document as text; here that text is recognised by the sentence it was made from, and said in the other language with the same fillings.
/// </summary>
public sealed class Sentences
{
    /// <summary>Reasons in one row: more are no row of ours but a cell of somebody's file, which is not taken apart without end.</summary>
    private const int LongestRow = 64;

    private readonly FrozenDictionary<string, string> whole;
    private readonly (SentenceTemplate English, string Told)[] withBlanks;
    private readonly Fillings fillings;

    /// <param name="told">English sentence to its translation; a key that is only ever part of a sentence is a phrase.</param>
    /// <param name="phrases">What fills blanks: never a whole sentence of its own, unless it has no blank.</param>
    public Sentences(IReadOnlyDictionary<string, string> told, IReadOnlyDictionary<string, string> phrases)
    {
        ArgumentNullException.ThrowIfNull(told);
        ArgumentNullException.ThrowIfNull(phrases);
        Told = told;
        Phrases = phrases;
        whole = told.Concat(phrases).Where(t => !SentenceTemplate.BlanksOf(t.Key).Any()).ToFrozenDictionary(StringComparer.Ordinal);
        withBlanks = WithBlanks(told);
        fillings = new Fillings(whole, [.. WithBlanks(phrases), .. withBlanks]);
    }

    /// <summary>The French of everything that the libraries say.</summary>
    public static Sentences French { get; } = Load("fr");

    public IReadOnlyDictionary<string, string> Told { get; }

    public IReadOnlyDictionary<string, string> Phrases { get; }

    /// <summary>The sentence in the language of this list; null when nobody has translated it.</summary>
    public string? Translate(string english)
    {
        ArgumentNullException.ThrowIfNull(english);
        string text = english.Trim();
        // Several reasons or sentences in a row are told one by one, and each of them must be known.
        return text.Length == 0 ? text
            : Row(text, "; ", " ; ", strictly: true) ?? One(text, strictly: false) ?? Row(text, ". ", ". ", strictly: false);
    }

    // Strictly: what fills a blank does not reach into the next reason of a row.
    private string? One(string text, bool strictly)
    {
        if (whole.TryGetValue(text, out string? told))
            return told;
        foreach ((SentenceTemplate template, string french) in withBlanks)
        {
            if (template.Match(text) is { } filled && (!strictly || filled.All(f => !f.Contains("; ", StringComparison.Ordinal))) && fillings.IsSure(template, filled))
                return fillings.Say(template, french, filled);
        }

        return null;
    }

    // A sentence of the row may hold the sign that stands between two, so the longest run that is known is taken each time.
    private string? Row(string text, string between, string joined, bool strictly)
    {
        string[] parts = text.Split(between);
        if (parts.Length > LongestRow)
            return null;
        string stop = between[..1] == "." ? "." : "";
        List<string> told = [];
        for (int first = 0; first < parts.Length;)
        {
            int run = parts.Length - first;
            string? one = null;
            while (run > 0 && (one = One(string.Join(between, parts[first..(first + run)]) + (first + run < parts.Length ? stop : ""), strictly)) is null)
                run--;
            if (one is null)
                return null;
            first += run;
            told.Add(first < parts.Length && stop.Length > 0 ? one.TrimEnd('.') : one);
        }

        return string.Join(joined, told);
    }

    // The one that says most by itself first.
    private static (SentenceTemplate, string)[] WithBlanks(IReadOnlyDictionary<string, string> texts) =>
    [
        .. texts.Select(t => (English: new SentenceTemplate(t.Key), Told: t.Value)).Where(t => t.English.Blanks > 0)
            .OrderByDescending(t => t.English.Written).ThenBy(t => t.English.Text, StringComparer.Ordinal),
    ];

    private static Sentences Load(string language)
    {
        Assembly program = typeof(Sentences).Assembly;
        string prefix = $"Sentences.{language}.";
        Dictionary<string, string> told = new(StringComparer.Ordinal), phrases = new(StringComparer.Ordinal);
        foreach (string file in program.GetManifestResourceNames().Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using Stream stream = program.GetManifestResourceStream(file)!;
            // A sentence in two files is a mistake, and Add says so.
            foreach ((string english, string text) in JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!)
                (file.EndsWith("phrases", StringComparison.Ordinal) ? phrases : told).Add(english, text);
        }

        return new Sentences(told, phrases);
    }
}
