using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Storage.Workspaces;

/// <summary>Writes the framing contract as frame.json, in the order in which the format lists its parts.</summary>
public static class FrameJson
{
    private static readonly JsonWriterOptions Layout = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // a file, not a page: accents and apostrophes stay readable
    };

    public static string Write(FramingContract contract)
    {
        ArgumentNullException.ThrowIfNull(contract);
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Layout))
            WriteContract(json, contract);
        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    private static void WriteContract(Utf8JsonWriter json, FramingContract contract)
    {
        json.WriteStartObject();
        json.WriteString("name", contract.Name);
        if (contract.Need is not null)
            json.WriteString("need", contract.Need);
        if (contract.Objective is not null)
            json.WriteString("objective", contract.Objective);
        WriteKpi(json, contract.Kpi);
        json.WriteNumber("horizonMonths", contract.HorizonMonths);
        if (contract.Drivers is not null)
            WriteDrivers(json, contract.Drivers);
        json.WriteStartObject("scope");
        WriteTexts(json, "campaigns", contract.Scope.Campaigns);
        WriteTexts(json, "channels", contract.Scope.Channels);
        json.WriteEndObject();
        json.WriteStartObject("labelPolicy");
        json.WriteNumber("maturationMonths", contract.LabelPolicy.MaturationMonths);
        json.WriteEndObject();
        WriteDecision(json, contract);
        WriteGates(json, contract.Gates);
        if (contract.AsOf is { } asOf)
            json.WriteString("asOf", asOf.ToString());
        else
            json.WriteNull("asOf");
        json.WriteEndObject();
    }

    private static void WriteKpi(Utf8JsonWriter json, Kpi kpi)
    {
        json.WriteStartObject("kpi");
        json.WriteString("name", kpi.Name);
        json.WriteString("unit", kpi.Unit);
        json.WriteString("stage", kpi.Stage);
        json.WriteBoolean("nonNegative", kpi.NonNegative);
        json.WriteEndObject();
    }

    private static void WriteDrivers(Utf8JsonWriter json, IReadOnlyList<Driver> drivers)
    {
        json.WriteStartArray("drivers");
        foreach (Driver driver in drivers)
        {
            json.WriteStartObject();
            json.WriteString("name", driver.Name);
            json.WriteString("source", driver.Source == DriverSource.Media ? "media" : "external");
            json.WriteBoolean("knownAhead", driver.KnownAhead);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteDecision(Utf8JsonWriter json, FramingContract contract)
    {
        json.WriteStartObject("approval");
        json.WriteString("mode", contract.Approval.Mode == ApprovalMode.Auto ? "auto" : "people");
        json.WriteNumber("approvers", contract.Approval.Approvers);
        if (contract.Approval.Reason is not null)
            json.WriteString("reason", contract.Approval.Reason);
        json.WriteEndObject();
        json.WriteStartObject("schedule");
        json.WriteNumber("day", contract.Schedule.Day);
        json.WriteString("time", contract.Schedule.Time.ToString("HH:mm", CultureInfo.InvariantCulture));
        json.WriteString("timeZone", contract.Schedule.TimeZone);
        json.WriteEndObject();
    }

    /// <summary>Only what differs from the default, so that a better default reaches workspaces that never asked for another.</summary>
    private static void WriteGates(Utf8JsonWriter json, Gates gates)
    {
        Gates usual = Gates.Default;
        json.WriteStartObject("gates");
        if (gates.MinimumMonths != usual.MinimumMonths)
            json.WriteNumber("minimumMonths", gates.MinimumMonths);
        if (gates.FullHistoryMonths != usual.FullHistoryMonths)
            json.WriteNumber("fullHistoryMonths", gates.FullHistoryMonths);
        if (gates.MaximumMissingShare != usual.MaximumMissingShare)
            json.WriteNumber("maximumMissingShare", gates.MaximumMissingShare);
        if (gates.SkillMargin != usual.SkillMargin)
            json.WriteNumber("skillMargin", gates.SkillMargin);
        if (gates.DriverSignificance != usual.DriverSignificance)
            json.WriteNumber("driverSignificance", gates.DriverSignificance);
        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
