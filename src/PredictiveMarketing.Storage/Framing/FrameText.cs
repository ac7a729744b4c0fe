using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Frame.Contract;

namespace PredictiveMarketing.Storage.Framing;

/// <summary>Writes a framing into the text of a frame.json. What is not part of the framing (drivers, gates, schedule, clock) stays; comments are lost.</summary>
internal static class FrameText
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text that stands in a folder; null when there is none.</summary>
    public static string? In(string folder) => Path.Combine(folder, "frame.json") is var path && File.Exists(path) ? File.ReadAllText(path) : null;

    /// <summary>The same, calling itself a draft: it can be read, and nothing is trained from it.</summary>
    public static string Draft(FramingDraft draft)
    {
        JsonObject frame = JsonNode.Parse(With(null, draft))!.AsObject();
        frame["status"] = "draft";
        return frame.ToJsonString(Indented) + "\n";
    }

    public static string With(string? text, FramingDraft draft)
    {
        JsonObject frame = text is null ? [] : JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true })!.AsObject();
        frame.Remove("status");
        frame["name"] = draft.Name;
        frame["need"] = draft.Need;
        frame["objective"] = draft.Objective;
        frame["kpi"] = new JsonObject { ["name"] = draft.Kpi.Name, ["unit"] = draft.Kpi.Unit, ["stage"] = draft.Kpi.Stage, ["nonNegative"] = draft.Kpi.NonNegative };
        frame["horizonMonths"] = draft.HorizonMonths;
        frame["scope"] = new JsonObject { ["campaigns"] = List(draft.Scope.Campaigns), ["channels"] = List(draft.Scope.Channels) };
        frame["labelPolicy"] = Policy(draft.LabelPolicy);
        Put(frame, "leadDefinition", draft.LeadDefinition is { } leads ? new JsonObject { ["version"] = leads.Version, ["events"] = List(leads.Events) } : null);
        Put(frame, "currency", draft.Currency == FramingContract.EuroCode ? null : draft.Currency);
        JsonObject approval = new() { ["mode"] = draft.Approval.Mode == ApprovalMode.Auto ? "auto" : "people", ["approvers"] = draft.Approval.Approvers };
        Put(approval, "reason", draft.Approval.Reason);
        frame["approval"] = approval;
        if (draft.Details.Acceptance is { Measure: AcceptanceMeasure.GainOverSeasonalNaive } bar)
            Gates(frame)["skillMargin"] = bar.Value;
        frame["framing"] = JsonNode.Parse(FramingJson.Write(draft.Details));
        return frame.ToJsonString(Indented) + "\n";
    }

    private static JsonObject Policy(LabelPolicy policy)
    {
        JsonObject label = new() { ["maturationMonths"] = policy.MaturationMonths };
        Put(label, "windowDays", policy.WindowDays);
        Put(label, "minimumAgeDays", policy.MinimumAgeDays == 0 ? null : policy.MinimumAgeDays);
        Put(label, "lookbackDays", policy.LookbackDays);
        Put(label, "exclusionCodes", policy.ExclusionCodes.Count == 0 ? null : List(policy.ExclusionCodes));
        return label;
    }

    private static JsonObject Gates(JsonObject frame)
    {
        if (frame["gates"] is not JsonObject gates)
            frame["gates"] = gates = [];
        return gates;
    }

    private static void Put(JsonObject into, string field, JsonNode? value)
    {
        if (value is null)
            into.Remove(field);
        else
            into[field] = value;
    }

    private static JsonArray List(IReadOnlyList<string> names) => [.. names.Select(n => JsonValue.Create(n))];
}
