using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Desk;
using PredictiveMarketing.Service.Hosting;

namespace PredictiveMarketing.Service.Api;

/// <summary>A workspace that the store knows.</summary>
/// <param name="AsOf">Its fixed clock; null follows the real one.</param>
/// <param name="Clock">The month in which it stands.</param>
/// <param name="Origin">Last month with final leads.</param>
/// <param name="LastLeads">Last month with any leads.</param>
public sealed record WorkspaceAnswer(
    string Name, string Kpi, string Unit, string? Need, string? Objective, Month? AsOf, Month Clock, Month Origin, Month LastLeads,
    string DataSet, string Plan, IReadOnlyList<string> Campaigns, IReadOnlyList<string> Markets);

public static class WorkspacesApi
{
    public static void MapWorkspaces(this RouteGroupBuilder api) =>
        api.MapGet("/workspaces", (HttpContext call, Visit visit, [AsParameters] PageAsked page) =>
                Paging.Page(call, page, [.. visit.Workspaces.Select(visit.OpenNamed).OfType<OpenWorkspace>().Select(Answer)], w => w.Name))
            .WithName("ListWorkspaces").WithTags("workspaces").WithSummary("Every workspace that the store knows").Produces<IReadOnlyList<WorkspaceAnswer>>().ProducesProblem(400);

    private static WorkspaceAnswer Answer(OpenWorkspace open) => new(
        open.Name,
        open.Tables.Contract.Kpi.Name,
        open.Tables.Contract.Kpi.Unit,
        open.Tables.Contract.Need,
        open.Tables.Contract.Objective,
        open.Tables.Contract.AsOf,
        open.Clock,
        open.Origin,
        open.Framed.LastLeads,
        open.DataSet.Id,
        open.DataSet.Plan,
        [.. open.Framed.Tables.Select(t => t.Key.Campaign).Distinct()],
        [.. open.Framed.Tables.Select(t => t.Key.Market).Distinct().Order(StringComparer.Ordinal)]);
}
