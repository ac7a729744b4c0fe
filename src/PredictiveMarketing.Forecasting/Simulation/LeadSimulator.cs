using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Numerics;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Simulation;

/// <summary>Monthly qualified leads of a car maker whose every cause is known: what samples, tests and benchmarks are made of.</summary>
public static class LeadSimulator
{
    /// <exception cref="ArgumentException">The settings are out of bounds; ask <see cref="SimulationSettings.Check"/> first.</exception>
    public static SimulatedWorkspace Simulate(SimulationSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.Check() is [Finding first, ..])
            throw new ArgumentException(first.Message, nameof(settings));

        var dice = new SeededRandom(settings.Seed);
        var timeline = new Timeline(settings.First, settings.Months, settings.PlanMonths);
        CarMarket market = CarMarket.Of(settings);
        Surroundings surroundings = Surroundings.Of(timeline, dice.Fork("surroundings"));
        MarketEvents events = MarketEvents.Of(market, timeline);

        var media = new List<MediaEffect>();
        var series = new List<SeriesTruth>();
        for (int c = 0; c < market.Campaigns.Count; c++)
        {
            var campaign = new SimulatedCampaign(market, c, timeline, surroundings, dice);
            media.AddRange(campaign.Media);
            series.AddRange(campaign.Series(events));
        }

        var workspace = new Workspace(
            SimulatedFrame.Contract(market, timeline),
            SimulatedFrame.Leads(series, timeline),
            [.. media.SelectMany(effect => effect.Line.Rows(timeline))],
            SimulatedExternals.Rows(market, timeline, surroundings, media, series, dice),
            events.Rows(market, timeline),
            SimulatedFrame.Goals(series, timeline));
        var truth = new SimulationTruth(
            settings,
            timeline.AsOf,
            LeadCounts.Noise,
            SimulatedExternals.Decoys(market.Campaigns[0]),
            series,
            [.. media.Select(effect => MediaTruth.Of(effect, timeline.History))]);
        return new SimulatedWorkspace(workspace, truth);
    }
}
