using PredictiveMarketing.Forecasting.Frame.Omtm;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Audit;
using PredictiveMarketing.Storage.Database;

namespace PredictiveMarketing.Storage.Omtm;

/// <summary>A sheet that is filled in as a whole.</summary>
/// <param name="Version">Counts from 1 per workspace and sheet.</param>
public sealed record KeptSheet<T>(T Content, int Version, string Author, DateTimeOffset At);

/// <summary>What the cut line of the initiatives has to keep to.</summary>
/// <param name="Amount">In the workspace's currency; null: money is no limit.</param>
public sealed record InitiativeBudget(decimal? Amount);

/// <summary>Sheets of a workspace: typed-in funnel counts, the line's capacities, the metrics around the north star, the budget, the segments. The last version counts.</summary>
public sealed class OmtmSheets
{
    private readonly Store store;

    internal OmtmSheets(Store store) => this.store = store;

    public KeptSheet<FunnelCount[]>? Funnel(string workspace) => Last<FunnelCount[]>(workspace, "funnel");

    public Answer<KeptSheet<FunnelCount[]>> WriteFunnel(string workspace, IReadOnlyList<FunnelCount> steps, string who) =>
        Wrong(steps) is { Length: > 0 } findings ? Answer<KeptSheet<FunnelCount[]>>.Incomplete(findings) : Write(workspace, "funnel", steps.ToArray(), who);

    public KeptSheet<StationCapacity[]>? Line(string workspace) => Last<StationCapacity[]>(workspace, "line");

    public Answer<KeptSheet<StationCapacity[]>> WriteLine(string workspace, IReadOnlyList<StationCapacity> stations, string who) =>
        ProductionLine.Of(stations).Findings is { Count: > 0 } findings ? Answer<KeptSheet<StationCapacity[]>>.Incomplete(findings) : Write(workspace, "line", stations.ToArray(), who);

    public KeptSheet<WatchedMetric[]>? Metrics(string workspace) => Last<WatchedMetric[]>(workspace, "metrics");

    public Answer<KeptSheet<WatchedMetric[]>> WriteMetrics(string workspace, IReadOnlyList<WatchedMetric> metrics, string who)
    {
        IReadOnlyList<Finding> findings = MetricCoverage.Of(metrics).Findings;
        return findings.Any(f => f.Severity == Severity.Error)
            ? Answer<KeptSheet<WatchedMetric[]>>.Incomplete(findings)
            : Write(workspace, "metrics", metrics.ToArray(), who) with { Findings = findings };
    }

    public KeptSheet<InitiativeBudget>? Budget(string workspace) => Last<InitiativeBudget>(workspace, "budget");

    public Answer<KeptSheet<InitiativeBudget>> WriteBudget(string workspace, InitiativeBudget budget, string who) =>
        budget.Amount < 0
            ? Answer<KeptSheet<InitiativeBudget>>.Missing("amount", "budget.amount", "A budget is not negative.", "Write an amount, or leave it empty where money is no limit.")
            : Write(workspace, "budget", budget, who);

    /// <summary>Counts and shares of the customers' segments; the customers themselves are not kept.</summary>
    public KeptSheet<CustomerSegment[]>? Segments(string workspace) => Last<CustomerSegment[]>(workspace, "segments");

    public Answer<KeptSheet<CustomerSegment[]>> WriteSegments(string workspace, CustomerSegmentation segmentation, string who)
    {
        ArgumentNullException.ThrowIfNull(segmentation);
        return segmentation.Findings.Count > 0 ? Answer<KeptSheet<CustomerSegment[]>>.Incomplete(segmentation.Findings) : Write(workspace, "segments", segmentation.Segments.ToArray(), who);
    }

    // A single typed-in count may complete what the data hold, so that it alone is no funnel is no fault.
    private static Finding[] Wrong(IReadOnlyList<FunnelCount> steps) => [.. Forecasting.Frame.Omtm.Funnel.Check(steps).Where(f => f.Rule != "funnel.too-short")];

    private KeptSheet<T>? Last<T>(string workspace, string sheet) => store.Read(t =>
        t.First<Row>("select * from omtm_sheets where workspace = @workspace and sheet = @sheet order by version desc limit 1", new { workspace, sheet }) is { } row
            ? new KeptSheet<T>(Kept.Read<T>(row.Content), row.Version, row.Who, row.At) : null);

    private Answer<KeptSheet<T>> Write<T>(string workspace, string sheet, T content, string who)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(who);
        store.Write(t =>
        {
            string written = Kept.Write(content);
            t.Execute(
                """
                insert into omtm_sheets (workspace, sheet, version, content, who, at)
                values (@workspace, @sheet, (select coalesce(max(version), 0) + 1 from omtm_sheets where workspace = @workspace and sheet = @sheet), @written, @who, @at)
                """,
                new { workspace, sheet, written, who, at = t.Now });
            AuditChain.Append(t, who, $"omtm {sheet} written", workspace, written);
        });
        return Answer<KeptSheet<T>>.Of(Last<T>(workspace, sheet)!);
    }

    private sealed class Row
    {
        public int Version { get; set; }

        public string Content { get; set; } = "";

        public string Who { get; set; } = "";

        public DateTimeOffset At { get; set; }
    }
}
