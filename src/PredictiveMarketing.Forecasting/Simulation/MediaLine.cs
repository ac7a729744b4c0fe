using System.Globalization;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Numerics;

namespace PredictiveMarketing.Forecasting.Simulation;

/// <summary>A place in the media plan: a channel bought nationally or in one market.</summary>
internal sealed record MediaSlot(string Campaign, string Market, MediaLevel Level, ChannelProfile Channel)
{
    public bool IsNational => Level == MediaLevel.National;

    /// <summary>Driver name: the national part of a channel stands beside the local one.</summary>
    public string Driver => IsNational ? $"{Channel.Name} (national)" : Channel.Name;
}

/// <summary>What is bought in a slot, month by month, and at which price.</summary>
/// <param name="Spend">Whole euros.</param>
/// <param name="Price">Euros per thousand impressions, as paid.</param>
/// <param name="ListPrice">The price before the surprise of the month: what a planner expects.</param>
/// <param name="Clicks">Empty where nothing can be clicked.</param>
internal sealed record MediaLine(MediaSlot Slot, double[] Spend, double[] Price, double[] ListPrice, double[] Clicks)
{
    // Media get dearer by about 3 % a year, and budgets follow.
    private const double MonthlyInflation = 0.0025;
    private const double YearlyDeviation = 0.22;

    // October to December are sold dear, January and August cheap.
    private static readonly double[] PriceSeason = [0.93, 0.96, 1.03, 1.00, 1.01, 1.02, 0.95, 0.89, 1.02, 1.05, 1.08, 1.06];

    /// <summary>Impressions that really come, in thousands.</summary>
    public double[] ThousandImpressions { get; } = [.. Spend.Zip(Price, (euros, price) => euros / price)];

    /// <summary>Buys a slot for <paramref name="monthlyBudget"/> euros on average over the history.</summary>
    public static MediaLine Buy(MediaSlot slot, double monthlyBudget, Surroundings surroundings, Timeline timeline, SeededRandom dice)
    {
        SeededRandom own = dice.Fork($"media/{slot.Campaign}/{slot.Market}/{slot.Channel.Name}");
        double[] intensity = Intensity(slot.Channel, surroundings, timeline, own.Fork("flights"));
        double average = intensity.Take(timeline.History).Average();
        double step = slot.IsNational ? 100 : 10;
        double[] spend = timeline.Each(t => Math.Round(intensity[t] / average * monthlyBudget / step) * step);

        // The price of a channel moves for everyone; a market has its own level.
        SeededRandom prices = dice.Fork($"price/{slot.Channel.Name}/{slot.Level}");
        double marketLevel = slot.IsNational ? 1 : Math.Exp(dice.Fork($"price-level/{slot.Market}").NextNormal(0, 0.10));
        double[] list = timeline.Each(t =>
            slot.Channel.CostPerThousand * marketLevel * Math.Exp(MonthlyInflation * t) * PriceSeason[timeline[t].Number - 1]);
        double[] paid = timeline.Each(t => list[t] * Math.Exp(prices.NextNormal(0, 0.06)));

        SeededRandom fingers = own.Fork("clicks");
        double[] clicks = slot.Channel.ClickRate == 0
            ? []
            : timeline.Each(t => Math.Round(1000 * spend[t] / paid[t] * slot.Channel.ClickRate * Math.Exp(fingers.NextNormal(0, 0.07))));
        return new MediaLine(slot, spend, paid, list, clicks);
    }

    /// <summary>Rows of media_plan.csv. A planned line knows the impressions its list price should buy, and no clicks yet.</summary>
    public IEnumerable<MediaRow> Rows(Timeline timeline) => Enumerable.Range(0, timeline.Count).Select(t => new MediaRow(
        Slot.Campaign,
        Slot.Market,
        Slot.Channel.Name,
        timeline[t],
        (decimal)Spend[t],
        timeline.IsPlan(t) ? MediaStatus.Planned : MediaStatus.Delivered,
        (decimal)Math.Round(1000 * Spend[t] / (timeline.IsPlan(t) ? ListPrice[t] : Price[t])),
        timeline.IsPlan(t) || Clicks.Length == 0 ? null : (decimal)Clicks[t],
        Slot.Level,
        PlanVersion: null));

    private static double[] Intensity(ChannelProfile channel, Surroundings surroundings, Timeline timeline, SeededRandom dice)
    {
        double[] intensity = new double[timeline.Count];
        bool wasOnAir = false;
        for (int t = 0; t < intensity.Length; t++)
        {
            double season = Math.Sqrt(CarSeason.Shape[timeline[t].Number - 1]);
            double budget = season * Math.Exp(MonthlyInflation * t) * Math.Exp(dice.NextNormal(0, channel.Wobble)) * YearsBudget(timeline[t].Year);
            double chance = dice.NextDouble();
            if (channel.Flighting == Flighting.AlwaysOn)
            {
                // Now and then a push, and now and then a month in which the money goes elsewhere.
                double state = chance < 0.12 ? 1.7 : chance > 0.90 ? 0.45 : 1;
                intensity[t] = budget * state * (1 + (0.25 * surroundings.Promo[t]));
                continue;
            }

            // Bursts gather around the trade events and often run on for a second month.
            double onAir = channel.OnAir - 0.12 + (0.45 * (surroundings.Promo[t] - 0.25)) + (wasOnAir ? 0.20 : 0);
            wasOnAir = chance < onAir;
            intensity[t] = wasOnAir ? budget : 0;
        }

        // A line that never went on air has no budget to spread.
        if (intensity.Take(timeline.History).All(i => i == 0))
            intensity[timeline.At(0.5)] = 1;
        return intensity;

        // Budgets are handed out anew every year.
        double YearsBudget(int year) =>
            Math.Exp(dice.Fork(string.Create(CultureInfo.InvariantCulture, $"year/{year}")).NextNormal(0, YearlyDeviation));
    }
}
