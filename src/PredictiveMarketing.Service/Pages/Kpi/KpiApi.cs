using PredictiveMarketing.Forecasting.Kpis;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Api;
using PredictiveMarketing.Service.Desk;
using PredictiveMarketing.Service.People;

namespace PredictiveMarketing.Service.Pages.Kpi;

/// <summary>The KPIs of the catalogue over the last final months. What the workspace does not hold is null with its reason, never 0.</summary>
/// <param name="Currency">Of every amount of money.</param>
/// <param name="Catalogue">One result per definition, with formula, unit and what it was made of.</param>
/// <param name="CostPerLead">A row per campaign, then all of them; of a row, the whole period and each month.</param>
public sealed record KpiAnswer(string Workspace, string Currency, IReadOnlyList<Month> Months, IReadOnlyList<KpiResult> Catalogue, IReadOnlyList<KpiRow> CostPerLead);

public static class KpiApi
{
    public static void MapKpis(this RouteGroupBuilder api) =>
        api.MapGet("/kpi", (PlannersDesk planners, string? workspace) => planners.Open(null, null, out IResult? refusal) is not WorkspaceDesk desk ? refusal! : Results.Ok(Answer(desk, KpiBoard.Of(desk, planners.Visit.Person.Markets))))
            .Needing(Right.Read).WithName("GetKpis").WithTags("kpi").WithSummary("Every KPI of the catalogue on the workspace's own figures, and cost per lead month by month")
            .Produces<KpiAnswer>().ProducesProblem(404);

    private static KpiAnswer Answer(WorkspaceDesk desk, KpiBoard board) => new(desk.Open.Name, desk.Contract.Currency, board.Months, board.Catalogue, board.CostPerLead);
}
