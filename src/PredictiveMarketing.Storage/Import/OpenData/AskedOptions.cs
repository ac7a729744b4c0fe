using System.Globalization;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.OpenData;

/// <summary>The options of an import as values; a wrong one is a finding, a default that is taken is a note.</summary>
internal sealed record AskedOptions(ImportQuestion Question, string Kind, Place Place, FindingLog Log)
{
    private const int LongestDelay = 60;

    public string? this[string name] => Question.Option(name)?.Trim();

    /// <summary>The market that the values are for; every market unless told.</summary>
    public string Market()
    {
        if (this["market"] is { } market)
            return market;
        Log.Note(Place, $"{Kind}.every-market", "The values hold for every market (ALL).", "Give the option market where they hold for one only.");
        return ExternalRow.AllMarkets;
    }

    /// <summary>Months between the month that a value describes and the one in which it became known.</summary>
    public int Delay(int usual)
    {
        if (this["delay"] is not { } text)
        {
            Log.Note(Place, $"{Kind}.delay", usual == 0 ? "A value counts as known in its own month." : usual < 0 ? $"A value counts as known {-usual} months before its own." : $"A value counts as known {usual} months after its own.",
                "Give the option delay (months) when it is published later: a forecast must not use what was not known yet.");
            return usual;
        }

        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int delay) && delay is >= -LongestDelay and <= LongestDelay)
            return delay;
        Wrong("delay", text, "a number of months such as 1; -12 for what is known a year ahead");
        return usual;
    }

    /// <summary>The word of an option among those that are known; null, with an error, for another one.</summary>
    public string? Word(string name, string usual, IReadOnlyList<string> known)
    {
        if (this[name] is not { } text)
            return usual;
        if (known.FirstOrDefault(k => string.Equals(k, text, StringComparison.OrdinalIgnoreCase)) is { } word)
            return word;
        Wrong(name, text, $"one of {string.Join(", ", known)}");
        return null;
    }

    public Month? Month(string name)
    {
        if (this[name] is not { } text)
            return null;
        if (Forecasting.Vocabulary.Month.TryParse(text, out Month month))
            return month;
        Wrong(name, text, "a month such as 2026-03");
        return null;
    }

    public void Wrong(string name, string text, string meant) =>
        Log.Error(Place, $"{Kind}.option", $"The option {name} is '{text}'.", $"Write {meant}.");
}
