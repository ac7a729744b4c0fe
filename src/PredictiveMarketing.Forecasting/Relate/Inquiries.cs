using MathNet.Numerics.Distributions;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Numerics;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Relate;

/// <summary>Looks closely at every driver of one series.</summary>
internal sealed class Inquiries
{
    private const int MostLag = 3;
    private const int FewestMonths = 18;

    private readonly KnownTable table;
    private readonly DriverReview review;
    private readonly IReadOnlyList<DriverReview> folds;
    private readonly Cleaned? cleaned;

    private Inquiries(KnownTable table, DriverReview review, IReadOnlyList<DriverReview> folds)
    {
        this.table = table;
        this.review = review;
        this.folds = folds;
        double[]?[] columns = [.. table.Drivers.SelectMany(d => Enumerable.Range(0, MostLag + 1).Select(lag => d.HasHistory ? new Shape(lag, 0, 1).Over(d, table.Count) : null))];
        if (Cleaned.Of(table, columns, memory: 0) is { } plain)
            cleaned = Cleaned.Of(table, columns, SeriesMemory.Of([plain], Proven(except: null)));
    }

    /// <param name="table">The series with every driver.</param>
    /// <param name="folds">Step 3's reviews on the inner folds.</param>
    public static IReadOnlyList<DriverInquiry> Of(KnownTable table, DriverReview review, IReadOnlyList<DriverReview> folds, int seed)
    {
        var inquiries = new Inquiries(table, review, folds);
        DriverInquiry[] found = [.. Enumerable.Range(0, table.Drivers.Count).Select(d => inquiries.Of(d, new SeededRandom((ulong)seed).Fork($"inquiry/{table.Key}/{table.Drivers[d].Name}")))];
        double[] lagged = FalseDiscovery.Adjust([.. found.SelectMany(f => f.Lags).Select(l => l.P)]);
        double[] mutual = FalseDiscovery.Adjust([.. found.Select(f => f.MutualP ?? double.NaN)]);
        int next = 0;
        return [.. found.Select((f, d) => f with
        {
            Lags = [.. f.Lags.Select(l => l with { Q = lagged[next++] })],
            MutualQ = f.MutualP is null ? null : mutual[d],
        })];
    }

    private DriverInquiry Of(int driver, SeededRandom dice)
    {
        string name = table.Drivers[driver].Name;
        DriverEvidence now = review.Drivers.First(d => d.Driver == name);
        DriverEvidence[] then = [.. folds.SelectMany(f => f.Drivers).Where(d => d.Driver == name)];
        var found = new DriverInquiry(
            name, [], null, null, null, null, folds.Count, then.Count(d => d.IsUsed), then.Count(d => d.IsProven), then.Count(d => d.Sign == now.Sign && d.Sign != 0), []);
        if (cleaned is null || cleaned.Columns[driver * (MostLag + 1)] is not { } own)
            return found;
        var others = new Others(cleaned, Proven(except: now));
        double[] leads = others.Leads;
        double[] values = others.Without(own);
        found = found with
        {
            Lags = [.. Enumerable.Range(0, MostLag + 1).Select(lag => Link(others, driver, lag)).OfType<LaggedLink>()],
            Months = [.. cleaned.Months.Select((m, i) => new LeftOver(table.First.Plus(m - table.First.Index), leads[i], values[i]))],
        };
        if (leads.Length < FewestMonths)
            return found;
        (double information, double p) = MutualThirds.Of(leads, values, dice);
        return found with { MutualInformation = information, MutualP = p, PlaceboP = Placebo(leads, values) };
    }

    // Columns of the drivers that are proven; those that move with the one in question are not held against it.
    private int[] Proven(DriverEvidence? except) =>
    [
        .. Enumerable.Range(0, table.Drivers.Count)
            .Where(d => table.Drivers[d].Name != except?.Driver && except?.MovesWith.Contains(table.Drivers[d].Name) != true
                && review.Drivers.First(e => e.Driver == table.Drivers[d].Name).IsProven)
            .Select(d => d * (MostLag + 1)),
    ];

    private LaggedLink? Link(Others others, int driver, int lag)
    {
        if (cleaned!.Columns[(driver * (MostLag + 1)) + lag] is not { } column)
            return null;
        double[] values = others.Without(column);
        double r = Correlation(others.Leads, values, 0);
        int free = cleaned.Rows - cleaned.FixedColumns - others.Count - 1;
        if (double.IsNaN(r) || free < 3)
            return null;
        double t = Math.Abs(r) < 1 ? Math.Abs(r) * Math.Sqrt(free / (1 - (r * r))) : double.MaxValue;
        return new LaggedLink(lag, r, 2 * StudentT.CDF(0, 1, free, -t), double.NaN, cleaned.Rows);
    }

    private static double? Placebo(double[] leads, double[] values)
    {
        double real = Math.Abs(Correlation(leads, values, 0));
        if (double.IsNaN(real))
            return null;
        // Moved by at least two months, so that carry-over is no placebo's strength.
        int asClose = Enumerable.Range(2, leads.Length - 3).Count(shift => Math.Abs(Correlation(leads, values, shift)) >= real);
        return (1.0 + asClose) / (leads.Length - 2);
    }

    private static double Correlation(double[] a, double[] b, int shift)
    {
        double ab = 0, aa = 0, bb = 0;
        for (int i = 0; i < a.Length; i++)
        {
            double moved = b[(i + shift) % b.Length];
            ab += a[i] * moved;
            aa += a[i] * a[i];
            bb += moved * moved;
        }

        return aa > 0 && bb > 0 ? ab / Math.Sqrt(aa * bb) : double.NaN;
    }
}
