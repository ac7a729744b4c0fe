using System.Text.Json;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Storage.Framing;

namespace PredictiveMarketing.Storage.Workspaces;

/// <summary>The lead definition, label policy and currency in the canonical form: written only where they say something, so that older data sets keep their ids.</summary>
internal static class CanonicalLabels
{
    public static void Policy(LabelPolicy policy, Utf8JsonWriter json)
    {
        json.WriteNumber("maturationMonths", policy.MaturationMonths);
        if (policy.WindowDays is int window)
            json.WriteNumber("windowDays", window);
        if (policy.MinimumAgeDays > 0)
            json.WriteNumber("minimumAgeDays", policy.MinimumAgeDays);
        if (policy.LookbackDays is int lookback)
            json.WriteNumber("lookbackDays", lookback);
        if (policy.ExclusionCodes.Count > 0)
            CanonicalForm.Names("exclusionCodes", policy.ExclusionCodes, json);
    }

    public static void Framing(FramingContract contract, Utf8JsonWriter json)
    {
        if (contract.IsDraft)
            json.WriteString("status", "draft");
        if (contract.Details is { } details)
        {
            json.WritePropertyName("framing");
            json.WriteRawValue(FramingJson.Write(details));
        }
    }

    public static void Definition(FramingContract contract, Utf8JsonWriter json)
    {
        if (contract.LeadDefinition is { } definition)
        {
            json.WriteStartObject("leadDefinition");
            json.WriteNumber("version", definition.Version);
            CanonicalForm.Names("events", definition.Events, json);
            json.WriteEndObject();
        }

        if (contract.Currency != FramingContract.EuroCode)
            json.WriteString("currency", contract.Currency);
    }
}
