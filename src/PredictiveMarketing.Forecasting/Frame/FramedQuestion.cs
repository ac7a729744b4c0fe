using PredictiveMarketing.Forecasting.Frame.Maturity;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Frame;

/// <summary>Step 1's result: the contract and the training tables, seen from one point in time.</summary>
/// <param name="Tables">One per campaign and market in scope, in the order of their keys.</param>
/// <param name="Cutoff">Where the forecast starts: origin, clock and the number of steps (horizon plus months still maturing).</param>
/// <param name="LastLeads">Last month in leads.csv on this clock, provisional or not; the horizon counts from here.</param>
public sealed record FramedQuestion(
    FramingContract Contract,
    IReadOnlyList<TrainingTable> Tables,
    Cutoff Cutoff,
    Month LastLeads,
    IReadOnlyList<EventRow> Events,
    IReadOnlyList<GoalRow> Goals,
    IReadOnlyList<Finding> Findings)
{
    /// <summary>How far every month of leads.csv has matured, where event dates or an earlier import tell.</summary>
    public MaturityReport Maturity { get; init; } = MaturityReport.Nothing;

    /// <summary>The media lines in scope, row for row: what was bought for the spend, and which months have no line.</summary>
    public IReadOnlyList<MediaRow> Media { get; init; } = [];

    /// <summary>Months that are nowcast before the first month of the horizon.</summary>
    public int Maturing => LastLeads - Cutoff.Origin;

    public TrainingTable Table(SeriesKey key) =>
        Tables.FirstOrDefault(t => t.Key == key) ?? throw new KeyNotFoundException($"There is no series {key}.");

    public KnownPanel Known(Cutoff cutoff) =>
        new(cutoff, [.. Tables.Where(t => t.Leads.First <= cutoff.Origin).Select(t => t.KnownAt(cutoff, Contract.Kpi.NonNegative))]);
}

/// <summary>All series of a workspace as known on one cutoff.</summary>
public sealed record KnownPanel(Cutoff Cutoff, IReadOnlyList<KnownTable> Tables);
