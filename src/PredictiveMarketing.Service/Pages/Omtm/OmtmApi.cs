using PredictiveMarketing.Forecasting.Frame.Omtm;
using PredictiveMarketing.Service.Api;
using PredictiveMarketing.Service.Desk;
using PredictiveMarketing.Service.People;
using PredictiveMarketing.Service.Wording;
using PredictiveMarketing.Storage.Omtm;

namespace PredictiveMarketing.Service.Pages.Omtm;

/// <summary>Each team's one metric that matters over the API; reading asks for Read, writing for Frame.</summary>
public static class OmtmApi
{
    public static void MapOmtm(this RouteGroupBuilder api)
    {
        RouteGroupBuilder read = api.MapGroup("").WithTags("omtm").Needing(Right.Read);
        RouteGroupBuilder whole = api.MapGroup("").WithTags("omtm").Needing(Right.Read).OfTheWholeCompany();
        RouteGroupBuilder write = api.MapGroup("").WithTags("omtm").Needing(Right.Frame).RequireAntiforgery();
        whole.MapGet("/omtm", (HttpContext call, OmtmDesk desk, string? workspace, [AsParameters] PageAsked page) => desk.With(open =>
                Paging.Page(call, page, desk.Room.Metrics.All(open.Name), v => Paging.Number(v.Id), p => p.Select(v => OmtmAnswer.Of(v, desk.Today)))))
            .WithName("ListOmtms").WithSummary("Every version of every team's metric").Produces<IReadOnlyList<OmtmAnswer>>().ProducesProblem(400).ProducesProblem(404);
        whole.MapGet("/omtm/{id:long}", (OmtmDesk desk, string? workspace, long id) => desk.With(open =>
                desk.Room.Metrics.Find(open.Name, id) is OmtmVersion version ? Results.Ok(OmtmAnswer.Of(version, desk.Today)) : Problems.Unknown("OMTM", $"{id}")))
            .WithName("GetOmtm").WithSummary("One version of a team's metric").Produces<OmtmAnswer>().ProducesProblem(404);
        whole.MapGet("/omtm/reminders", (HttpContext call, OmtmDesk desk, string? workspace, [AsParameters] PageAsked page) => desk.With(open =>
                Paging.Page(call, page, [.. desk.Room.Reminders.Due(open.Name, desk.Today).Select(d => new ReminderAnswer(
                    d.Metric.Id, d.Metric.Team, d.Metric.Draft.Metric.Label, d.Reminder.Moment, d.Reminder.Due, d.Metric.Draft.Term!.End, d.Reminder.DaysLeft))], r => $"{r.Omtm} {r.Moment}")))
            .WithName("ListOmtmReminders").WithSummary("Metrics whose term is about to end or over").Produces<IReadOnlyList<ReminderAnswer>>().ProducesProblem(400).ProducesProblem(404);
        read.MapGet("/omtm/impact", (Words words, double? before, double? after, int? months) => Answered(words, new ImpactStatement(before, after, Math.Clamp(months ?? 1, 1, 120))))
            .WithName("GetImpact").WithSummary("What an effort did to the north star metric, in a plain sentence").Produces<ImpactAnswer>();
        write.MapPost("/omtm/check", (OmtmDesk desk, string? workspace, OmtmRequest request) => desk.With(_ => Results.Ok(OmtmCheckAnswer.Of(OmtmReview.Of(request.ToDraft(), desk.Today)))))
            .WithName("CheckOmtm").WithSummary("What a draft lacks; nothing is written").Produces<OmtmCheckAnswer>().ProducesProblem(404);
        write.MapPost("/omtm", (OmtmDesk desk, string? workspace, OmtmRequest request) => desk.With(open =>
                desk.Room.Metrics.Draft(open.Name, request.ToDraft(), desk.Who, desk.Today).Result(v => OmtmAnswer.Of(v, desk.Today))))
            .WithName("DraftOmtm").WithSummary("Writes a draft, gaps and all").Refuses<OmtmAnswer>();
        write.MapPost("/omtm/{id:long}/activate", (OmtmDesk desk, string? workspace, long id) => desk.With(open =>
                desk.Room.Metrics.Activate(open.Name, id, desk.Who, desk.Today).Result(v => OmtmAnswer.Of(v, desk.Today))))
            .WithName("ActivateOmtm").WithSummary("Starts a draft; 409 while its team has another active metric, 422 while it breaks a rule").Refuses<OmtmAnswer>();
        write.MapPost("/omtm/{id:long}/renew", (OmtmDesk desk, string? workspace, long id, RenewRequest request) => desk.With(open =>
                desk.Room.Metrics.Renew(open.Name, id, new OmtmRenewal(request.Months, request.Goal, request.Result, request.Reason), (desk.Who, desk.Today)).Result(v => OmtmAnswer.Of(v, desk.Today))))
            .WithName("RenewOmtm").WithSummary("Gives an active metric a further term with a goal of its own").Refuses<OmtmAnswer>();
        write.MapPost("/omtm/{id:long}/close", (OmtmDesk desk, string? workspace, long id, CloseRequest request) => desk.With(open =>
                desk.Room.Metrics.Close(open.Name, id, request.Result, (desk.Who, request.Learned)).Result(v => OmtmAnswer.Of(v, desk.Today))))
            .WithName("CloseOmtm").WithSummary("Ends an active metric with its result and what was learned").Refuses<OmtmAnswer>();
        api.MapSheets();
        api.MapExperiments();
        api.MapInitiatives();
        api.MapObjectives();
    }

    /// <summary>Answers on the workspace that the call names; 404 without one.</summary>
    internal static IResult With(this OmtmDesk desk, Func<OpenWorkspace, IResult> answer) =>
        desk.Open is OpenWorkspace open ? answer(open) : Problems.Unknown("workspace", desk.Asked ?? "(none yet)");

    /// <summary>What changed, or the refusal with a pointer to every field that is in the way.</summary>
    internal static IResult Result<T>(this Answer<T> answer, Func<T, object> shape)
        where T : class => answer.Refused switch
        {
            Refused.Not => Results.Ok(shape(answer.Changed!)),
            Refused.Unknown => Problems.Refused("Unknown", StatusCodes.Status404NotFound, answer.Findings),
            Refused.Conflict => Problems.Refused("Nothing was changed", StatusCodes.Status409Conflict, answer.Findings),
            _ => Problems.Refused("Nothing was changed", StatusCodes.Status422UnprocessableEntity, answer.Findings),
        };

    internal static RouteHandlerBuilder Refuses<T>(this RouteHandlerBuilder route) => route.Produces<T>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);

    private static IResult Answered(Words words, ImpactStatement impact) =>
        Results.Ok(new ImpactAnswer(impact.Before, impact.After, impact.Months, impact.Share, impact.Direction, words.Impact(impact)));
}
