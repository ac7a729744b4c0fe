using PredictiveMarketing.Forecasting.Frame.Maturity;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Frame;

/// <summary>Everything a workspace holds, parsed and checked: the contract and the monthly tables, row for row as written.</summary>
public sealed record Workspace(
    FramingContract Contract,
    IReadOnlyList<LeadRow> Leads,
    IReadOnlyList<MediaRow> Media,
    IReadOnlyList<ExternalRow> Externals,
    IReadOnlyList<EventRow> Events,
    IReadOnlyList<GoalRow> Goals)
{
    /// <summary>How late the leads were qualified, where an import brought event dates. Beside the tables, not part of their version.</summary>
    public IReadOnlyList<DelayCount> Delays { get; init; } = [];

    /// <summary>The leads as earlier imports saw them.</summary>
    public IReadOnlyList<LeadVersion> EarlierLeads { get; init; } = [];
}

public enum LeadStatus
{
    Final,

    /// <summary>Leads that are still being qualified: shown, nowcast, never trained on.</summary>
    Provisional,
}

/// <summary>A row of leads.csv. Leads may be a decimal: some KPIs are in thousands or are rates.</summary>
public sealed record LeadRow(SeriesKey Key, Month Month, double Leads, LeadStatus Status);

public enum MediaStatus
{
    Planned,
    Delivered,
}

public enum MediaLevel
{
    Local,

    /// <summary>Reaches every market of the campaign; its market is written NATIONAL.</summary>
    National,
}

/// <summary>A row of media_plan.csv.</summary>
/// <param name="Spend">As written; some sets hold impressions here.</param>
public sealed record MediaRow(
    string Campaign,
    string Market,
    string Channel,
    Month Month,
    decimal Spend,
    MediaStatus Status,
    decimal? Impressions,
    decimal? Clicks,
    MediaLevel Level,
    string? PlanVersion)
{
    public const string NationalMarket = "NATIONAL";
}

/// <summary>A row of externals.csv; market ALL reaches every market.</summary>
/// <param name="Published">The month in which the value became known; null means in its own month.</param>
public sealed record ExternalRow(string Name, string Market, Month Month, double Value, Month? Published)
{
    public const string AllMarkets = "ALL";
}

/// <summary>A row of events.csv: a strike, an outage, a stock-out, a launch.</summary>
public sealed record EventRow(string Campaign, string Market, Month Month, string Kind, string Comment, double? EffectKnown);

/// <summary>A row of goals.csv: what was asked for.</summary>
public sealed record GoalRow(SeriesKey Key, Month Month, double Leads);
