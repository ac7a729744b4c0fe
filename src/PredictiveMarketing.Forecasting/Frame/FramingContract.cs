using PredictiveMarketing.Forecasting.Frame.Contract;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Frame;

/// <summary>What is to be predicted, why, how far ahead, from what, and who decides. The answer to step 1.</summary>
/// <param name="Name">Name of the workspace, its id everywhere.</param>
/// <param name="HorizonMonths">Months ahead, counted from the last month in leads.csv.</param>
/// <param name="Drivers">What may be used; null means every channel (known ahead) and every external (not known ahead).</param>
/// <param name="AsOf">A fixed clock for samples and demos: the month in which the clock stands; null follows the real one.</param>
public sealed record FramingContract(
    string Name,
    string? Need,
    string? Objective,
    Kpi Kpi,
    int HorizonMonths,
    IReadOnlyList<Driver>? Drivers,
    Scope Scope,
    LabelPolicy LabelPolicy,
    Approval Approval,
    Schedule Schedule,
    Gates Gates,
    Month? AsOf)
{
    public const string EuroCode = "EUR";

    /// <summary>ISO 4217 code of every amount of money in the workspace.</summary>
    public string Currency { get; init; } = EuroCode;

    /// <summary>Which events count as a lead; null: every row of the leads source counts.</summary>
    public LeadDefinition? LeadDefinition { get; init; }

    /// <summary>Decision, cost of error, acceptance bar and the people concerned; null where nobody said any of it.</summary>
    public FramingDetails? Details { get; init; }

    /// <summary>The contract calls itself a draft: it may be read and imported into, and nothing may be trained from it (F01).</summary>
    public bool IsDraft { get; init; }
}

/// <summary>Which events are a qualified lead. A change makes a new version, so that two months are never compared under two meanings unseen.</summary>
/// <param name="Events">Event names that count, compared without case; everything else is no lead.</param>
public sealed record LeadDefinition(int Version, IReadOnlyList<string> Events)
{
    public bool Counts(string eventName) => Events.Contains(eventName, StringComparer.OrdinalIgnoreCase);
}

/// <summary>The KPI to predict.</summary>
/// <param name="NonNegative">True for counts and amounts: forecasts are cut at 0 and a negative actual is an error.</param>
public sealed record Kpi(string Name, string Unit, string Stage, bool NonNegative);

/// <summary>Campaigns and channels that are in scope; an empty list means all of them.</summary>
public sealed record Scope(IReadOnlyList<string> Campaigns, IReadOnlyList<string> Channels)
{
    public static Scope Everything { get; } = new([], []);

    public bool CoversCampaign(string campaign) => Campaigns.Count == 0 || Campaigns.Contains(campaign, StringComparer.Ordinal);

    public bool CoversChannel(string channel) => Channels.Count == 0 || Channels.Contains(channel, StringComparer.Ordinal);
}

/// <summary>When a lead is mature enough to train on.</summary>
/// <param name="MaturationMonths">The last m months before an origin are hidden from training.</param>
public sealed record LabelPolicy(int MaturationMonths)
{
    public static LabelPolicy Immediate { get; } = new(0);

    /// <summary>A lead counts when it is qualified within this many days of its request; null: whenever.</summary>
    public int? WindowDays { get; init; }

    /// <summary>A request younger than this on the day of the import is not judged yet; its month is provisional.</summary>
    public int MinimumAgeDays { get; init; }

    /// <summary>A person's further requests within this many days of a counted one are the same lead; null: each counts.</summary>
    public int? LookbackDays { get; init; }

    /// <summary>Codes of technical errors, tests and duplicates: rows that carry one never count.</summary>
    public IReadOnlyList<string> ExclusionCodes { get; init; } = [];
}

public enum ApprovalMode
{
    /// <summary>Targets stay drafts until people approve them.</summary>
    People,

    /// <summary>Targets are published without a signature; the contract must say why.</summary>
    Auto,
}

/// <param name="Reason">Mandatory when the mode is <see cref="ApprovalMode.Auto"/>.</param>
public sealed record Approval(ApprovalMode Mode, int Approvers, string? Reason)
{
    public static Approval ByPeople { get; } = new(ApprovalMode.People, 1, null);
}

/// <summary>When the monthly run starts, in the contract's own time zone.</summary>
/// <param name="Day">Day of the month, 1 to 28.</param>
/// <param name="TimeZone">An IANA name such as Europe/Paris.</param>
public sealed record Schedule(int Day, TimeOnly Time, string TimeZone)
{
    public static Schedule Default { get; } = new(2, new TimeOnly(6, 0), "Europe/Paris");
}
