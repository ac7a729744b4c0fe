using PredictiveMarketing.Forecasting.Boards;
using PredictiveMarketing.Service.Api;
using PredictiveMarketing.Service.Desk;
using PredictiveMarketing.Service.People;
using PredictiveMarketing.Storage.Boards;
using PredictiveMarketing.Storage.Database;

namespace PredictiveMarketing.Service.Pages.Digest;

/// <summary>A weekly digest in a list.</summary>
/// <param name="Week">ISO week, <c>2026-W47</c>.</param>
/// <param name="Hash">Of its content, which never changes.</param>
public sealed record DigestEntry(string Week, DateOnly Monday, DateOnly Sunday, DateTimeOffset WrittenAt, string Hash);

/// <summary>A weekly digest.</summary>
public sealed record DigestAnswer(DigestEntry Entry, DigestContent Content);

public static class DigestsApi
{
    public static void MapDigests(this RouteGroupBuilder api)
    {
        RouteGroupBuilder digests = api.MapGroup("").WithTags("boards").Needing(Right.Read);
        digests.MapGet("/digests", (HttpContext call, PlannersDesk planners, Store store, string? workspace, [AsParameters] PageAsked page) =>
                planners.Open(null, null, out IResult? refusal) is not WorkspaceDesk desk ? refusal! : Paging.Page(call, page, [.. Of(planners, store, desk).Select(Entry)], d => d.Week))
            .WithName("ListDigests").WithSummary("Weekly digests, newest first; none for whoever sees only some markets").Produces<IReadOnlyList<DigestEntry>>().ProducesProblem(404);
        digests.MapGet("/digests/{week}", (PlannersDesk planners, Store store, string? workspace, string week) =>
        {
            if (planners.Open(null, null, out IResult? refusal) is not WorkspaceDesk desk)
                return refusal!;
            if (!IsoWeek.TryParse(week, out IsoWeek asked))
                return Results.Problem($"'{week}' is not a week; write it like 2026-W47.", statusCode: StatusCodes.Status400BadRequest, title: "Not a week");
            return Of(planners, store, desk).FirstOrDefault(d => d.Week == asked) is { } kept ? Results.Ok(new DigestAnswer(Entry(kept), kept.Content)) : Problems.Unknown("digest", week);
        })
            .WithName("GetDigest").WithSummary("The digest of a week, as it was written").Produces<DigestAnswer>().ProducesProblem(400).ProducesProblem(404);
    }

    // A digest speaks of all markets.
    private static IReadOnlyList<KeptDigest> Of(PlannersDesk planners, Store store, WorkspaceDesk desk) =>
        planners.Visit.Person.Markets is null ? store.Digests.List(desk.Open.Name) : [];

    private static DigestEntry Entry(KeptDigest kept) => new(kept.Week.ToString(), kept.Week.Monday, kept.Week.Sunday, kept.WrittenAt, kept.Hash);
}
