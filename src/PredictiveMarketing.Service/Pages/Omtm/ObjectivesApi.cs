using PredictiveMarketing.Forecasting.Frame.Objectives;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Api;
using PredictiveMarketing.Service.Desk;
using PredictiveMarketing.Service.People;
using PredictiveMarketing.Storage.Omtm;

namespace PredictiveMarketing.Service.Pages.Omtm;

/// <summary>Objectives with monthly steps, and success indicators, over the API.</summary>
public static class ObjectivesApi
{
    private const decimal Largest = 1_000_000_000_000m;

    public static void MapObjectives(this RouteGroupBuilder api)
    {
        RouteGroupBuilder read = api.MapGroup("").WithTags("objectives").Needing(Right.Read);
        RouteGroupBuilder whole = api.MapGroup("").WithTags("objectives").Needing(Right.Read).OfTheWholeCompany();
        RouteGroupBuilder write = api.MapGroup("").WithTags("objectives").Needing(Right.Frame).RequireAntiforgery();
        whole.MapGet("/objectives", (HttpContext call, OmtmDesk desk, string? workspace, [AsParameters] PageAsked page) => desk.With(open =>
                Paging.Page(call, page, desk.Room.Objectives.All(open.Name), o => Paging.Number(o.Id), p => p.Select(o => Answer(desk, open, o)))))
            .WithName("ListObjectives").WithSummary("Objectives, each with its monthly steps against what came").Produces<IReadOnlyList<ObjectiveAnswer>>().ProducesProblem(400).ProducesProblem(404);
        read.MapGet("/objectives/templates", () => ObjectiveTemplate.All)
            .WithName("ListObjectiveTemplates").WithSummary("The three models: leads, sales, traffic").Produces<IReadOnlyList<ObjectiveTemplate>>();
        whole.MapGet("/objectives/month", (HttpContext call, OmtmDesk desk, string? workspace, string? month, [AsParameters] PageAsked page) => desk.With(open =>
                !ApiDesk.Read(month, out Month? asked) ? Problems.BadMonth(month!)
                : Paging.Page(call, page, desk.Room.Objectives.GoalsOf(open.Name, asked ?? open.Clock), g => Paging.Number(g.Objective))))
            .WithName("GetGoalsOfTheMonth").WithSummary("The step of a month of every open objective").Produces<IReadOnlyList<GoalOfTheMonth>>().ProducesProblem(400).ProducesProblem(404);
        read.MapGet("/objectives/indicators", () => SuccessIndicator.All)
            .WithName("ListSuccessIndicators").WithSummary("What has to grow, and by how much").Produces<IReadOnlyList<SuccessIndicator>>();
        write.MapPost("/objectives/indicators/check", (IndicatorRequest request) => request is not { Before: >= 0 and <= Largest, After: >= 0 and <= Largest }
                ? Problems.Missing("before", "Give both values, from 0 to 1,000,000,000,000.")
                : Results.Ok(new IndicatorAnswer(request.Kind, request.Before, request.After, SuccessIndicator.Of(request.Kind).Needed(request.Before), SuccessIndicator.Of(request.Kind).IsMet(request.Before, request.After))))
            .WithName("CheckSuccessIndicator").WithSummary("Was a success indicator met?").Produces<IndicatorAnswer>().ProducesProblem(400).ProducesProblem(422);
        write.MapPost("/objectives", (OmtmDesk desk, string? workspace, ObjectiveRequest request) => desk.With(open => desk.Room.Objectives.Set(open.Name, request.ToObjective(), desk.Who).Result(o => Answer(desk, open, o))))
            .WithName("SetObjective").WithSummary("Sets an objective; success and failure are said first").Refuses<ObjectiveAnswer>();
        write.MapPost("/objectives/{id:long}/close", (OmtmDesk desk, string? workspace, long id, ObjectiveClosingRequest request) => desk.With(open =>
                desk.Room.Objectives.Close(open.Name, id, request.Result, (desk.Who, request.Note)).Result(o => Answer(desk, open, o))))
            .WithName("CloseObjective").WithSummary("Ends an objective by what was said before").Refuses<ObjectiveAnswer>();
    }

    private static ObjectiveAnswer Answer(OmtmDesk desk, OpenWorkspace open, KeptObjective kept) => ObjectiveAnswer.Of(kept, desk.ActualsOf(open, kept.Objective.Kind));
}
