using PredictiveMarketing.Storage.Targets;

namespace PredictiveMarketing.Service.Pages.Targets;

/// <summary>One thing that one person did to targets at one moment.</summary>
/// <param name="Count">On how many targets, the total included.</param>
/// <param name="Sum">Their total as it stood then; null where the total was not among them.</param>
public sealed record TimelineStep(string Status, string Who, DateTimeOffset At, int Count, double? Sum, string? Reason);

/// <summary>The history of a campaign's month: drafted, overridden, approved, published, superseded; newest first.</summary>
public static class TargetTimeline
{
    // What a policy does in one second still has an order.
    private static readonly string[] Order = ["drafted", "overridden", "rejected", "superseded", "approved", "published"];

    public static IReadOnlyList<TimelineStep> Of(TargetSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        return
        [
            .. sheet.Lines
                .SelectMany(line => line.History.SelectMany(version => version.Events.Select(happened => (Version: version, Event: happened))))
                .GroupBy(e => (Status: Named(e.Version, e.Event), e.Event.Who, Second: e.Event.At.ToUnixTimeSeconds()))
                .OrderByDescending(g => g.Key.Second).ThenByDescending(g => Array.IndexOf(Order, g.Key.Status))
                .Select(g => new TimelineStep(
                    g.Key.Status,
                    g.Key.Who,
                    g.Max(e => e.Event.At),
                    g.Count(),
                    g.FirstOrDefault(e => e.Version.IsTotal).Version?.P50 ?? (g.Count() == 1 ? g.First().Version.P50 : null),
                    g.Select(e => e.Event.Reason ?? (e.Event.Status == "drafted" ? e.Version.OverrideReason : null)).FirstOrDefault(r => r is not null))),
        ];
    }

    private static string Named(TargetVersion version, TargetEvent happened) =>
        happened.Status == "drafted" && version.IsOverride ? "overridden" : happened.Status;
}
