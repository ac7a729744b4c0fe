using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Tests.Choose;

/// <summary>A small random workspace of two markets with every kind of driver, the fold to try it on, and a way to change its future.</summary>
/// <param name="Maturation">Months that are still maturing at the origin, hidden from training.</param>
/// <param name="After">Months with leads after the origin.</param>
/// <param name="Seed">Of every number in it.</param>
public sealed record SmallWorld(int Months, int After, int Horizon, int Maturation, int? Window, int Seed)
{
    private const string Campaign = "launch";

    private static readonly string[] Markets = ["Lille", "Lyon"];

    private static readonly Month First = Month.Of(2021, 11);

    public Month Origin => First.Plus(Months - After - 1);

    public static SeriesKey Lyon { get; } = new(Campaign, "Lyon");

    private Month End => First.Plus(Months - 1);

    public Workspace Workspace()
    {
        var dice = new Random(Seed);
        var media = new List<MediaRow>();
        var externals = new List<ExternalRow>();
        var leads = new List<LeadRow>();
        double national = 0;
        double stringency = 0;
        foreach (Month month in Month.Range(First, End.Plus(Horizon)))
        {
            national = dice.Next(0, 4) * 10_000;
            stringency = Math.Clamp(stringency + dice.Next(-20, 21), 0, 100);
            media.Add(Line("NATIONAL", "tv", month, (decimal)national, MediaLevel.National));
            externals.Add(new ExternalRow("holidays", ExternalRow.AllMarkets, month, dice.Next(0, 4), Published: null));
            externals.Add(new ExternalRow("stringency", ExternalRow.AllMarkets, month, stringency, Published: null));
            externals.Add(new ExternalRow("registrations", ExternalRow.AllMarkets, month, dice.Next(900, 1100), Published: month.Plus(2)));
            foreach (string market in Markets)
            {
                int search = dice.Next(1000, 9000);
                media.Add(Line(market, "search", month, search, MediaLevel.Local));
                media.Add(Line(market, "radio", month, dice.Next(0, 3) * 1500, MediaLevel.Local));
                double expected = 80 + (search / 100.0) + (national / 1000) - (stringency / 4) + (15 * Math.Sin(month.Number * Math.PI / 6));
                if (month <= End && dice.Next(25) > 0)
                    leads.Add(new LeadRow(new SeriesKey(Campaign, market), month, Math.Max(0, Math.Round(expected + dice.Next(-12, 13))), LeadStatus.Final));
            }
        }

        return new Workspace(Contract(), leads, media, externals, [], []);
    }

    /// <summary>The same workspace in another future: everything that was not known at the origin is different, and strangers turn up.</summary>
    public Workspace InAnotherFuture(Future change, int seed)
    {
        var dice = new Random(seed);
        Workspace known = Workspace();
        Month hidden = Origin.Plus(-Maturation);
        bool Chosen(Future part) => change.HasFlag(part);
        return known with
        {
            Leads =
            [
                .. known.Leads.Where(r => !(Chosen(Future.LeadsGone) && r.Month > Origin)).Select(r => Chosen(Future.Leads) && r.Month > hidden ? r with { Leads = dice.Next(0, 10_000) } : r),
                .. Chosen(Future.NewMarket) ? Month.Range(Origin.Next, End).Select(m => new LeadRow(new SeriesKey(Campaign, "Arles"), m, dice.Next(0, 900), LeadStatus.Final)) : [],
            ],
            Media = [.. known.Media.Select(r => Chosen(Future.Radio) && r.Channel == "radio" && r.Month > Origin ? r with { Spend = dice.Next(0, 99_999) } : r)],
            Externals =
            [
                .. known.Externals.Select(r => Chosen(Future.Externals) && r.Name != "holidays" && (r.Published ?? r.Month) > Origin ? r with { Value = dice.Next(0, 9999) } : r),
                .. Chosen(Future.OwnExternal) ? [new ExternalRow("stringency", "Lyon", Origin.Next, dice.Next(0, 100), Published: null)] : Array.Empty<ExternalRow>(),
            ],
            Events = Chosen(Future.Events) ? [new EventRow(Campaign, "Lyon", Origin.Next, "strike", "the ferries stopped", -0.4)] : [],
            Goals = Chosen(Future.Events) ? [new GoalRow(Lyon, Origin.Next, 5000)] : [],
        };
    }

    /// <summary>The same workspace with one number changed that was known at the origin.</summary>
    public Workspace InAnotherPast()
    {
        Workspace known = Workspace();
        Month last = known.Leads.Where(r => r.Key == Lyon && r.Month <= Origin.Plus(-Maturation)).Max(r => r.Month);
        return known with { Leads = [.. known.Leads.Select(r => r.Key == Lyon && r.Month == last ? r with { Leads = r.Leads + 50 } : r)] };
    }

    private MediaRow Line(string market, string channel, Month month, decimal spend, MediaLevel level) =>
        new(Campaign, market, channel, month, spend, month <= End ? MediaStatus.Delivered : MediaStatus.Planned, null, null, level, null);

    private FramingContract Contract() => new(
        "small-world", null, null, new Kpi("leads", "leads", "acquisition", NonNegative: true), Horizon,
        [
            new Driver("search", DriverSource.Media, KnownAhead: true),
            new Driver("tv", DriverSource.Media, KnownAhead: true),
            new Driver("radio", DriverSource.Media, KnownAhead: false),
            new Driver("holidays", DriverSource.External, KnownAhead: true),
            new Driver("stringency", DriverSource.External, KnownAhead: false),
            new Driver("registrations", DriverSource.External, KnownAhead: false),
        ],
        Scope.Everything, new LabelPolicy(Maturation), Approval.ByPeople, Schedule.Default, Gates.Default, AsOf: null);
}

/// <summary>What may be different after the origin.</summary>
[Flags]
public enum Future
{
    None = 0,

    /// <summary>Other leads, also in the months that were still maturing.</summary>
    Leads = 1,

    /// <summary>No leads at all after the origin.</summary>
    LeadsGone = 2,

    /// <summary>A market that opens after the origin.</summary>
    NewMarket = 4,

    /// <summary>A media channel that is not known ahead.</summary>
    Radio = 8,

    /// <summary>Externals that are not known ahead, and older months of those that are published late.</summary>
    Externals = 16,

    /// <summary>A market gets a column of its own for an external that came for all markets before.</summary>
    OwnExternal = 32,

    /// <summary>Events and goals.</summary>
    Events = 64,
}
