using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Api;
using PredictiveMarketing.Service.Desk;
using PredictiveMarketing.Service.Hosting;
using PredictiveMarketing.Storage.Import.Receptacle;
using PredictiveMarketing.Storage.Versions;

namespace PredictiveMarketing.Service.Pages.Sources;

/// <summary>Where a workspace's data come from.</summary>
/// <param name="Clock">The month in which the workspace stands.</param>
/// <param name="Rows">Rows of each table today, whoever wrote them.</param>
public sealed record SourcesAnswer(string Workspace, Month Clock, string DataSet, RowCounts Rows, IReadOnlyList<DataSource> Sources);

public static class SourcesApi
{
    public static void MapSources(this RouteGroupBuilder api)
    {
        RouteGroupBuilder sources = api.MapGroup("").WithTags("sources");
        sources.MapGet("/sources", (Visit visit, ImportRoom room, string? workspace) => visit.IsUnknown || visit.Open is not OpenWorkspace open
                ? Problems.Unknown("workspace", visit.Asked ?? "(none yet)")
                : Results.Ok(new SourcesAnswer(open.Name, open.Clock, open.DataSet.Id, open.DataSet.Rows, visit.Person.Markets is null ? room.Sources(open) : [])))
            .WithName("ListSources").WithSummary("Every source of a workspace: last import, months, freshness, values that stand by it")
            .Produces<SourcesAnswer>().ProducesProblem(404);
        sources.MapGet("/lineage", Lineage).WithName("GetLineage")
            .WithSummary("Everything that imports said about a value, newest first; the key is campaign|market|month, or as the diff of an import writes it")
            .Produces<IReadOnlyList<ValueLineage>>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(422);
        sources.MapGet("/dictionary", (HttpContext call, Visit visit, ImportRoom room, string? workspace, [AsParameters] PageAsked page) => visit.IsUnknown || visit.Open is not OpenWorkspace open
                ? Problems.Unknown("workspace", visit.Asked ?? "(none yet)")
                : Paging.Page(call, page, room.Dictionary(open), e => $"{e.Table}|{e.Column}|{e.Series}"))
            .WithName("GetDictionary").WithSummary("Every column of the workspace's tables: meaning, unit, delay, source, months")
            .Produces<IReadOnlyList<DictionaryEntry>>().ProducesProblem(400).ProducesProblem(404);
    }

    private static IResult Lineage(HttpContext call, Visit visit, ImportRoom room, string? workspace, string? table, string? key, [AsParameters] PageAsked page)
    {
        if (visit.IsUnknown || visit.Workspace is not string name)
            return Problems.Unknown("workspace", visit.Asked ?? "(none yet)");
        if (string.IsNullOrEmpty(table))
            return Problems.Missing("table", "Name the table: leads, media_plan, externals, events or goals.");
        if (string.IsNullOrEmpty(key))
            return Problems.Missing("key", "Name the value by its key, such as Spring|Paris|2026-03.");
        if (TableLayout.All.All(l => l.Name != table))
            return Problems.Unknown("table", table);
        // A file speaks of other markets too, so its story is told to nobody who may not see them.
        return visit.Person.Markets is null ? Paging.Page(call, page, room.Lineage(name, table, key), l => Paging.Number(l.Import)) : Problems.Unknown("value", key);
    }
}
