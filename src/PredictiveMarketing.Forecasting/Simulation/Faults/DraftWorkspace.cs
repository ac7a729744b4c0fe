using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Frame.Maturity;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Simulation.Faults;

/// <summary>A workspace while it is drawn: what a fault changes before the rows are written.</summary>
internal sealed class DraftWorkspace(FaultSettings settings)
{
    public const string Campaign = "trial";

    /// <summary>Months of plan behind the history.</summary>
    public const int Horizon = 3;

    /// <summary>The name of the external with a true effect.</summary>
    public const string TrueExternal = "fuel_price";

    public static readonly Month First = Month.Of(2020, 1);

    public FaultSettings Settings { get; } = settings;

    public int History => Settings.Months;

    public int Length => Settings.Months + Horizon;

    /// <summary>Leads per market and month of history; NaN writes no row.</summary>
    public List<double[]> Leads { get; } = [];

    /// <summary>Spend and contacts per market and channel over history and plan; NaN spend writes no row.</summary>
    public Dictionary<(int Market, string Channel), MediaLines> Media { get; } = [];

    /// <summary>Externals by name: one array for all markets, or one per market; NaN writes no row.</summary>
    public Dictionary<string, double[][]> Externals { get; } = [];

    /// <summary>Drivers that the contract names; null leaves all to their defaults.</summary>
    public List<Driver>? Drivers { get; set; }

    public IEnumerable<string> Channels => Media.Keys.Select(k => k.Channel).Distinct();

    public static SeriesKey Key(int market) => new(Campaign, $"market-{market + 1}");

    /// <summary>How late the leads were qualified, where the workspace knows.</summary>
    public List<DelayCount> Delays { get; } = [];

    /// <summary>Months that the label policy keeps from training.</summary>
    public int Maturation { get; set; }

    public Workspace Written() => new(Contract(), [.. LeadRows()], [.. MediaRows()], [.. ExternalRows()], [], []) { Delays = Delays };

    /// <summary>Every driver by name, with what it claims to know ahead.</summary>
    public List<Driver> AllDrivers() =>
    [
        .. Channels.Select(c => new Driver(c, DriverSource.Media, KnownAhead: true)),
        .. Externals.Keys.Select(e => new Driver(e, DriverSource.External, KnownAhead: false)),
    ];

    private FramingContract Contract() => new(
        "trial", null, null, new Kpi("leads", "leads", "acquisition", NonNegative: true), Horizon, Drivers,
        Scope.Everything, new LabelPolicy(Maturation), Approval.ByPeople, Schedule.Default, Gates.Default, AsOf: null);

    private IEnumerable<LeadRow> LeadRows()
    {
        for (int m = 0; m < Leads.Count; m++)
        {
            for (int t = 0; t < History; t++)
            {
                if (!double.IsNaN(Leads[m][t]))
                    yield return new LeadRow(Key(m), First.Plus(t), Math.Max(0, Math.Round(Leads[m][t], Leads[m][t] < 10 ? 3 : 0)), LeadStatus.Final);
            }
        }
    }

    private IEnumerable<MediaRow> MediaRows()
    {
        foreach (((int market, string channel), MediaLines lines) in Media)
        {
            for (int t = 0; t < Length; t++)
            {
                if (double.IsNaN(lines.Spend[t]))
                    continue;
                yield return new MediaRow(
                    Campaign, Key(market).Market, channel, First.Plus(t), (decimal)Math.Round(lines.Spend[t], 2), t < History ? MediaStatus.Delivered : MediaStatus.Planned,
                    (decimal)Math.Round(lines.Impressions[t], 1), null, MediaLevel.Local, null);
            }
        }
    }

    private IEnumerable<ExternalRow> ExternalRows()
    {
        foreach ((string name, double[][] values) in Externals)
        {
            for (int m = 0; m < values.Length; m++)
            {
                string market = values.Length == 1 ? ExternalRow.AllMarkets : Key(m).Market;
                for (int t = 0; t < values[m].Length; t++)
                {
                    if (!double.IsNaN(values[m][t]))
                        yield return new ExternalRow(name, market, First.Plus(t), Math.Round(values[m][t], 4), Published: null);
                }
            }
        }
    }
}

/// <summary>A channel's lines in one market, month by month.</summary>
/// <param name="Spend">Euros; NaN where no line is written.</param>
/// <param name="Impressions">Contacts that the spend bought.</param>
internal sealed record MediaLines(double[] Spend, double[] Impressions)
{
    public MediaLines Copy() => new([.. Spend], [.. Impressions]);
}
