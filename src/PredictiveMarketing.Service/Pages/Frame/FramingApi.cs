using System.Text.Json;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Frame.Contract;
using PredictiveMarketing.Forecasting.Kpis;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Api;
using PredictiveMarketing.Service.Desk;
using PredictiveMarketing.Service.Hosting;
using PredictiveMarketing.Service.People;
using PredictiveMarketing.Storage.Framing;

namespace PredictiveMarketing.Service.Pages.Frame;

/// <summary>Step 1 for programs: read, draft, check, sign.</summary>
public static class FramingApi
{
    public static void MapFraming(this RouteGroupBuilder api)
    {
        RouteGroupBuilder framing = api.MapGroup("").WithTags("framing").Needing(Right.Read);
        framing.MapGet("/framing", Read).WithName("GetFraming").WithSummary("The framing that stands: draft or signed, with everything it still needs; its ETag goes into If-Match")
            .Produces<FramingView>().ProducesProblem(404);
        framing.MapPut("/framing", Save).Needing(Right.Frame).RequireAntiforgery().WithName("SaveFraming").WithSummary("Keeps a draft as a new version; a draft may be incomplete")
            .Accepts<FramingDraft>("application/json").Produces<FramingView>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(412).ProducesProblem(428).ProducesProblem(422);
        framing.MapPost("/framing/check", Check).RequireAntiforgery().WithName("CheckFraming").WithSummary("Everything that a draft still needs before it can be signed, each with a pointer to its field; nothing is kept")
            .Accepts<FramingDraft>("application/json").Produces<IReadOnlyList<Mistake>>().ProducesProblem(400).ProducesProblem(422);
        framing.MapPost("/framing/sign", Sign).Needing(Right.SignFraming).RequireAntiforgery().WithName("SignFraming").WithSummary("Signs the draft with a rationale; it becomes the contract of its workspace")
            .Produces<FramingView>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        framing.MapPost("/framing/withdraw", Withdraw).Needing(Right.Frame).RequireAntiforgery().WithName("WithdrawFraming").WithSummary("Takes an open draft back; what was signed before is in force again")
            .Produces<FramingView>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
        framing.MapPost("/framing/comments", Comment).RequireAntiforgery().Needing(Right.Comment).WithName("CommentFraming").WithSummary("Says something about the version that stands")
            .Produces<FramingView>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        framing.MapGet("/framing/history", History).WithName("GetFramingHistory").WithSummary("Every version, newest first, with what it changed")
            .Produces<IReadOnlyList<FramingChange>>().ProducesProblem(400).ProducesProblem(404);
        framing.MapGet("/framing/steps", Steps).WithName("GetFourSteps").WithSummary("How far the four steps are, each with the page of its evidence")
            .Produces<IReadOnlyList<StepState>>().ProducesProblem(404);
        framing.MapGet("/framing/scope", Scope).WithName("GetFramingScope").WithSummary("What the scope keeps of the media plan, every line that it leaves out, and the digital share")
            .Produces<ScopeReading>().ProducesProblem(404);
        framing.MapPost("/framing/leads/try", Try).RequireAntiforgery().WithName("TryLeads").WithSummary("How many of some events would count as qualified leads; nothing is kept")
            .Accepts<TryRequest>("application/json").Produces<TriedLeads>().ProducesProblem(400).ProducesProblem(422);
        framing.MapGet("/metrics/kind", (string name) => Results.Ok(MetricKinds.Of(name))).WithName("GetMetricKind").WithSummary("Whether a figure is vanity, actionable or a result, by its name").Produces<MetricJudgement>();
        framing.MapGet("/metrics/definition", (string text) => Results.Ok(DefinitionLinter.Check(text, new Place("metric", null, "text")) is { } vague ? new[] { Mistake.Of(vague) } : []))
            .WithName("CheckMetricDefinition").WithSummary("What is vague in a definition; empty when it can be measured").Produces<IReadOnlyList<Mistake>>();
        framing.MapGet("/targets/{id:long}/steps", Records).WithName("GetTargetSteps").WithSummary("The records of the four steps behind a target")
            .Produces<TargetStepsView>().ProducesProblem(404);
        framing.MapPost("/runs", Run).Needing(Right.Run).RequireAntiforgery().WithName("StartRun").WithSummary("Starts the run that is due; refused while the framing is not signed")
            .Produces(202).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
    }

    private static IResult Read(Visit visit, FramingRoom room, string? workspace, string? name) =>
        Named(visit, name) is { } which ? Results.Ok(FramingView.Of(room, which, visit.Open)) : Problems.Unknown("workspace", visit.Asked ?? "(none yet)");

    private static IResult Save(HttpContext call, Visit visit, FramingRoom room, JsonElement body, string? workspace, string? name)
    {
        if (Named(visit, name) is not { } which)
            return Problems.Unknown("workspace", visit.Asked ?? "(none yet)");
        if (Parsed<FramingDraft>(body, out IResult? wrong) is not { } draft)
            return wrong!;
        // Read before the tag is looked at: whoever saves in between is not overwritten.
        string expected = room.Framings.Standing(which).Shown?.Hash ?? Framings.Nothing;
        if (EntityTags.RefusalToReplace(call, FramingView.Of(room, which, visit.Open), stands: expected != Framings.Nothing) is { } stale)
            return stale;
        FramingAnswer answer = room.Framings.Save(new FramingSave(which, draft, visit.Person.Name, FramingOrigin.Api, expected));
        return answer.Accepted ? Results.Ok(FramingView.Of(room, which, visit.Open)) : FramingProblems.Refused(answer.Findings);
    }

    private static IResult Check(JsonElement body) => Parsed<FramingDraft>(body, out IResult? wrong) is { } draft
        ? Results.Ok(FramingProblems.Pointed(FramingCheck.Of(draft)).Select(Mistake.Of))
        : wrong!;

    private static IResult Sign(Visit visit, FramingRoom room, SignRequest request, string? workspace, string? name) => Act(visit, room, name, which =>
        room.Sign(new FramingSigning(which, request.Hash ?? room.Framings.Standing(which).Open?.Hash ?? "", visit.Person.Name, request.Rationale)));

    private static IResult Withdraw(Visit visit, FramingRoom room, SignRequest request, string? workspace, string? name) => Act(visit, room, name, which =>
        room.Framings.Withdraw(which, request.Hash ?? room.Framings.Standing(which).Open?.Hash ?? "", visit.Person.Name));

    private static IResult Comment(Visit visit, FramingRoom room, CommentRequest request, string? workspace, string? name) =>
        Act(visit, room, name, which => room.Framings.Comment(which, visit.Person.Name, request.Text));

    private static IResult History(HttpContext call, Visit visit, FramingRoom room, string? workspace, string? name, [AsParameters] PageAsked page) => Named(visit, name) is { } which
        ? Paging.Page(call, page, FramingChange.Of(room.Framings.History(which)), c => Paging.Number(c.Version))
        : Problems.Unknown("workspace", visit.Asked ?? "(none yet)");

    private static async Task<IResult> Steps(PlannersDesk planners, FramingRoom room, string? workspace) => planners.Open(null, null, out IResult? refusal) is { } desk
        ? Results.Ok(await room.Steps(desk.Open.Name, desk))
        : refusal!;

    private static IResult Scope(Visit visit, FramingRoom room, string? workspace) => visit.Open is { } open && (visit.Person.Markets is null ? room.Whole(open.Name) : open.Tables) is { } whole
        ? Results.Ok(ScopeReading.Of(room.DraftOf(open.Name, open).Scope, whole.Media))
        : Problems.Unknown("workspace", visit.Asked ?? "(none yet)");

    private static IResult Try(JsonElement body) => Parsed<TryRequest>(body, out IResult? wrong) is { } asked
        ? Results.Ok(TriedLeads.Of(asked.Definition, asked.Policy ?? LabelPolicy.Immediate, asked.Events ?? []))
        : wrong!;

    private static IResult Records(Visit visit, FramingRoom room, long id, string? workspace) => visit.Workspace is { } which && room.Records(which, id) is { } records
        && (records.Target.IsTotal ? visit.Person.Markets is null : visit.Person.Sees(records.Target.Key.Market))
        ? Results.Ok(TargetStepsView.Of(records))
        : Problems.Unknown("target", $"{id}");

    private static IResult Run(Visit visit, FramingRoom room, string? workspace)
    {
        if (visit.Open is not { } open)
            return Problems.Unknown("workspace", visit.Asked ?? "(none yet)");
        if (room.WhyNotTrain(open) is { } unsigned)
            return Problems.Refused("The framing is not signed", StatusCodes.Status409Conflict, [unsigned]);
        room.Start();
        return Results.Accepted("/api/v1/runs");
    }

    private static IResult Act(Visit visit, FramingRoom room, string? name, Func<string, FramingAnswer> act)
    {
        if (Named(visit, name) is not { } which)
            return Problems.Unknown("workspace", visit.Asked ?? "(none yet)");
        FramingAnswer answer = act(which);
        return answer.Accepted ? Results.Ok(FramingView.Of(room, which, visit.Open)) : FramingProblems.Refused(answer.Findings);
    }

    // A framing may be drawn up for a workspace that has no data yet: then it is named. Whoever sees only some markets sees what has data of them.
    private static string? Named(Visit visit, string? name) =>
        visit.IsUnknown ? null
        : string.IsNullOrWhiteSpace(name) ? visit.Workspace
        : visit.Person.Markets is null || visit.Workspaces.Contains(name.Trim(), StringComparer.Ordinal) ? name.Trim()
        : null;

    internal static T? Parsed<T>(JsonElement body, out IResult? wrong)
        where T : class
    {
        try
        {
            wrong = null;
            return FramingJson.Read<T>(body.GetRawText());
        }
        catch (JsonException reason)
        {
            string field = (reason.Path ?? "$").TrimStart('$').TrimStart('.');
            wrong = FramingProblems.Refused([Finding.Error(new Place("request", null, field), "framing.unreadable", $"{(field.Length == 0 ? "The body" : field)} cannot be read.", "Look at the schema in /openapi/v1.json.")]);
            return null;
        }
    }
}

/// <summary>A signature, or a draft taken back.</summary>
/// <param name="Hash">Of the draft that was read; absent: whatever stands.</param>
/// <param name="Rationale">Mandatory to sign: why this framing is the right one.</param>
public sealed record SignRequest(string? Hash, string? Rationale);

/// <summary>What somebody thinks of the framing.</summary>
public sealed record CommentRequest(string? Text);

/// <summary>Events to try a lead definition and a label policy on.</summary>
/// <param name="Definition">Absent: every event counts.</param>
public sealed record TryRequest(LeadDefinition? Definition, LabelPolicy? Policy, IReadOnlyList<TriedEvent>? Events);
