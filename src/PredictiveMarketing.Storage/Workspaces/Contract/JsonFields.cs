using System.Globalization;
using System.Text.Json;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Storage.Workspaces.Contract;

/// <summary>
/// Takes the fields of one JSON object one by one. Absent ones take the given default and are named in a note; wrong ones are errors;
/// fields nobody asked for are reported at the end.
/// </summary>
internal sealed class JsonFields(JsonElement? element, string path, JsonPlaces places, FindingLog log)
{
    public const string File = "frame.json";

    private readonly List<string> asked = [];

    public string? NeededText(string field)
    {
        if (Take(field) is { } value)
            return Text(value, field);
        log.Error(At(field), "frame.missing-field", $"{Path(field)} is missing.", $"Add \"{field}\": \"...\".");
        return null;
    }

    /// <summary>Null when absent; then <paramref name="fallback"/> says in the note what happens instead.</summary>
    public string? OptionalText(string field, string fallback)
    {
        if (Take(field) is { } value)
            return Text(value, field);
        Defaulted(field, fallback);
        return null;
    }

    /// <summary>A whole number between the bounds; without a fallback it must be there.</summary>
    public int? Whole(string field, int least, int most, int? fallback)
    {
        if (Take(field) is not { } value)
        {
            if (fallback is not { } common)
                log.Error(At(field), "frame.missing-field", $"{Path(field)} is missing.", $"Add \"{field}\": a whole number from {least} to {most}.");
            else
                Defaulted(field, common.ToString(CultureInfo.InvariantCulture));
            return fallback;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) && number >= least && number <= most)
            return number;
        log.Error(At(field), "frame.range", $"{Path(field)} is {Shown(value)}.", $"Write a whole number from {least} to {most}.");
        return null;
    }

    public double? Share(string field, double least, double most, double fallback)
    {
        if (Take(field) is not { } value)
        {
            Defaulted(field, fallback.ToString(CultureInfo.InvariantCulture));
            return fallback;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number) && number >= least && number <= most)
            return number;
        log.Error(At(field), "frame.range", $"{Path(field)} is {Shown(value)}.",
            string.Create(CultureInfo.InvariantCulture, $"Write a number from {least} to {most}."));
        return null;
    }

    public bool? YesNo(string field, bool fallback, string why = "")
    {
        if (Take(field) is not { } value)
        {
            Defaulted(field, (fallback ? "true" : "false") + why);
            return fallback;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return value.GetBoolean();
        WrongType(field, value, "true or false, without quotation marks");
        return null;
    }

    public T? Word<T>(string field, string fallback, params ReadOnlySpan<(string Word, T Value)> words)
        where T : struct
    {
        string? text = fallback;
        if (Take(field) is { } value)
            text = Text(value, field);
        else
            Defaulted(field, fallback);
        if (text is null)
            return null;
        foreach ((string word, T meaning) in words)
        {
            if (word == text)
                return meaning;
        }

        string[] known = [.. words.ToArray().Select(w => w.Word)];
        log.Error(At(field), "frame.unknown-word", $"{Path(field)} is '{text}'.{Nearest.Question(text, known)}", $"Write {string.Join(" or ", known.Select(k => $"\"{k}\""))}.");
        return null;
    }

    /// <summary>The fields of an object within; all absent when the object is.</summary>
    public JsonFields Object(string field, bool needed = false)
    {
        JsonElement? inner = Take(field);
        if (inner is { ValueKind: not JsonValueKind.Object } wrong)
        {
            WrongType(field, wrong, "an object: { ... }");
            return new JsonFields(null, Path(field), places, new FindingLog());
        }

        if (inner is null && needed)
        {
            log.Error(At(field), "frame.missing-field", $"{Path(field)} is missing.", $"Add \"{field}\": {{ ... }}.");
            return new JsonFields(null, Path(field), places, new FindingLog());
        }

        return new JsonFields(inner, Path(field), places, log);
    }

    /// <summary>The items of a list; null when absent.</summary>
    public IReadOnlyList<JsonElement>? List(string field, string fallback)
    {
        if (Take(field) is not { } value)
        {
            Defaulted(field, fallback);
            return null;
        }

        if (value.ValueKind == JsonValueKind.Array)
            return [.. value.EnumerateArray()];
        WrongType(field, value, "a list: [ ... ]");
        return [];
    }

    public IReadOnlyList<string> Names(string field)
    {
        var names = new List<string>();
        foreach (JsonElement item in List(field, "all of them") ?? [])
        {
            if (item.ValueKind == JsonValueKind.String)
                names.Add(item.GetString()!);
            else
                WrongType(field, item, "names between quotation marks");
        }

        return names;
    }

    /// <summary>A field as it is written; asking makes it a known one.</summary>
    public string Raw(string field) => Take(field) is { } value ? value.GetRawText() : "null";

    public JsonFields Item(string field, int index, JsonElement item) => new(item, $"{Path(field)}[{index}]", places, log);

    public Place At(string field) => new(File, places.Row(Path(field)) ?? places.Row(path), Path(field));

    /// <summary>Is the field there? Asking makes it a known one.</summary>
    public bool Has(string field) => Take(field) is not null;

    public void ReportUnknown()
    {
        if (element is not { ValueKind: JsonValueKind.Object } known)
            return;
        foreach (JsonProperty property in known.EnumerateObject().Where(p => !asked.Contains(p.Name)))
        {
            log.Warning(At(property.Name), "frame.unknown-field",
                $"{Path(property.Name)} is not a field of the contract and is not used.{Nearest.Question(property.Name, asked)}", "Rename or remove it.");
        }
    }

    private JsonElement? Take(string field)
    {
        asked.Add(field);
        return element is { } within && within.TryGetProperty(field, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    private string? Text(JsonElement value, string field)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            WrongType(field, value, "a text between quotation marks");
            return null;
        }

        string text = value.GetString()!;
        if (text.Trim().Length > 0)
            return text;
        log.Error(At(field), "frame.empty", $"{Path(field)} is empty.", "Fill it in.");
        return null;
    }

    private void WrongType(string field, JsonElement value, string wanted) =>
        log.Error(At(field), "frame.type", $"{Path(field)} is {Shown(value)}.", $"Write {wanted}.");

    private void Defaulted(string field, string fallback) =>
        log.Note(At(field), "frame.default", $"{Path(field)} is not given: {fallback}.", "Nothing to do if that is right; else write it.");

    private string Path(string field) => JsonPlaces.Join(path, field);

    private static string Shown(JsonElement value)
    {
        string raw = value.GetRawText();
        return raw.Length <= 60 ? raw : raw[..60] + "...";
    }
}
