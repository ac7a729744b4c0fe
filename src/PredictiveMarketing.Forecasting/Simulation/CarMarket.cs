using System.Globalization;
using MathNet.Numerics.Distributions;
using PredictiveMarketing.Forecasting.Numerics;

namespace PredictiveMarketing.Forecasting.Simulation;

/// <summary>Campaigns and markets of the simulated car maker, with the size of each series.</summary>
internal sealed record CarMarket(IReadOnlyList<string> Campaigns, IReadOnlyList<string> Markets, IReadOnlyList<ChannelProfile> Channels)
{
    private const double SmallestMarket = 40;
    private const double LargestMarket = 600;

    private static readonly string[] KnownCampaigns = ["stock-requests", "vehicle-requests"];

    // The regions of France, largest first.
    private static readonly string[] KnownMarkets =
    [
        "Ile-de-France", "Auvergne-Rhone-Alpes", "Nouvelle-Aquitaine", "Occitanie", "Hauts-de-France", "Provence-Alpes-Cote-d-Azur",
        "Grand-Est", "Pays-de-la-Loire", "Bretagne", "Normandie", "Bourgogne-Franche-Comte", "Centre-Val-de-Loire",
    ];

    public static CarMarket Of(SimulationSettings settings) => new(
        Names(KnownCampaigns, settings.Campaigns, "campaign"),
        Names(KnownMarkets, settings.Markets, "market"),
        ChannelProfile.Take(settings.Channels));

    /// <summary>
    /// Leads a month that a series has on average. Markets lie at the quantiles of a log-normal between the smallest and the
    /// largest; the second campaign is about half the first, each later one a little smaller still.
    /// </summary>
    public double Size(int campaign, int market, SeededRandom dice)
    {
        double place = 0.5;
        if (Markets.Count > 1)
        {
            double least = Normal.InvCDF(0, 1, 0.5 / Markets.Count);
            double rank = Normal.InvCDF(0, 1, (Markets.Count - market - 0.5) / Markets.Count);
            place = (rank - least) / (-2 * least);
        }

        double size = SmallestMarket * Math.Pow(LargestMarket / SmallestMarket, place);
        double ofCampaign = campaign == 0 ? 1 : 0.55 * Math.Pow(0.85, campaign - 1);
        return size * ofCampaign * Math.Exp(dice.Fork($"size/{Campaigns[campaign]}/{Markets[market]}").NextNormal(0, 0.05));
    }

    private static string[] Names(string[] known, int count, string numbered) =>
    [
        .. Enumerable.Range(0, count).Select(i =>
            i < known.Length ? known[i] : string.Create(CultureInfo.InvariantCulture, $"{numbered}-{i + 1}")),
    ];
}
