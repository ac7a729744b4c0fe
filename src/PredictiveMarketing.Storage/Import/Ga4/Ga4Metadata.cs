using System.Globalization;
using System.Text.Json;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import.Raw;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.Ga4;

/// <summary>What a report says about its own honesty (<c>ResponseMetaData</c>): kept as notes of the file, told as findings.</summary>
internal static class Ga4Metadata
{
    public const string OtherRow = "dataLossFromOtherRow";
    public const string Sampling = "samplingShare";
    public const string Threshold = "subjectToThresholding";
    public const string Currency = "currencyCode";
    public const string TimeZone = "timeZone";
    public const string Empty = "emptyReason";

    /// <summary>Adds an answer's metadata; over several answers the worst counts.</summary>
    public static void Read(JsonElement answer, Dictionary<string, string> notes)
    {
        if (!answer.TryGetProperty("metadata", out JsonElement metadata) || metadata.ValueKind != JsonValueKind.Object)
            return;
        foreach (string flag in (string[])[OtherRow, Threshold])
        {
            if (metadata.TryGetProperty(flag, out JsonElement value) && value.ValueKind == JsonValueKind.True)
                notes[flag] = "true";
        }

        foreach (string word in (string[])[Currency, TimeZone, Empty])
        {
            if (metadata.TryGetProperty(word, out JsonElement value) && value.ValueKind == JsonValueKind.String)
                notes[word] = value.GetString() ?? "";
        }

        if (metadata.TryGetProperty("samplingMetadatas", out JsonElement samples))
        {
            foreach (JsonElement sample in samples.EnumerateArray())
                Sampled(sample, notes);
        }
    }

    public static void Tell(IRawFile file, FindingLog log)
    {
        var place = new Place(file.Name);
        if (file.Notes.TryGetValue(Sampling, out string? share))
        {
            log.Warning(place, "ga4.sampled", $"The numbers are extrapolated from a sample of {share} % of the events.",
                "Ask for fewer days or dimensions at a time until GA4 no longer samples.");
        }

        if (file.Notes.ContainsKey(OtherRow))
        {
            log.Warning(place, "ga4.other-row", "GA4 rolled rare combinations up into a row named (other); channels and markets are too small by what is in it.",
                "Ask for fewer dimensions at a time, such as no landing pages.");
        }

        if (file.Notes.ContainsKey(Threshold))
        {
            log.Warning(place, "ga4.threshold", "GA4 withholds rows with few users, so small markets and months are too small.",
                "Turn Google signals off for reporting, or ask for larger markets.");
        }

        if (file.Notes.TryGetValue(Empty, out string? reason) && reason.Length > 0)
            log.Warning(place, "ga4.empty", $"GA4 says that a report is empty: {reason}.", "Check the property and the months.");
        if (file.Notes.TryGetValue(TimeZone, out string? zone))
            log.Note(place, "ga4.time-zone", $"Months begin and end in the property's time zone, {zone}.");
    }

    // int64 is a text in Google's JSON.
    private static void Sampled(JsonElement sample, Dictionary<string, string> notes)
    {
        if (!Whole(sample, "samplesReadCount", out double read) || !Whole(sample, "samplingSpaceSize", out double space) || space <= 0 || read >= space)
            return;
        double share = Math.Round(100 * read / space, 1);
        if (!notes.TryGetValue(Sampling, out string? known) || share < double.Parse(known, CultureInfo.InvariantCulture))
            notes[Sampling] = share.ToString("0.#", CultureInfo.InvariantCulture);
    }

    private static bool Whole(JsonElement sample, string name, out double count)
    {
        count = 0;
        return sample.TryGetProperty(name, out JsonElement value)
            && double.TryParse(value.ToString(), NumberStyles.Integer, CultureInfo.InvariantCulture, out count);
    }
}
