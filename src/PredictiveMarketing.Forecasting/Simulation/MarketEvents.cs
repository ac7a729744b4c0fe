using PredictiveMarketing.Forecasting.Frame;

namespace PredictiveMarketing.Forecasting.Simulation;

/// <summary>What happened: a strike, a stock-out, a launch, an outage; which series it hit and by how much.</summary>
internal sealed record MarketEvents(IReadOnlyList<MarketEvents.Hit> Hits)
{
    /// <param name="Effect">Share of the organic leads added or taken away.</param>
    /// <param name="Measured">Whether the planner knows the effect.</param>
    internal sealed record Hit(int Campaign, int Market, int Month, string Kind, string Comment, double Effect, bool Measured);

    public static MarketEvents Of(CarMarket market, Timeline timeline)
    {
        int launched = market.Campaigns.Count > 1 ? 1 : 0;
        var hits = new List<Hit>();
        for (int c = 0; c < market.Campaigns.Count; c++)
        {
            for (int m = 0; m < market.Markets.Count; m++)
            {
                Add(0.30, 0, "strike", "National transport strike", -0.14, measured: false);
                if (c == 0 && m % 3 == 1)
                {
                    Add(0.55, 0, "stock-out", "Best-selling model out of stock", -0.24, measured: false);
                    Add(0.55, 1, "stock-out", "Best-selling model out of stock", -0.18, measured: false);
                }

                if (c == launched)
                {
                    Add(0.70, 0, "launch", "New model presented", 0.20, measured: false);
                    Add(0.70, 1, "launch", "New model presented", 0.12, measured: false);
                    Add(0.70, 2, "launch", "New model presented", 0.06, measured: false);
                }

                if (m % 4 == 0)
                    Add(0.85, 0, "outage", "Request form down for five days", -0.17, measured: true);

                void Add(double at, int after, string kind, string comment, double effect, bool measured) =>
                    hits.Add(new Hit(c, m, timeline.At(at) + after, kind, comment, effect, measured));
            }
        }

        return new MarketEvents(hits);
    }

    /// <summary>The effect on one series, month by month.</summary>
    public double[] Effect(int campaign, int market, Timeline timeline)
    {
        double[] effect = new double[timeline.Count];
        foreach (Hit hit in Hits.Where(h => h.Campaign == campaign && h.Market == market))
            effect[hit.Month] += hit.Effect;
        return effect;
    }

    public IReadOnlyList<EventRow> Rows(CarMarket market, Timeline timeline) =>
    [
        .. Hits.Select(h => new EventRow(
            market.Campaigns[h.Campaign],
            market.Markets[h.Market],
            timeline[h.Month],
            h.Kind,
            h.Comment,
            h.Measured ? h.Effect : null)),
    ];
}
