using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Numerics;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Simulation.Trials;

/// <summary>
/// Draws a small workspace. Leads are (organic + media) x noise, rounded to whole leads:
/// organic has a level of 60 to 3000 leads, a trend, a season (none in a fifth of the workspaces), a wandering level and, in a third, one lasting
/// shift; media come in flights (bursts, always on, or with a season of their own), act with carry-over and saturation; noise is log-normal
/// with some memory, and a fifth of the series have one month of shock. In a third of the workspaces an external that means nothing is offered too.
/// </summary>
public static class TrialWorkspace
{
    private const string Campaign = "trial";

    private static readonly Month First = Month.Of(2020, 1);

    /// <summary>Last month of history: the last origin whose whole horizon has actuals.</summary>
    public static Month LastOrigin(TrialSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return First.Plus(settings.Months - 1);
    }

    public static Workspace Draw(TrialSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var dice = new SeededRandom(settings.Seed);
        int length = settings.Months + settings.Horizon;
        Month[] months = [.. Month.Range(First, First.Plus(length - 1))];
        double level = Math.Exp(Math.Log(60) + (dice.NextDouble() * Math.Log(50)));
        double share = 0.35 + (0.3 * dice.NextDouble());
        var organic = TrialDemand.Of(dice.Fork("demand"), length);
        TrialChannel[] channels = [.. Enumerable.Range(0, settings.Channels).Select(c => TrialChannel.Of(c, dice.Fork($"channel/{c}")))];

        var leads = new List<LeadRow>();
        var media = new List<MediaRow>();
        for (int m = 0; m < settings.Markets; m++)
        {
            var key = new SeriesKey(Campaign, $"market-{m + 1}");
            SeededRandom own = dice.Fork($"series/{m}");
            double size = level * (0.4 + (1.2 * own.NextDouble()));
            double[] expected = organic.InMarket(own.Fork("demand"), First, length);
            double[] effect = new double[length];
            foreach (TrialChannel channel in channels)
            {
                double[] spend = channel.Flights(own.Fork(channel.Name), First, length, size);
                double[] response = channel.Response(spend);
                for (int t = 0; t < length; t++)
                    effect[t] += channel.Weight * response[t];
                media.AddRange(spend.Select((s, t) => new MediaRow(
                    Campaign, key.Market, channel.Name, months[t], (decimal)s, t < settings.Months ? MediaStatus.Delivered : MediaStatus.Planned, null, null, MediaLevel.Local, null)));
            }

            double weights = channels.Sum(c => c.Weight);
            double[] noise = organic.Noise(own.Fork("noise"), length);
            for (int t = 0; t < length; t++)
            {
                // Either way a series has `size` leads in a usual month; when media matter, a share of them follows the flights.
                double mean = settings.DriversMatter ? ((1 - share) * expected[t]) + (share * effect[t] / weights) : expected[t];
                leads.Add(new LeadRow(key, months[t], Math.Round(size * mean * noise[t]), LeadStatus.Final));
            }
        }

        return new Workspace(Contract(settings), leads, media, Decoy(dice.Fork("decoy"), months), [], []);
    }

    private static ExternalRow[] Decoy(SeededRandom dice, Month[] months)
    {
        if (dice.NextInt(3) > 0)
            return [];
        double index = 100;
        return [.. months.Select(m => new ExternalRow("index", ExternalRow.AllMarkets, m, Math.Round(index += dice.NextNormal(0, 4), 1), Published: null))];
    }

    private static FramingContract Contract(TrialSettings settings) => new(
        "trial", null, null, new Kpi("leads", "leads", "acquisition", NonNegative: true), settings.Horizon, null,
        Scope.Everything, LabelPolicy.Immediate, Approval.ByPeople, Schedule.Default, Gates.Default, AsOf: null);
}
