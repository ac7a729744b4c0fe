using PredictiveMarketing.Forecasting.Frame.Omtm;
using PredictiveMarketing.Storage.Database;

namespace PredictiveMarketing.Storage.Omtm;

public enum OmtmState
{
    Draft,
    Active,

    /// <summary>A newer version with a term of its own took its place.</summary>
    Renewed,

    /// <summary>Over, with its result.</summary>
    Closed,
    Withdrawn,
}

/// <summary>What happened to a version: who, when, why.</summary>
/// <param name="Status"><c>drafted</c>, <c>activated</c>, <c>renewed</c>, <c>closed</c> or <c>withdrawn</c>.</param>
/// <param name="Result">The metric at the end, where it was measured.</param>
public sealed record OmtmEvent(string Status, string Who, string? Reason, double? Result, DateTimeOffset At);

/// <summary>One version of a team's metric. It never changes; what happens to it is in its events.</summary>
/// <param name="Version">Counts from 1 per team.</param>
/// <param name="Renews">The version that it renews; null for a new metric.</param>
public sealed record OmtmVersion(long Id, string Workspace, int Version, long? Renews, OmtmDraft Draft, OmtmState State, string Author, DateTimeOffset CreatedAt, IReadOnlyList<OmtmEvent> Events)
{
    public string Team => Draft.Team;

    /// <summary>The closing event; null while it is not closed.</summary>
    public OmtmEvent? Closing => Events.FirstOrDefault(e => e.Status == "closed");

    /// <summary>Was the goal reached? Null without a result or a number to compare with.</summary>
    public bool? GoalReached => Closing?.Result is double result ? SmartGoal.Read(Draft.Smart.Goal).IsReachedBy(result) : null;
}

/// <summary>A further term for the same metric.</summary>
/// <param name="Goal">The new goal, one sentence with its deadline.</param>
/// <param name="Result">Where the metric stands at the end of the old term: the baseline of the new one.</param>
public sealed record OmtmRenewal(int? Months, string? Goal, double? Result, string? Reason);

/// <summary>A row of the view <c>omtm_versions</c>, with what belongs to it.</summary>
internal sealed class OmtmRow
{
    public long Id { get; set; }

    public string Workspace { get; set; } = "";

    public int Version { get; set; }

    public long? Renews { get; set; }

    public string Content { get; set; } = "";

    public string State { get; set; } = "";

    public string Who { get; set; } = "";

    public DateTimeOffset At { get; set; }

    public static List<OmtmVersion> Select(StoreTransaction transaction, string where, object parameters)
    {
        List<OmtmRow> rows = transaction.Query<OmtmRow>($"select * from omtm_versions where {where} order by team_name, version", parameters);
        ILookup<long, EventRow> events = transaction.Query<EventRow>("select * from omtm_events where omtm in @ids order by id", new { ids = rows.Select(r => r.Id).ToArray() }).ToLookup(e => e.Omtm);
        return
        [
            .. rows.Select(r => new OmtmVersion(
                r.Id, r.Workspace, r.Version, r.Renews, Kept.Read<OmtmDraft>(r.Content), Enum.Parse<OmtmState>(r.State, ignoreCase: true), r.Who, r.At,
                [.. events[r.Id].Select(e => new OmtmEvent(e.Status, e.Who, e.Reason, e.Result, e.At))])),
        ];
    }

    internal sealed class EventRow
    {
        public long Omtm { get; set; }

        public string Status { get; set; } = "";

        public string Who { get; set; } = "";

        public string? Reason { get; set; }

        public double? Result { get; set; }

        public DateTimeOffset At { get; set; }
    }
}
