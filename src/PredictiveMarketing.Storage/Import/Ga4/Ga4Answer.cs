using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Storage.Import.Feeds;

namespace PredictiveMarketing.Storage.Import.Ga4;

/// <summary>Warns of key events that are the lead itself: such a driver contains the answer. Step 3 judges it by its numbers.</summary>
internal static class Ga4Answer
{
    /// <summary>Parts of event names by which sites call a lead, English and French.</summary>
    private static readonly string[] LeadWords = ["lead", "form", "request", "demande", "devis", "quote", "contact", "test_drive", "essai", "booking", "rdv", "appointment", "sign_up", "inscription"];

    private const string Cure = "Leave it out of the drivers, or let step 3 use it lagged.";

    public static void Tell(IReadOnlyCollection<string> keyEvents, bool unnamed, FramingContract contract, FeedLog log)
    {
        foreach (string name in keyEvents.Order(StringComparer.Ordinal).Where(n => IsLead(n, contract)))
        {
            log.Warning("contains-answer", $"The key event '{name}' looks like the lead itself: {ExternalOf(name)} and ga4_key_events contain the answer.", Cure);
        }

        if (unnamed && keyEvents.Count == 0)
        {
            log.Warning("contains-answer", "Nothing tells which key events are counted; if one of them is the lead, ga4_key_events contains the answer.",
                "Add the dimension event name to the report, or leave ga4_key_events out of the drivers.");
        }
    }

    private static string ExternalOf(string keyEvent) => "ga4_" + Ga4Measure.OfKeyEvent(keyEvent).Name;

    private static bool IsLead(string name, FramingContract contract)
    {
        string slug = Ga4Channel.Slug(name), kpi = Ga4Channel.Slug(contract.Kpi.Name);
        return contract.LeadDefinition?.Counts(name) == true || slug == kpi || LeadWords.Any(w => slug.Contains(w, StringComparison.Ordinal));
    }
}
