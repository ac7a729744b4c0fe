using System.Text.Json;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Storage.Workspaces;

internal sealed record CanonicalFile(string Name, Action<Workspace, Stream> Write);

/// <summary>
/// The one way to write a workspace down: fixed columns, rows in the order of the reading, shortest exact numbers, no defaults left open.
/// Reading it back gives the same workspace, so a kept version can be run again like any folder.
/// </summary>
internal static class CanonicalForm
{
    public const string MediaPlan = "media_plan.csv";

    public static IReadOnlyList<CanonicalFile> Files { get; } =
    [
        new("frame.json", (w, to) => Frame(w.Contract, to)),
        new("leads.csv", Leads),
        new(MediaPlan, Media),
        new("externals.csv", Externals),
        new("events.csv", Events),
        new("goals.csv", Goals),
    ];

    private static void Leads(Workspace workspace, Stream to)
    {
        using var rows = new CanonicalRows(to, "campaign,market,month,leads,status");
        foreach (LeadRow row in workspace.Leads)
        {
            rows.Text(row.Key.Campaign).Text(row.Key.Market).Month(row.Month).Number(row.Leads)
                .Word(row.Status == LeadStatus.Final ? "final" : "provisional").End();
        }
    }

    private static void Media(Workspace workspace, Stream to)
    {
        using var rows = new CanonicalRows(to, "campaign,market,channel,month,spend,status,impressions,clicks,level,plan_version");
        foreach (MediaRow row in workspace.Media)
        {
            rows.Text(row.Campaign).Text(row.Market).Text(row.Channel).Month(row.Month).Amount(row.Spend)
                .Word(row.Status == MediaStatus.Planned ? "planned" : "delivered")
                .Amount(row.Impressions).Amount(row.Clicks)
                .Word(row.Level == MediaLevel.National ? "national" : "local")
                .Text(row.PlanVersion ?? "").End();
        }
    }

    private static void Externals(Workspace workspace, Stream to)
    {
        using var rows = new CanonicalRows(to, "name,market,month,value,published");
        foreach (ExternalRow row in workspace.Externals)
            rows.Text(row.Name).Text(row.Market).Month(row.Month).Number(row.Value).Month(row.Published).End();
    }

    private static void Events(Workspace workspace, Stream to)
    {
        using var rows = new CanonicalRows(to, "campaign,market,month,kind,comment,effect_known");
        foreach (EventRow row in workspace.Events)
        {
            rows.Text(row.Campaign).Text(row.Market).Month(row.Month).Text(row.Kind).Text(row.Comment).Number(row.EffectKnown).End();
        }
    }

    private static void Goals(Workspace workspace, Stream to)
    {
        using var rows = new CanonicalRows(to, "campaign,market,month,leads");
        foreach (GoalRow row in workspace.Goals)
            rows.Text(row.Key.Campaign).Text(row.Key.Market).Month(row.Month).Number(row.Leads).End();
    }

    private static void Frame(FramingContract contract, Stream to)
    {
        using var json = new Utf8JsonWriter(to, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        json.WriteStartObject();
        json.WriteString("name", contract.Name);
        json.WriteString("need", contract.Need);
        json.WriteString("objective", contract.Objective);
        json.WriteStartObject("kpi");
        json.WriteString("name", contract.Kpi.Name);
        json.WriteString("unit", contract.Kpi.Unit);
        json.WriteString("stage", contract.Kpi.Stage);
        json.WriteBoolean("nonNegative", contract.Kpi.NonNegative);
        json.WriteEndObject();
        json.WriteNumber("horizonMonths", contract.HorizonMonths);
        Drivers(contract.Drivers, json);
        json.WriteStartObject("scope");
        Names("campaigns", contract.Scope.Campaigns, json);
        Names("channels", contract.Scope.Channels, json);
        json.WriteEndObject();
        json.WriteStartObject("labelPolicy");
        CanonicalLabels.Policy(contract.LabelPolicy, json);
        json.WriteEndObject();
        CanonicalLabels.Definition(contract, json);
        json.WriteStartObject("approval");
        json.WriteString("mode", contract.Approval.Mode == ApprovalMode.Auto ? "auto" : "people");
        json.WriteNumber("approvers", contract.Approval.Approvers);
        json.WriteString("reason", contract.Approval.Reason);
        json.WriteEndObject();
        json.WriteStartObject("schedule");
        json.WriteNumber("day", contract.Schedule.Day);
        json.WriteString("time", contract.Schedule.Time.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture));
        json.WriteString("timeZone", contract.Schedule.TimeZone);
        json.WriteEndObject();
        CanonicalGates.Write(contract.Gates, json);
        json.WriteString("asOf", contract.AsOf?.ToString());
        CanonicalLabels.Framing(contract, json);
        json.WriteEndObject();
    }

    private static void Drivers(IReadOnlyList<Driver>? drivers, Utf8JsonWriter json)
    {
        if (drivers is null)
        {
            json.WriteNull("drivers");
            return;
        }

        json.WriteStartArray("drivers");
        foreach (Driver driver in drivers)
        {
            json.WriteStartObject();
            json.WriteString("name", driver.Name);
            json.WriteString("source", driver.Source == DriverSource.Media ? "media" : "external");
            json.WriteBoolean("knownAhead", driver.KnownAhead);
            if (driver.ExpectedSign != 0)
                json.WriteString("sign", driver.ExpectedSign > 0 ? "positive" : "negative");
            if (driver.ForcedBecause is { } reason)
                json.WriteString("forcedBecause", reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    internal static void Names(string field, IReadOnlyList<string> names, Utf8JsonWriter json)
    {
        json.WriteStartArray(field);
        foreach (string name in names)
            json.WriteStringValue(name);
        json.WriteEndArray();
    }
}
