using PredictiveMarketing.Service.Api;
using PredictiveMarketing.Service.Desk;
using PredictiveMarketing.Service.People;
using PredictiveMarketing.Storage.Boards;

namespace PredictiveMarketing.Service.Pages.Boards;

public static class CelebrationsApi
{
    public static void MapCelebrations(this RouteGroupBuilder api) =>
        api.MapGet("/celebrations", (HttpContext call, PlannersDesk planners, BoardRoom room, string? workspace, [AsParameters] PageAsked page) =>
                planners.Open(null, null, out IResult? refusal) is null ? refusal! : Paging.Page(call, page, room.Celebrations(), c => $"{c.Key}|{c.Month}"))
            .Needing(Right.Read).WithName("ListCelebrations").WithTags("boards").WithSummary("Targets that were reached, each once, newest month first; of the caller's markets only")
            .Produces<IReadOnlyList<Celebration>>().ProducesProblem(400).ProducesProblem(404);
}
