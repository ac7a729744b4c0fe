using System.Text.Json.Serialization;

namespace PredictiveMarketing.Forecasting.Evaluate.Power;

/// <summary>How much the history of a campaign can tell, and how small an effect of each driver it could show.</summary>
/// <param name="Months">Months of the longest series.</param>
/// <param name="Correlation">Of what trend, season and drivers leave, from one month to the next; 0 at least.</param>
/// <param name="EffectiveMonths">Months that count as independent, over all markets: months x (1 - correlation) / (1 + correlation) (Bayley and Hammersley 1946), fewer where markets share shocks.</param>
/// <param name="Effects">What is asked of a market: level, trend, season and drivers.</param>
public sealed record PowerStatement(
    string Campaign, int Months, int Markets, double Correlation, double EffectiveMonths, int Effects, IReadOnlyList<DriverPower> Drivers, TrainingLimits Limits)
{
    /// <summary>Share of what trend, season and drivers leave that the markets have in common; null with a single market.</summary>
    public double? SharedShocks { get; init; }

    /// <summary>What people read: one sentence on the history, then one per driver.</summary>
    [JsonIgnore]
    public IEnumerable<string> Lines => Drivers.Select(d => d.Text).Prepend(Text);

    public required string Text { get; init; }
}

/// <summary>The smallest effect of one driver that step 3's test would see.</summary>
/// <param name="SmallestLeads">Leads a month over all markets when the driver is at its usual swing; null where nothing could be seen.</param>
/// <param name="SmallestShare">The same as a share of a month's leads.</param>
/// <param name="UsualSwing">One standard deviation of the driver's months: euros over all markets for media, its own unit for an external.</param>
/// <param name="MonthsForHalf">Months more that would show half of it; null: more than twenty years.</param>
/// <param name="MarketsForHalf">Markets more that would; null: more than a hundred, or no number would, because markets share their shocks.</param>
/// <param name="MergeWith">The driver that shares most of its swings; null: none shares half of them.</param>
public sealed record DriverPower(
    string Driver, double? SmallestLeads, double? SmallestShare, double UsualSwing, int? MonthsForHalf, int? MarketsForHalf, string? MergeWith)
{
    /// <summary>Leads per 1,000 euros, or per 1,000 units of an external; null where nothing could be seen.</summary>
    public double? SmallestPerThousand => UsualSwing > 0 ? 1000 * SmallestLeads / UsualSwing : null;

    public required string Text { get; init; }
}
