using PredictiveMarketing.Service.People;

namespace PredictiveMarketing.Service.Pages.Shared;

/// <summary>A page of the navigation.</summary>
/// <param name="Page">Its Razor path.</param>
/// <param name="Path">Its address.</param>
/// <param name="Word">Key of its name.</param>
public sealed record RoomPage(string Page, string Path, string Word, Right Right = Right.Read);

/// <summary>A step of the story: its first page opens it, the others stand in a second row.</summary>
public sealed record Room(string Word, IReadOnlyList<RoomPage> Pages);

/// <summary>The navigation: the four steps, then the rhythm of the month.</summary>
public static class Rooms
{
    public static IReadOnlyList<Room> All { get; } =
    [
        new("nav.home", [new("/Home/Home", "/", "nav.home")]),
        new("nav.data",
        [
            new("/Sources/Sources", "/sources", "nav.sources"),
            new("/Import/Import", "/import", "nav.import", Right.Import),
            new("/Evaluate/Evaluate", "/evaluate", "nav.evaluate"),
            new("/Dictionary/Dictionary", "/dictionary", "nav.dictionary"),
        ]),
        new("nav.model",
        [
            new("/Relate/Relate", "/relate", "nav.relate"),
            new("/Runs/Runs", "/runs", "nav.runs"),
        ]),
        new("nav.plan",
        [
            new("/Forecast/Forecast", "/forecast", "nav.forecast"),
            new("/Kpi/Kpi", "/kpi", "nav.kpi"),
        ]),
        new("nav.targets", [new("/Targets/Targets", "/targets", "nav.targets")]),
        new("nav.review", [new("/Review/Review", "/review", "nav.review")]),
    ];

    /// <summary>The room in which a page lies; null for a page outside the navigation.</summary>
    public static Room? Of(string? page) => All.FirstOrDefault(room => room.Pages.Any(p => p.Page == page));
}
