using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Simulation;

/// <summary>A workspace as a planner would see it, and what is really behind it.</summary>
public sealed record SimulatedWorkspace(Workspace Workspace, SimulationTruth Truth);

/// <summary>Everything the simulator knows and the workspace does not say.</summary>
/// <param name="AsOf">The month in which the workspace's clock stands.</param>
/// <param name="Noise">How the leads scatter around their expected value.</param>
/// <param name="Decoys">Externals that look useful and are not.</param>
public sealed record SimulationTruth(
    SimulationSettings Settings,
    Month AsOf,
    NoiseTruth Noise,
    IReadOnlyList<Decoy> Decoys,
    IReadOnlyList<SeriesTruth> Series,
    IReadOnlyList<MediaTruth> Media)
{
    /// <summary>The last month whose leads are all qualified.</summary>
    public Month LastFinal => AsOf.Plus(-1 - SimulationSettings.ProvisionalMonths);

    /// <summary>What a lead of each channel really cost over the history.</summary>
    public IReadOnlyList<ChannelCost> CostPerLead() =>
    [
        .. Media.GroupBy(line => (line.Campaign, line.Channel)).Select(channel => new ChannelCost(
            channel.Key.Campaign,
            channel.Key.Channel,
            Cost(channel.Where(line => line.Level == MediaLevel.National)),
            Cost(channel.Where(line => line.Level == MediaLevel.Local)),
            Cost(channel))),
    ];

    private static double? Cost(IEnumerable<MediaTruth> lines)
    {
        double leads = lines.Sum(line => line.Leads);
        return leads > 0 ? lines.Sum(line => line.Spend) / leads : null;
    }
}

/// <summary>Euros per lead of a channel; null where it is not bought on that level.</summary>
public sealed record ChannelCost(string Campaign, string Channel, double? National, double? Local, double? All);

/// <summary>
/// Leads of a month are negative binomial around expected x shock, with variance mean + mean^2 / <paramref name="Size"/>;
/// the shock (mean 1) is common to all markets of a campaign.
/// </summary>
/// <param name="ShockDeviation">Standard deviation of the common shock.</param>
/// <param name="QualifiedWithin">Share of the leads that are qualified at the end of their own month, of the next, of the one after.</param>
public sealed record NoiseTruth(double Size, double ShockDeviation, IReadOnlyList<double> QualifiedWithin);

/// <summary>An external that must not be used, and why.</summary>
/// <param name="Kind"><c>no-effect</c>, <c>leak</c> or <c>ends-early</c>.</param>
public sealed record Decoy(string External, string Kind, string Why);
