using PredictiveMarketing.Forecasting.Frame.Omtm;
using PredictiveMarketing.Service.Api;
using PredictiveMarketing.Service.People;
using PredictiveMarketing.Storage.Omtm;

namespace PredictiveMarketing.Service.Pages.Omtm;

/// <summary>Funnel, line, watched metrics and customer segments over the API.</summary>
public static class SheetsApi
{
    private const int MostCustomers = 20_000;
    private const int MostLines = 200;

    public static void MapSheets(this RouteGroupBuilder api)
    {
        RouteGroupBuilder read = api.MapGroup("/omtm").WithTags("omtm").Needing(Right.Read);
        RouteGroupBuilder whole = api.MapGroup("/omtm").WithTags("omtm").Needing(Right.Read).OfTheWholeCompany();
        RouteGroupBuilder write = api.MapGroup("/omtm").WithTags("omtm").Needing(Right.Frame).RequireAntiforgery();
        read.MapGet("/funnel", (OmtmDesk desk, string? workspace) => desk.With(open => Results.Ok(desk.FunnelOf(open))))
            .WithName("GetFunnel").WithSummary("The six-stage funnel of the last three final months beside a year earlier, with its bottleneck").Produces<Funnel>().ProducesProblem(404);
        write.MapPost("/funnel", (OmtmDesk desk, string? workspace, FunnelRequest request) => desk.With(open => request.Steps is not { Count: <= MostLines } steps
                ? Problems.Missing("steps", "Give the steps that were counted, 200 at most.")
                : desk.Room.Sheets.WriteFunnel(open.Name, [.. steps.Select(s => s with { Source = desk.Who })], desk.Who).Result(_ => desk.FunnelOf(open))))
            .WithName("WriteFunnel").WithSummary("Writes the steps that the workspace's data do not hold").Refuses<Funnel>();
        whole.MapGet("/line", (OmtmDesk desk, string? workspace) => desk.With(open => Results.Ok(ProductionLine.Of(desk.Room.Sheets.Line(open.Name)?.Content ?? []))))
            .WithName("GetLine").WithSummary("The line's throughput and its slowest station").Produces<ProductionLine>().ProducesProblem(404);
        write.MapPost("/line", (OmtmDesk desk, string? workspace, LineRequest request) => desk.With(open => request.Stations is not { Count: <= MostLines } stations
                ? Problems.Missing("stations", "Name the stations with their capacities, 200 at most.")
                : desk.Room.Sheets.WriteLine(open.Name, stations, desk.Who).Result(s => ProductionLine.Of(s.Content))))
            .WithName("WriteLine").WithSummary("Writes the capacities of a line").Refuses<ProductionLine>();
        whole.MapGet("/metrics", (OmtmDesk desk, string? workspace) => desk.With(open => Results.Ok(MetricCoverage.Of(desk.Room.Sheets.Metrics(open.Name)?.Content ?? []))))
            .WithName("GetWatchedMetrics").WithSummary("The metrics around the north star and what they do not cover").Produces<MetricCoverage>().ProducesProblem(404);
        write.MapPost("/metrics", (OmtmDesk desk, string? workspace, MetricsRequest request) => desk.With(open => request.Metrics is not { Count: <= MostLines } metrics
                ? Problems.Missing("metrics", "Give the metrics that are watched, 200 at most.")
                : desk.Room.Sheets.WriteMetrics(open.Name, metrics, desk.Who).Result(s => MetricCoverage.Of(s.Content))))
            .WithName("WriteWatchedMetrics").WithSummary("Writes the metrics around the north star; warnings name what is missing").Refuses<MetricCoverage>();
        whole.MapGet("/segments", (OmtmDesk desk, string? workspace) => desk.With(open => Results.Ok(desk.Room.Sheets.Segments(open.Name)?.Content ?? [])))
            .WithName("GetSegments").WithSummary("The customers' segments with an action each").Produces<IReadOnlyList<CustomerSegment>>().ProducesProblem(404);
        write.MapPost("/segments", (OmtmDesk desk, string? workspace, SegmentsRequest request) => desk.With(open => request.Customers is not { Count: <= MostCustomers } customers
                ? Problems.Missing("customers", "Give the customers with their contributions, 20,000 at most.")
                : desk.Room.Sheets.WriteSegments(open.Name, CustomerSegmentation.Of(customers, request.Groups ?? CustomerSegmentation.Quartiles), desk.Who).Result(s => s.Content)))
            .WithName("WriteSegments").WithSummary("Splits customers by contribution; counts are kept, customers are not").Refuses<IReadOnlyList<CustomerSegment>>();
    }
}
