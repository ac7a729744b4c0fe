using PredictiveMarketing.Service.People;

namespace PredictiveMarketing.Service.Pages.Shared;

/// <summary>A page of the navigation.</summary>
/// <param name="Page">Its Razor path.</param>
/// <param name="Path">Its address.</param>
/// <param name="Word">Key of its name.</param>
public sealed record RoomPage(string Page, string Path, string Word, Right Right = Right.Read);

/// <summary>A step of the story: its first page opens it, the others stand under it.</summary>
/// <param name="Group">Key of the heading above it: the four steps, the rhythm of the month, or the house itself; null: none.</param>
public sealed record Room(string Word, IReadOnlyList<RoomPage> Pages, string? Group);

/// <summary>The navigation: the four steps, the rhythm of the month, then what only administrators see.</summary>
public static class Rooms
{
    private const string Steps = "nav.steps";
    private const string Month = "nav.month";
    private const string Administration = "nav.administration";

    public static IReadOnlyList<Room> All { get; } =
    [
        new("nav.home", [new("/Home/Home", "/", "nav.home")], Group: null),
        new("nav.frame",
        [
            new("/Frame/Frame", "/frame", "nav.framing"),
            new("/NorthStar/NorthStar", "/north-star", "nav.northStar"),
            new("/Omtm/Omtm", "/omtm", "nav.omtm"),
        ], Steps),
        new("nav.data",
        [
            new("/Sources/Sources", "/sources", "nav.sources"),
            new("/Import/Import", "/import", "nav.import", Right.Import),
            new("/Evaluate/Evaluate", "/evaluate", "nav.evaluate"),
            new("/Dictionary/Dictionary", "/dictionary", "nav.dictionary"),
        ], Steps),
        new("nav.model",
        [
            new("/Relate/Relate", "/relate", "nav.relate"),
            new("/Runs/Runs", "/runs", "nav.runs"),
        ], Steps),
        new("nav.plan",
        [
            new("/Forecast/Forecast", "/forecast", "nav.forecast"),
            new("/Kpi/Kpi", "/kpi", "nav.kpi"),
        ], Month),
        new("nav.targets", [new("/Targets/Targets", "/targets", "nav.targets")], Month),
        new("nav.review", [new("/Review/Review", "/review", "nav.review")], Month),
        new("nav.boards",
        [
            new("/Boards/Boards", "/boards", "nav.boards"),
            new("/Digest/Digest", "/digest", "nav.digest"),
        ], Month),
        new("nav.settings",
        [
            new("/People/People", "/people", "nav.people", Right.Administer),
            new("/Notices/Notices", "/notices", "nav.notices", Right.Administer),
        ], Administration),
    ];

    /// <summary>The room in which a page lies; null for a page outside the navigation.</summary>
    public static Room? Of(string? page) => All.FirstOrDefault(room => room.Pages.Any(p => p.Page == page));
}
