using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Simulation;

/// <summary>The question that the simulated workspace asks, and what was asked of its markets.</summary>
internal static class SimulatedFrame
{
    private const double AskedGrowth = 1.04;

    public static FramingContract Contract(CarMarket market, Timeline timeline) => new(
        "car-maker-leads",
        "Set the monthly targets of every campaign and market from the media plan",
        $"Forecast qualified leads {timeline.Plan} months ahead per campaign and market from planned media",
        new Kpi("qualified-leads", "leads", "acquisition", NonNegative: true),
        timeline.Plan,
        [.. market.Channels.Select(c => new Driver(c.Name, DriverSource.Media, KnownAhead: true)), .. SimulatedExternals.Drivers],
        Scope.Everything,
        new LabelPolicy(SimulationSettings.ProvisionalMonths),
        new Approval(ApprovalMode.Auto, 1, "Simulated sample data: nobody has to sign."),
        Schedule.Default,
        Gates.Default,
        timeline.AsOf);

    /// <summary>Last year's leads and a little more, in fives; a month whose last year is still provisional looks back one year further.</summary>
    public static IReadOnlyList<GoalRow> Goals(IReadOnlyList<SeriesTruth> series, Timeline timeline)
    {
        int final = timeline.History - SimulationSettings.ProvisionalMonths;
        var goals = new List<GoalRow>();
        foreach (SeriesTruth one in series)
        {
            for (int t = 12; t < timeline.Count; t++)
            {
                int before = t - 12;
                while (before >= final)
                    before -= 12;
                double asked = Math.Round(one.Shown[before] * AskedGrowth / 5, MidpointRounding.AwayFromZero) * 5;
                goals.Add(new GoalRow(one.Key, timeline[t], Math.Max(5, asked)));
            }
        }

        return goals;
    }

    public static IReadOnlyList<LeadRow> Leads(IReadOnlyList<SeriesTruth> series, Timeline timeline) =>
    [
        .. series.SelectMany(one => one.Shown.Select((leads, t) => new LeadRow(
            one.Key,
            timeline[t],
            leads,
            t < timeline.History - SimulationSettings.ProvisionalMonths ? LeadStatus.Final : LeadStatus.Provisional))),
    ];
}
