using System.Globalization;
using PredictiveMarketing.Forecasting.Plan;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Api;
using PredictiveMarketing.Service.Desk;
using PredictiveMarketing.Service.People;
using PredictiveMarketing.Storage.Targets;

namespace PredictiveMarketing.Service.Pages.Targets;

/// <summary>A decision on targets.</summary>
/// <param name="Ids">Versions, as listed by GET /targets.</param>
/// <param name="Who">No longer needed: whoever calls decides. Another name is refused.</param>
/// <param name="Reason">Mandatory to reject.</param>
public sealed record DecisionRequest(IReadOnlyList<long>? Ids, string? Who, string? Reason);

/// <summary>A person's value in the place of the model's; the reason is mandatory.</summary>
public sealed record OverrideRequest(double? Value, string? Who, string? Reason);

/// <summary>What an override wrote.</summary>
/// <param name="Changed">The new draft, and the campaign's total that follows it.</param>
/// <param name="Advice">What experience says of such a value; it is taken all the same.</param>
public sealed record OverrideAnswer(IReadOnlyList<TargetVersion> Changed, OverrideAdvice Advice);

public static class TargetsApi
{
    private const int MostIds = 5000;

    public static void MapTargets(this RouteGroupBuilder api)
    {
        RouteGroupBuilder targets = api.MapGroup("").WithTags("targets");
        targets.MapGet("/targets", List).WithName("ListTargets").WithSummary("Target versions; by default what stands: published, else open")
            .Produces<IReadOnlyList<TargetVersion>>().ProducesProblem(400).ProducesProblem(404);
        targets.MapGet("/targets/{id:long}", (PlannersDesk planners, string? workspace, long id) => One(planners, id, out IResult? refusal) is TargetVersion target ? Results.Ok(target) : refusal!)
            .WithName("GetTarget").WithSummary("One target version; its ETag is what If-Match of an override names").Produces<TargetVersion>().ProducesProblem(404);
        targets.MapGet("/targets.csv", (PlannersDesk planners, string? workspace, string? campaign, string? month) =>
                Export(planners, campaign, month, "csv", "text/csv; charset=utf-8", TargetExport.Csv))
            .WithName("GetTargetsCsv").WithSummary("Current targets as CSV").Produces<string>(200, "text/csv").ProducesProblem(400).ProducesProblem(404);
        targets.MapGet("/targets.xlsx", (PlannersDesk planners, string? workspace, string? campaign, string? month) =>
                Export(planners, campaign, month, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", TargetExport.Xlsx))
            .WithName("GetTargetsXlsx").WithSummary("Current targets as an Excel workbook")
            .Produces<byte[]>(200, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet").ProducesProblem(400).ProducesProblem(404);
        Decision(targets, "approve", "Approves drafts", (targets, request) => targets.Approve(request.Ids!, request.Reason));
        Decision(targets, "reject", "Rejects drafts or approved targets, with a reason", (targets, request) => targets.Reject(request.Ids!, request.Reason ?? ""));
        Decision(targets, "publish", "Publishes approved targets", (targets, request) => targets.Publish(request.Ids!, request.Reason));
        targets.MapPost("/targets/{id:long}/override", Override)
            .RequireAntiforgery().Needing(Right.Override)
            .WithName("OverrideTarget").WithSummary("Puts a person's value in the place of the model's, as a new draft")
            .Produces<OverrideAnswer>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(422);
    }

    private static void Decision(RouteGroupBuilder targets, string verb, string summary, Func<SeenTargets, DecisionRequest, LedgerAnswer> act) =>
        targets.MapPost($"/targets/{verb}", (PlannersDesk planners, DecisionRequest request) =>
            Problems.NotTheCaller(request.Who, planners.Visit.Person) is { } other ? other
            : request.Ids is not { Count: > 0 and <= MostIds } ? Problems.Missing("ids", "Name the targets by their ids.")
            : Answer(act(planners.Targets, request)))
            .RequireAntiforgery().Needing(verb == "publish" ? Right.PublishTargets : Right.DecideTargets)
            .WithName($"{char.ToUpperInvariant(verb[0])}{verb[1..]}Targets").WithSummary(summary)
            .Produces<IReadOnlyList<TargetVersion>>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);

    private static IResult Override(HttpContext call, PlannersDesk planners, string? workspace, long id, OverrideRequest request)
    {
        if (Problems.NotTheCaller(request.Who, planners.Visit.Person) is { } other)
            return other;
        if (request.Value is not double value)
            return Problems.Missing("value", "Say which value takes the place of the model's.");
        if (One(planners, id, out IResult? refusal) is not TargetVersion target)
            return refusal!;
        if (EntityTags.Refusal(call, target) is { } late)
            return late;
        LedgerAnswer answer = planners.Targets.Override(planners.Visit.Open!, id, value, request.Reason ?? "");
        return answer.Accepted ? Results.Ok(new OverrideAnswer(answer.Changed, OverrideAdvice.Of(target.ModelP50, value))) : Problems.Refused(answer);
    }

    private static TargetVersion? One(PlannersDesk planners, long id, out IResult? refusal)
    {
        if (planners.Open(null, null, out refusal) is not WorkspaceDesk desk)
            return null;
        TargetVersion? target = planners.Targets.Find(new TargetQuery(desk.Open.Name)).FirstOrDefault(t => t.Id == id);
        refusal = target is null ? Problems.Unknown("target", id.ToString(CultureInfo.InvariantCulture)) : null;
        return target;
    }

    private static IResult List(
        HttpContext call, PlannersDesk planners, string? workspace, string? campaign, string? market, string? month, string? cycle, TargetState? state, bool? history, [AsParameters] PageAsked page)
    {
        bool isTotal = market == PlanForecast.TotalMarket;
        if (planners.Open(campaign, isTotal ? null : market, out IResult? refusal) is not WorkspaceDesk desk)
            return refusal!;
        if (!ApiDesk.Read(month, out Month? only))
            return Problems.BadMonth(month!);
        if (!ApiDesk.Read(cycle, out Month? drafted))
            return Problems.BadMonth(cycle!);
        TargetQuery query = new(desk.Open.Name) { Campaign = campaign, Market = market, From = only, To = only, Cycle = drafted, State = state };
        IReadOnlyList<TargetVersion> all = history == true || state is not null ? planners.Targets.Find(query) : planners.Targets.Current(query);
        return Paging.Page(call, page, all, t => Paging.Number(t.Id));
    }

    private static IResult Export(PlannersDesk planners, string? campaign, string? month, string kind, string type, Action<Stream, IEnumerable<TargetVersion>> write)
    {
        if (planners.Open(campaign, null, out IResult? refusal) is not WorkspaceDesk desk)
            return refusal!;
        if (!ApiDesk.Read(month, out Month? only))
            return Problems.BadMonth(month!);
        using MemoryStream file = new();
        write(file, planners.Targets.Current(new TargetQuery(desk.Open.Name) { Campaign = campaign, From = only, To = only }));
        return Results.File(file.ToArray(), type, $"targets-{desk.Open.Clock}.{kind}");
    }

    private static IResult Answer(LedgerAnswer answer) => answer.Accepted ? Results.Ok(answer.Changed) : Problems.Refused(answer);
}
