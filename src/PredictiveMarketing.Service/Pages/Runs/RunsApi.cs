using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Api;
using PredictiveMarketing.Service.Desk;
using PredictiveMarketing.Service.Hosting;
using PredictiveMarketing.Service.People;
using PredictiveMarketing.Service.Schedule;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Jobs;

namespace PredictiveMarketing.Service.Pages.Runs;

/// <summary>A month's run and what comes next.</summary>
/// <param name="Cycle">The run that is shown; null before the first one.</param>
/// <param name="Partitions">The units of work on this page of the list.</param>
public sealed record RunsAnswer(
    string Workspace, Month? Cycle, IReadOnlyList<Month> Cycles, CycleProgress? Progress, IReadOnlyList<Partition> Partitions, NextCycle Next, IReadOnlyList<string> Troubles);

public static class RunsApi
{
    public static void MapRuns(this RouteGroupBuilder api)
    {
        api.MapGet("/runs", List).WithName("GetRuns").WithTags("runs").WithSummary("A month's units of work, and when the next run comes")
            .Produces<RunsAnswer>().ProducesProblem(400).ProducesProblem(404);
        api.MapPost("/runs/{id:long}/retry", (Store store, Bell bell, Visit visit, string? workspace, long id) =>
        {
            if (visit.IsUnknown || visit.Open is not { } open)
                return Problems.Unknown("workspace", visit.Asked ?? "(none yet)");
            if (store.Framings.WhyNotTrain(open.Tables.Contract) is { } unsigned)
                return Problems.Refused("The framing is not signed", StatusCodes.Status409Conflict, [unsigned]);
            if (!store.Partitions.Retry(open.Name, id, visit.Person.Name))
                return Results.Problem($"Step {id} is not there, or did not fail.", statusCode: StatusCodes.Status409Conflict, title: "Nothing to retry");
            bell.Ring();
            return Results.Accepted("/api/v1/runs");
        })
        .RequireAntiforgery().Needing(Right.Run).WithName("RetryStep").WithTags("runs").WithSummary("Lets a failed step wait for its turn again")
        .Produces(202).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
    }

    private static IResult List(HttpContext call, PlannersDesk planners, Store store, Troubles troubles, string? workspace, string? cycle, [AsParameters] PageAsked page)
    {
        if (planners.Open(null, null, out IResult? refusal) is not WorkspaceDesk desk)
            return refusal!;
        if (!ApiDesk.Read(cycle, out Month? asked))
            return Problems.BadMonth(cycle!);
        IReadOnlyList<Month> cycles = store.Partitions.Cycles(desk.Open.Name);
        if (asked is Month one && !cycles.Contains(one))
            return Problems.Unknown("run", one.ToString());
        Month? shown = asked ?? (cycles.Count > 0 ? cycles[0] : null);
        IReadOnlyList<Partition> steps = shown is Month s ? [.. store.Partitions.List(desk.Open.Name, s).Where(p => planners.Visit.Person.Sees(p.Key.Market))] : [];
        return Paging.Page(call, page, steps, p => Paging.Number(p.Id), lines => new RunsAnswer(
            desk.Open.Name,
            shown,
            cycles,
            shown is Month c ? store.Partitions.Progress(desk.Open.Name, c) : null,
            lines,
            planners.AgendaOf(desk.Open).Next,
            planners.Visit.Person.Markets is null ? [.. troubles.All.Select(t => t.ToString())] : []));
    }
}
