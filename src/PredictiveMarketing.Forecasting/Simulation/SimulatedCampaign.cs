using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Numerics;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Simulation;

/// <summary>One campaign: the media it buys and the leads they and everything else bring in its markets.</summary>
internal sealed class SimulatedCampaign
{
    private readonly CarMarket market;
    private readonly int campaign;
    private readonly Timeline timeline;
    private readonly Surroundings surroundings;
    private readonly SeededRandom dice;
    private readonly (string Market, double Leads)[] sizes;

    public SimulatedCampaign(CarMarket market, int campaign, Timeline timeline, Surroundings surroundings, SeededRandom dice)
    {
        this.market = market;
        this.campaign = campaign;
        this.timeline = timeline;
        this.surroundings = surroundings;
        this.dice = dice;
        sizes = [.. market.Markets.Select((name, m) => (name, market.Size(campaign, m, dice)))];
        Media = [.. National(), .. sizes.SelectMany(Local)];
    }

    /// <summary>National lines first, then market by market.</summary>
    public IReadOnlyList<MediaEffect> Media { get; }

    private string Name => market.Campaigns[campaign];

    public IEnumerable<SeriesTruth> Series(MarketEvents events)
    {
        double organicShare = 1 - market.Channels.Sum(c => c.NationalShare + c.LocalShare);
        double[] season = CarSeason.Near(CarSeason.Shape, 0.02, dice.Fork($"season/{Name}"));
        double[] shock = LeadCounts.Shock(timeline, dice.Fork($"shock/{Name}"));
        var organic = new OrganicDemand(timeline, surroundings);
        for (int m = 0; m < sizes.Length; m++)
        {
            var key = new SeriesKey(Name, sizes[m].Market);
            SeededRandom own = dice.Fork($"series/{key.Campaign}/{key.Market}");
            double[] ownSeason = CarSeason.Near(season, 0.025, own.Fork("season"));
            Contribution[] contributions =
            [
                .. organic.Of(sizes[m].Leads * organicShare, ownSeason, events.Effect(campaign, m, timeline), own.Fork("organic")),
                .. Media.Where(e => e.Ceilings.Any(c => c.Market == key.Market))
                    .Select(e => new Contribution(e.Line.Slot.Driver, e.LeadsIn(key.Market))),
            ];
            double[] expected = Thousandths.Sum(contributions.Select(c => c.Leads), timeline.Count);
            LeadFunnel funnel = LeadCounts.Draw(expected, shock, own.Fork("leads"));
            yield return new SeriesTruth(key, contributions, expected, funnel, LeadCounts.Shown(funnel, timeline, own.Fork("delay")));
        }
    }

    private IEnumerable<MediaEffect> National() =>
        market.Channels.Where(c => c.NationalShare > 0).Select(channel => Effect(
            new MediaSlot(Name, MediaRow.NationalMarket, MediaLevel.National, channel),
            sizes,
            channel.NationalShare));

    private IEnumerable<MediaEffect> Local((string Market, double Leads) size) =>
        market.Channels.Where(c => c.LocalShare > 0).Select(channel => Effect(
            new MediaSlot(Name, size.Market, MediaLevel.Local, channel),
            [size],
            channel.LocalShare));

    private MediaEffect Effect(MediaSlot slot, (string Market, double Leads)[] reached, double share)
    {
        double budget = reached.Sum(s => s.Leads) * share * slot.Channel.CostPerLead;
        MediaLine line = MediaLine.Buy(slot, budget, surroundings, timeline, dice);
        return MediaEffect.Of(line, reached, timeline.History, dice);
    }
}
