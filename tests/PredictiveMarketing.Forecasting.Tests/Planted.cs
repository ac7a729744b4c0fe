using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Numerics;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Tests;

/// <summary>Small tables and workspaces whose truth a test has planted.</summary>
internal static class Planted
{
    public static readonly Month First = Month.Of(2022, 1);

    public static readonly SeriesKey Key = new("launch", "Lille");

    /// <summary>A series as known at its last month, with drivers over history and horizon.</summary>
    public static KnownTable Table(double[] leads, int steps = 3, bool nonNegative = true, params (string Name, double[] Values)[] drivers) => new(
        Key, First, First.Plus(leads.Length - 1), steps, leads,
        [.. drivers.Select(d => new KnownDriver(d.Name, DriverSource.Media, KnownAhead: true, d.Values, new bool[d.Values.Length], HasHistory: true))],
        nonNegative);

    /// <summary>A workspace of one or more markets with leads only.</summary>
    public static Workspace Workspace(int horizon, params double[][] markets) =>
        new(Contract(horizon), [.. markets.SelectMany((leads, m) => Rows(m, leads))], [], [], [], []);

    /// <summary>One market whose leads follow spend: base + effect x spend + noise, on months of history and horizon.</summary>
    public static Workspace Driven(int months, int horizon, double effect, double noise, int seed, int decoys = 0)
    {
        var dice = new SeededRandom((ulong)seed);
        var media = new List<MediaRow>();
        double[] leads = new double[months];
        for (int t = 0; t < months + horizon; t++)
        {
            double spend = Math.Round(50 + (50 * dice.NextDouble()), 2);
            media.Add(Line("tv", t, spend, months));
            for (int d = 0; d < decoys; d++)
                media.Add(Line($"decoy-{d}", t, Math.Round(50 + (50 * dice.NextDouble()), 2), months));
            if (t < months)
                leads[t] = Math.Max(0, Math.Round(200 + (effect * spend) + (noise * dice.NextNormal())));
        }

        return new Workspace(Contract(horizon), Rows(0, leads), media, [], [], []);
    }

    public static FramingContract Contract(int horizon, int maturation = 0) => new(
        "planted", null, null, new Kpi("leads", "leads", "acquisition", NonNegative: true), horizon, null,
        Scope.Everything, new LabelPolicy(maturation), Approval.ByPeople, Schedule.Default, Gates.Default, AsOf: null);

    /// <summary>A season of +-30 % around a level, with a little noise.</summary>
    public static double[] Seasonal(int months, double level, double noise, int seed)
    {
        var dice = new SeededRandom((ulong)seed);
        return [.. Enumerable.Range(0, months).Select(t => level * (1 + (0.3 * Math.Sin(2 * Math.PI * t / 12))) * (1 + (noise * dice.NextNormal())))];
    }

    /// <summary>Small counts with empty months after the pattern of a larger series: a twentieth of it, and every fourth month without leads.</summary>
    public static double[] Rare(double[] leads) =>
        [.. leads.Select((y, t) => double.IsNaN(y) ? y : t % 4 == 1 ? 0 : Math.Round(Math.Min(y, 6000) / 20))];

    private static LeadRow[] Rows(int market, double[] leads) =>
    [
        .. leads.Select((y, t) => (y, t)).Where(r => !double.IsNaN(r.y))
            .Select(r => new LeadRow(market == 0 ? Key : new SeriesKey(Key.Campaign, $"market-{market:00}"), First.Plus(r.t), r.y, LeadStatus.Final)),
    ];

    private static MediaRow Line(string channel, int t, double spend, int months) =>
        new(Key.Campaign, Key.Market, channel, First.Plus(t), (decimal)spend, t < months ? MediaStatus.Delivered : MediaStatus.Planned, null, null, MediaLevel.Local, null);
}
