using PredictiveMarketing.Forecasting.Evaluate;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Frame.Maturity;
using PredictiveMarketing.Forecasting.Numerics;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Tests.Evaluate.Checks;

/// <summary>Four years in which nothing is wrong: leads, a channel in bursts, one that is always on, a price. A test plants one fault and asks step 2.</summary>
internal sealed class SoundMonths
{
    public const int History = 48;

    /// <summary>History and three months of plan.</summary>
    public const int Length = History + 3;

    public const string Tv = "tv";

    public const string Search = "search";

    public const string Price = "fuel_price";

    public static readonly Month First = Planted.First;

    public SoundMonths(int markets = 1, int seed = 7)
    {
        var dice = new SeededRandom((ulong)seed);
        Externals[Price] = [Wandering(dice.Fork("price"))];
        for (int m = 0; m < markets; m++)
        {
            SeededRandom own = dice.Fork($"market/{m}");
            double[] tv = [.. Enumerable.Range(0, Length).Select(t => t % 5 < 2 ? Math.Round(20_000 + (15_000 * own.NextDouble())) : 0)];
            double[] search = [.. Enumerable.Range(0, Length).Select(_ => Math.Round(4_000 + (3_000 * own.NextDouble())))];
            Buy(m, Tv, tv, own);
            Buy(m, Search, search, own);
            Leads.Add(
            [
                .. Enumerable.Range(0, History).Select(t => Math.Round(
                    (400 + (80 * Math.Sin(2 * Math.PI * t / 12)) + (0.003 * tv[t]) + (0.02 * search[t])) * (1 + m) * Math.Exp(0.03 * own.NextNormal()))),
            ]);
        }
    }

    /// <summary>By market and month; NaN writes no row.</summary>
    public List<double[]> Leads { get; } = [];

    /// <summary>By market, channel and month, plan included; NaN writes no row.</summary>
    public Dictionary<(int Market, string Channel), double[]> Spend { get; } = [];

    public Dictionary<(int Market, string Channel), double[]> Contacts { get; } = [];

    /// <summary>One array for all markets, or one per market; NaN writes no row.</summary>
    public Dictionary<string, double[][]> Externals { get; } = [];

    /// <summary>Months between an external's month and the one in which it is published.</summary>
    public Dictionary<string, int> PublishedLater { get; } = [];

    public List<DelayCount> Delays { get; } = [];

    public FramingContract Contract { get; set; } = Planted.Contract(horizon: 3);

    /// <summary>The months after the last one lie in the plan.</summary>
    public static Month At(int t) => First.Plus(t);

    public static SeriesKey Key(int market) => new(Planted.Key.Campaign, $"market-{market}");

    /// <summary>A value that moves slowly around 100.</summary>
    public static double[] Wandering(SeededRandom dice)
    {
        double away = 0;
        return [.. Enumerable.Range(0, History).Select(_ => Math.Round(100 + (away = (0.6 * away) + (5 * dice.NextNormal())), 2))];
    }

    /// <summary>Spend of a channel and the contacts that it buys, at 8 euros a thousand with a surprise of 3 %.</summary>
    public void Buy(int market, string channel, double[] spend, SeededRandom dice)
    {
        Spend[(market, channel)] = spend;
        Contacts[(market, channel)] = [.. spend.Select(s => Math.Round(s / 0.008 * Math.Exp(0.03 * dice.NextNormal())))];
    }

    /// <summary>Multiplies the values from a month on, or those of a stretch of months.</summary>
    public static void Scale(double[] values, double factor, int from = 0, int to = int.MaxValue)
    {
        for (int t = from; t < Math.Min(to, values.Length); t++)
            values[t] *= factor;
    }

    public static void Remove(double[] values, params int[] months) => Array.ForEach(months, t => values[t] = double.NaN);

    /// <summary>What step 2 reports, except that history is short: <c>data set: kind</c>, each once.</summary>
    public string[] Alarms() =>
        [.. Report().DataSets.SelectMany(d => d.Checks.Where(c => c.Judged && c.Kind != CheckKind.Months).Select(c => $"{d.DataSet}: {c.Kind}")).Distinct()];

    /// <summary>The one answer of a kind on a data set of a market.</summary>
    public Check Said(string dataSet, string kind, int market = 0) =>
        Report().DataSets.Single(d => d.DataSet == dataSet && d.Series == Key(market)).Checks.Single(c => c.Kind == kind);

    public SufficiencyReport Report() => EvaluateStep.Run(FrameStep.Run(Written(), clock: null));

    private Workspace Written() => new(
        Contract,
        [.. Leads.SelectMany((leads, m) => Known(leads).Select(v => new LeadRow(Key(m), At(v.T), v.Value, LeadStatus.Final)))],
        [
            .. Spend.SelectMany(line => Known(line.Value).Select(v => new MediaRow(
                Planted.Key.Campaign, Key(line.Key.Market).Market, line.Key.Channel, At(v.T), (decimal)v.Value, v.T < History ? MediaStatus.Delivered : MediaStatus.Planned,
                (decimal)Contacts[line.Key][v.T], null, MediaLevel.Local, null))),
        ],
        [
            .. Externals.SelectMany(e => e.Value.SelectMany((values, m) => Known(values).Select(v => new ExternalRow(
                e.Key, e.Value.Length == 1 ? ExternalRow.AllMarkets : Key(m).Market, At(v.T), v.Value,
                PublishedLater.TryGetValue(e.Key, out int later) ? At(v.T + later) : null)))),
        ],
        [], [])
    {
        Delays = Delays,
    };

    private static IEnumerable<(int T, double Value)> Known(double[] values) => values.Select((v, t) => (t, v)).Where(v => !double.IsNaN(v.v));
}
