using PredictiveMarketing.Forecasting.Frame.Omtm;
using PredictiveMarketing.Service.Api;
using PredictiveMarketing.Service.People;
using PredictiveMarketing.Storage.Omtm;

namespace PredictiveMarketing.Service.Pages.Omtm;

/// <summary>Experiments and initiatives over the API.</summary>
public static class TeamWorkApi
{
    public static void MapExperiments(this RouteGroupBuilder api)
    {
        RouteGroupBuilder read = api.MapGroup("").WithTags("experiments").Needing(Right.Read).OfTheWholeCompany();
        RouteGroupBuilder write = api.MapGroup("").WithTags("experiments").Needing(Right.Frame).RequireAntiforgery();
        read.MapGet("/experiments", (HttpContext call, OmtmDesk desk, string? workspace, long? omtm, [AsParameters] PageAsked page) => desk.With(open =>
            {
                ExperimentBacklog<KeptExperiment> backlog = ExperimentBacklog.Of(desk.Room.Experiments.All(open.Name, omtm), e => e.Experiment);
                HashSet<long> ranked = [.. backlog.Ranked.Select(e => e.Id)];
                return Paging.Page(
                    call, page, [.. backlog.Ranked, .. backlog.SetAside], e => Paging.Number(e.Id),
                    p => new BacklogAnswer([.. p.Where(e => ranked.Contains(e.Id))], [.. p.Where(e => !ranked.Contains(e.Id))]));
            }))
            .WithName("ListExperiments").WithSummary("The backlog: direct contributors ranked, the others set aside").Produces<BacklogAnswer>().ProducesProblem(400).ProducesProblem(404);
        write.MapPost("/experiments", (OmtmDesk desk, string? workspace, ExperimentRequest request) => desk.With(open => desk.Room.Experiments.Add(open.Name, request.Omtm, request.ToExperiment(), desk.Who).Result(e => e)))
            .WithName("AddExperiment").WithSummary("Adds an experiment to a metric's backlog").Refuses<KeptExperiment>();
        write.MapPost("/experiments/{id:long}/start", (OmtmDesk desk, string? workspace, long id, ExperimentDecision request) => desk.With(open => desk.Room.Experiments.Start(open.Name, id, (desk.Who, request.Note)).Result(e => e)))
            .WithName("StartExperiment").WithSummary("Starts an experiment that contributes directly").Refuses<KeptExperiment>();
        write.MapPost("/experiments/{id:long}/drop", (OmtmDesk desk, string? workspace, long id, ExperimentDecision request) => desk.With(open => desk.Room.Experiments.Drop(open.Name, id, (desk.Who, request.Note)).Result(e => e)))
            .WithName("DropExperiment").WithSummary("Drops an experiment, with the reason").Refuses<KeptExperiment>();
        write.MapPost("/experiments/{id:long}/finish", (OmtmDesk desk, string? workspace, long id, ExperimentDecision request) => desk.With(open =>
                desk.Room.Experiments.Finish(open.Name, id, request.Effect, (desk.Who, request.Note)).Result(e => e)))
            .WithName("FinishExperiment").WithSummary("Ends a running experiment with what the metric moved").Refuses<KeptExperiment>();
    }

    public static void MapInitiatives(this RouteGroupBuilder api)
    {
        RouteGroupBuilder read = api.MapGroup("").WithTags("initiatives").Needing(Right.Read).OfTheWholeCompany();
        RouteGroupBuilder write = api.MapGroup("").WithTags("initiatives").Needing(Right.Frame).RequireAntiforgery();
        read.MapGet("/initiatives", (HttpContext call, OmtmDesk desk, string? workspace, [AsParameters] PageAsked page) => desk.With(open =>
            {
                RankingAnswer whole = Ranking(desk, open.Name);
                return Paging.Page(call, page, whole.Lines, l => Paging.Number(l.Id), p => whole with { Lines = p });
            }))
            .WithName("ListInitiatives").WithSummary("Initiatives by their impact on the north star metric, with the cut line").Produces<RankingAnswer>().ProducesProblem(400).ProducesProblem(404);
        write.MapPost("/initiatives", (OmtmDesk desk, string? workspace, InitiativeRequest request) => desk.With(open => desk.Room.Initiatives.Add(open.Name, request.ToInitiative(), desk.Who).Result(i => i)))
            .WithName("AddInitiative").WithSummary("Adds an initiative that could be funded").Refuses<KeptInitiative>();
        write.MapPost("/initiatives/{id:long}/withdraw", (OmtmDesk desk, string? workspace, long id, ReasonRequest request) => desk.With(open => desk.Room.Initiatives.Withdraw(open.Name, id, (desk.Who, request.Reason)).Result(i => i)))
            .WithName("WithdrawInitiative").WithSummary("Takes an initiative off the list").Refuses<KeptInitiative>();
        write.MapPost("/initiatives/budget", (OmtmDesk desk, string? workspace, InitiativeBudget request) => desk.With(open => desk.Room.Sheets.WriteBudget(open.Name, request, desk.Who).Result(_ => Ranking(desk, open.Name))))
            .WithName("WriteInitiativeBudget").WithSummary("Sets what the cut line has to keep to; empty where money is no limit").Refuses<RankingAnswer>();
    }

    private static RankingAnswer Ranking(OmtmDesk desk, string workspace)
    {
        decimal? budget = desk.Room.Sheets.Budget(workspace)?.Content.Amount;
        IReadOnlyList<KeptInitiative> kept = desk.Room.Initiatives.Open(workspace);
        var ids = kept.ToDictionary(i => i.Initiative.Name, i => i.Id, StringComparer.Ordinal);
        var ranking = InitiativeRanking.Of(kept.Select(i => i.Initiative), budget);
        return new RankingAnswer(budget, ranking.Funded, ranking.FundedCost, [.. ranking.Lines.Select(l => new InitiativeLine(ids[l.Initiative.Name], l.Rank, l.Initiative, l.Reason, l.IsFunded))]);
    }
}
