using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Relate;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Evaluate.Power;

/// <summary>
/// The regression of step 3 on a campaign, asked how precisely it knows each driver: its own standard error, with the drivers that plainly explain
/// leads taken out, autocorrelation removed and markets pooled.
/// </summary>
internal sealed class PowerRegression
{
    /// <summary>From this t on a driver plainly explains leads and is taken out before the others are asked.</summary>
    private const double Plain = 3;

    private readonly IReadOnlyList<KnownTable> tables;
    private readonly Cleaned[] series;
    private readonly int[] taken;

    private PowerRegression(IReadOnlyList<KnownTable> tables, KnownDriver[] drivers)
    {
        this.tables = tables;
        Drivers = drivers;
        Cleaned[] plain = Clean(0);
        if (plain.Length > 0)
            Memory = SeriesMemory.Of(plain, Strong(plain));
        series = Memory > 0 ? Clean(Memory) : plain;
        taken = series.Length > 0 ? Strong(series) : [];
        Shared = SharedShocks.Of(Matched(s => new Others(s, taken).Leads));
    }

    public IReadOnlyList<KnownDriver> Drivers { get; }

    public double Memory { get; }

    public int FixedColumns => series.Length == 0 ? 0 : series.Max(s => s.FixedColumns);

    /// <summary>What markets have in common of that which trend, season and the plain drivers leave.</summary>
    public SharedShocks Shared { get; }

    public static PowerRegression Of(IReadOnlyList<KnownTable> tables) =>
        new(tables, [.. tables.SelectMany(t => t.Drivers).Where(d => d.HasHistory).DistinctBy(d => d.Name)]);

    /// <summary>What the test of a driver has to go by, in shares of a month's leads per standard deviation of the driver; null where it cannot be run.</summary>
    public EffectQuestion? Question(int driver)
    {
        // As in step 3, what is not decided ahead is no control for what is.
        int[] others = [.. taken.Where(d => d != driver && (Drivers[d].KnownAhead || !Drivers[driver].KnownAhead))];
        Others[] left = [.. series.Select(s => new Others(s, others))];
        if (left.Length == 0)
            return null;
        var test = PartialTest.Of(left, driver, sign: 0);
        if (test.Markets == 0 || test.T == 0 || !double.IsFinite(test.Effect / test.T))
            return null;
        Others[] part = [.. left.Where(l => l.Series.Columns[driver] is not null)];
        int columns = FixedColumns + others.Length;
        double freedom = part.Sum(l => l.Series.Rows - columns) - 1;
        // Markets share their months' surprises: the test then counts months, not rows.
        if (part.Length > 1 && test.Months - columns - 1 > 3)
            freedom = Math.Min(freedom, test.Months - columns - 1);
        double rows = part.Sum(l => l.Series.Rows);
        double spread = Math.Sqrt(part.Sum(l => Dot(l.Without(l.Series.Columns[driver]!))) / rows);
        double error = Math.Abs(test.Effect / test.T);
        return new EffectQuestion(error * spread * Math.Sqrt(rows), spread, rows, freedom, Drivers.Count);
    }

    /// <summary>Correlation of two drivers' own movements, over all markets.</summary>
    public double Alike(int a, int b)
    {
        double ab = 0, aa = 0, bb = 0;
        foreach (Cleaned s in series)
        {
            if (s.Columns[a] is not { } x || s.Columns[b] is not { } y)
                continue;
            ab += Cleaned.Dot(x, y);
            aa += Cleaned.Dot(x, x);
            bb += Cleaned.Dot(y, y);
        }

        return aa > 0 && bb > 0 ? ab / Math.Sqrt(aa * bb) : 0;
    }

    /// <summary>
    /// Correlation that two markets' contributions to the test of a driver have: their shared shocks times how alike the driver moves in them (Moulton 1986).
    /// What moves alike everywhere, as an external does, meets a national shock everywhere at once; local flights of their own do not.
    /// </summary>
    public double SharedEvidence(int driver)
    {
        KnownDriver known = Drivers[driver];
        bool everywhere = known.Source == DriverSource.External || known.Name.EndsWith(DriverColumn.NationalSuffix, StringComparison.Ordinal);
        if (Shared.Evident is not double share)
            return SharedShocks.WhereUnknown * (everywhere ? 1 : 0.5);
        int[] others = [.. taken.Where(d => d != driver)];
        double alike = SharedShocks.Alike(Matched(s => s.Columns[driver] is { } column ? new Others(s, others).Without(column) : null), (a, b) => MathNet.Numerics.Statistics.Correlation.Pearson(a, b));
        return share * Math.Clamp(alike, 0, 1);
    }

    // Of the series that have it, in the months that all of them have.
    private double[][] Matched(Func<Cleaned, double[]?> of)
    {
        (Cleaned Series, double[] Values)[] all = [.. series.Select(s => (s, Values: of(s))).Where(s => s.Values is not null).Select(s => (s.s, s.Values!))];
        if (all.Length == 0)
            return [];
        HashSet<int> months = [.. all[0].Series.Months];
        foreach ((Cleaned one, _) in all)
            months.IntersectWith(one.Months);
        return [.. all.Select(s => (double[])[.. s.Values.Where((_, t) => months.Contains(s.Series.Months[t]))])];
    }

    private static double Dot(double[] x) => Cleaned.Dot(x, x);

    private Cleaned[] Clean(double memory) =>
    [
        .. tables.Select(t => Cleaned.Of(t, [.. Drivers.Select(d => t.Drivers.FirstOrDefault(o => o.Name == d.Name && o.HasHistory)?.Values[..t.Count])], memory)).OfType<Cleaned>(),
    ];

    // One after the other, the strongest first, as long as each is plain and months are left.
    private int[] Strong(Cleaned[] of)
    {
        var chosen = new List<int>();
        int room = Math.Max(1, of.Max(s => s.Rows - s.FixedColumns) / 3);
        while (chosen.Count < Math.Min(room, Drivers.Count))
        {
            Others[] left = [.. of.Select(s => new Others(s, chosen))];
            (double t, int best) = Enumerable.Range(0, Drivers.Count).Except(chosen).Select(d => (T: Math.Abs(PartialTest.Of(left, d, sign: 0).T), d)).MaxBy(d => d.T);
            if (!(t > Plain))
                break;
            chosen.Add(best);
        }

        return [.. chosen.Order()];
    }
}
