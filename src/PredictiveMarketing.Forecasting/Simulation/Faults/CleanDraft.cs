using PredictiveMarketing.Forecasting.Numerics;
using PredictiveMarketing.Forecasting.Simulation.Trials;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Simulation.Faults;

/// <summary>
/// Draws a workspace in which nothing is wrong. Leads are (organic + media) x external x noise: organic has a level of 100 to 3000 leads, a mild
/// trend and a season; media come in flights, act with carry-over and saturation and bring a quarter to a half of the leads; one external is true
/// (a price, 3 to 8 % fewer leads a standard deviation); noise has some memory in a third of the workspaces.
/// </summary>
internal static class CleanDraft
{
    /// <param name="planted">A further channel with an effect of a stated size; null leaves it out.</param>
    public static DraftWorkspace Draw(FaultSettings settings, PlantedEffect? planted = null)
    {
        var dice = new SeededRandom(settings.Seed);
        var draft = new DraftWorkspace(settings);
        int length = draft.Length;
        double level = Math.Exp(Math.Log(100) + (dice.NextDouble() * Math.Log(30)));
        double share = 0.25 + (0.25 * dice.NextDouble());
        TrialDemand organic = TrialDemand.Of(dice.Fork("demand"), length) with
        {
            Slope = dice.Fork("slope").NextNormal(0.001, 0.003), Wander = 0, Scatter = settings.Noise, Shift = 0,
        };
        TrialChannel[] channels = [.. Enumerable.Range(0, settings.Channels).Select(c => TrialChannel.Of(c, dice.Fork($"channel/{c}")))];
        double[] price = Price(dice.Fork("external"), length);
        draft.Externals[DraftWorkspace.TrueExternal] = [price[..settings.Months]];
        double elasticity = -(0.03 + (0.05 * dice.NextDouble())) / 5;
        for (int m = 0; m < settings.Markets; m++)
        {
            SeededRandom own = dice.Fork($"series/{m}");
            double size = level * (0.4 + (1.2 * own.NextDouble()));
            double[] expected = organic.InMarket(own.Fork("demand"), DraftWorkspace.First, length);
            double[] effect = new double[length];
            foreach (TrialChannel channel in channels)
            {
                double[] spend = Fly(draft, m, channel, own.Fork(channel.Name), size);
                double[] response = channel.Response(spend);
                for (int t = 0; t < length; t++)
                    effect[t] += channel.Weight * response[t];
            }

            double[] extra = planted is null ? new double[length] : Planted(draft, m, planted, own.Fork("planted"), size);
            double weights = channels.Sum(c => c.Weight);
            double[] noise = Noise(own.Fork("noise"), organic, length);
            draft.Leads.Add(
            [
                .. Enumerable.Range(0, settings.Months).Select(t =>
                    size * (((1 - share) * expected[t]) + (share * effect[t] / weights) + extra[t]) * Math.Exp(elasticity * (price[t] - 100)) * noise[t]),
            ]);
        }

        return draft;
    }

    /// <summary>A price around 100 that moves slowly, 5 in standard deviation.</summary>
    public static double[] Price(SeededRandom dice, int length)
    {
        double[] price = new double[length];
        double away = dice.NextNormal(0, 5);
        for (int t = 0; t < length; t++)
        {
            price[t] = Math.Round(100 + away, 2);
            away = (0.6 * away) + dice.NextNormal(0, 4);
        }

        return price;
    }

    /// <summary>Spend and contacts of a channel in a market; a contact's price grows 3 % a year with a surprise of 4 % a month.</summary>
    public static double[] Fly(DraftWorkspace draft, int market, TrialChannel channel, SeededRandom dice, double size)
    {
        double[] spend = channel.Flights(dice, DraftWorkspace.First, draft.Length, 10 * size);
        double thousand = 5 + (10 * dice.NextDouble());
        double[] impressions = [.. spend.Select((s, t) => 1000 * s / (thousand * Math.Pow(1.03, t / 12.0) * Math.Exp(dice.NextNormal(0, 0.04))))];
        draft.Media[(market, channel.Name)] = new MediaLines(spend, impressions);
        return spend;
    }

    // Linear in the spend of the month: what the power statement speaks of.
    private static double[] Planted(DraftWorkspace draft, int market, PlantedEffect planted, SeededRandom dice, double size)
    {
        var channel = new TrialChannel(PlantedEffect.Channel, Trials.Flighting.Bursts, 1, 0, 1);
        double[] spend = Fly(draft, market, channel, dice, size);
        double mean = spend.Take(draft.History).Average();
        double deviation = Math.Sqrt(spend.Take(draft.History).Sum(s => (s - mean) * (s - mean)) / (draft.History - 1));
        return [.. spend.Select(s => deviation > 0 ? planted.Share * (s - mean) / deviation : 0)];
    }

    private static double[] Noise(SeededRandom dice, TrialDemand demand, int length)
    {
        double[] noise = new double[length];
        double log = 0;
        double memory = Math.Min(0.3, demand.Memory);
        for (int t = 0; t < length; t++)
        {
            log = t == 0 ? dice.NextNormal(0, demand.Scatter) : (memory * log) + dice.NextNormal(0, demand.Scatter * Math.Sqrt(1 - (memory * memory)));
            noise[t] = Math.Exp(log);
        }

        return noise;
    }
}

/// <summary>A channel that moves leads by a stated share of the series' mean when its spend is one standard deviation above its mean.</summary>
internal sealed record PlantedEffect(double Share)
{
    public const string Channel = "planted";
}
