using System.Globalization;
using System.Text.Json;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Frame.Contract;

/// <summary>Everything that still stands between a draft and its signature, for every field at once. The place's column is the field, as in frame.json.</summary>
public static class FramingCheck
{
    public const int LongestHorizon = 24;
    public const int MostApprovers = 10;
    private const int LongestName = 100;
    private const int LongestDays = 3650;
    private const int LongestMaturation = 24;

    /// <summary>Where a field of the framing stands.</summary>
    public static Place At(string field) => new("framing", null, field);

    /// <returns>Errors stop the signature; warnings and notes do not.</returns>
    public static IReadOnlyList<Finding> Of(FramingDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        FramingDraft tidy = draft.Tidy();
        return [.. Need(tidy), .. KpiCheck.Of(tidy), .. Label(tidy.LabelPolicy), .. Extent(tidy), .. Cost(tidy.Details), .. ApprovalCheck.Of(tidy)];
    }

    /// <summary>What a signature asks beyond a sound draft: a rationale, so that others understand why (F26).</summary>
    public static IReadOnlyList<Finding> ForSigning(FramingDraft draft, string? rationale)
    {
        IReadOnlyList<Finding> findings = Of(draft);
        return string.IsNullOrWhiteSpace(rationale)
            ? [.. findings, Finding.Error(At("rationale"), "framing.rationale-missing", "No rationale is given.", "Say in a sentence why this framing is the right one: others will read it.")]
            : findings;
    }

    private static IEnumerable<Finding> Need(FramingDraft draft)
    {
        if (draft.Name is not { } name)
            yield return Missing("name", "The workspace has no name.", "Give it a short name, such as stock-requests.");
        else if (name.Length > LongestName || name.Any(char.IsControl))
            yield return Finding.Error(At("name"), "framing.name", "The name is longer than 100 characters or has line breaks.", "Write a short name, such as stock-requests.");
        if (draft.Need is null)
            yield return Missing("need", "No need is stated.", "Say what somebody has to know, and for what.");
        if (draft.Objective is null)
            yield return Missing("objective", "No objective is stated.", "Say what is to be predicted, how far ahead and from what.");
        if (draft.Details.Decision is null)
            yield return Missing("decision", "Nothing says which decision the forecast is for.", "Say what will be decided, by whom and when.");
        if (draft.Details.Area is null)
            yield return Missing("area", "No area to improve is chosen.", "Choose the area first; the KPI follows from it.");
    }

    private static IEnumerable<Finding> Label(LabelPolicy policy)
    {
        if (Outside(policy.MaturationMonths, 0, LongestMaturation))
            yield return Range("labelPolicy.maturationMonths", policy.MaturationMonths, 0, LongestMaturation);
        if (policy.WindowDays is int window && Outside(window, 1, LongestDays))
            yield return Range("labelPolicy.windowDays", window, 1, LongestDays);
        if (Outside(policy.MinimumAgeDays, 0, LongestDays))
            yield return Range("labelPolicy.minimumAgeDays", policy.MinimumAgeDays, 0, LongestDays);
        if (policy.LookbackDays is int lookback && Outside(lookback, 1, LongestDays))
            yield return Range("labelPolicy.lookbackDays", lookback, 1, LongestDays);
        if (policy.WindowDays is int within && policy.MaturationMonths == 0 && policy.MinimumAgeDays == 0)
        {
            yield return Finding.Warning(At("labelPolicy.maturationMonths"), "framing.window-without-wait",
                $"Leads have {within} days to qualify, but no month waits for them.", "Let young months wait, or the last months will always look too low.");
        }
    }

    private static IEnumerable<Finding> Extent(FramingDraft draft)
    {
        if (draft.HorizonMonths is not int months)
            yield return Missing("horizonMonths", "No horizon is given.", "Say how many months ahead the decision reaches, 1 to 24.");
        else if (Outside(months, 1, LongestHorizon))
            yield return Range("horizonMonths", months, 1, LongestHorizon);
        if (draft.Currency.Length != 3 || !draft.Currency.All(char.IsAsciiLetterUpper))
            yield return Finding.Error(At("currency"), "framing.currency", $"'{draft.Currency}' is not a currency code.", "Write the three capital letters of ISO 4217, such as EUR.");
    }

    private static IEnumerable<Finding> Cost(FramingDetails details)
    {
        foreach ((string field, decimal? cost, string which) in new[] { ("costOver", details.CostOver, "too much"), ("costUnder", details.CostUnder, "too few") })
        {
            if (cost is not { } money)
                yield return Missing(field, $"What a lead {which} costs is not said.", "Estimate it in money per lead; 0 when an error that way costs nothing.");
            else if (money < 0)
                yield return Finding.Error(At(field), "framing.cost-negative", string.Create(CultureInfo.InvariantCulture, $"A lead {which} costs {money:0.##}: an error brings nothing in."), "Write 0 or more.");
        }

        if (details.Acceptance is not { } bar)
            yield return Missing("acceptance", "No acceptance bar is set.", "Say from which error on, or with which gain over last year's value, the forecast is worth using.");
        else if (!(bar.Value is > 0 and < 1))
            yield return Finding.Error(At("acceptance"), "framing.acceptance-range", string.Create(CultureInfo.InvariantCulture, $"The acceptance bar is {bar.Value * 100:0.#} %."), "Write a share above 0 and below 100 %.");
    }

    internal static Finding Missing(string field, string message, string cure) => Finding.Error(At(field), $"framing.{JsonNamingPolicy.KebabCaseLower.ConvertName(field)}-missing", message, cure);

    private static bool Outside(int value, int least, int most) => value < least || value > most;

    private static Finding Range(string field, int value, int least, int most) =>
        Finding.Error(At(field), "framing.range", $"{field} is {value}.", $"Write a whole number from {least} to {most}.");
}
