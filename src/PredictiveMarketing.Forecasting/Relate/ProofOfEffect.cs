using PredictiveMarketing.Forecasting.Frame;

namespace PredictiveMarketing.Forecasting.Relate;

/// <summary>
/// Which drivers are linked to the leads at all? Each is tested in a regression of leads on level, trend, season and the drivers proven so far, after
/// autocorrelation is taken out, pooled over the markets of a campaign, with false discoveries controlled over all drivers; what is proven joins the
/// regression, and all are tested again until nothing changes.
/// </summary>
internal sealed class ProofOfEffect
{
    private const int MostRounds = 4;

    private readonly IReadOnlyList<KnownTable> tables;
    private readonly IReadOnlyDictionary<string, IReadOnlyList<string>> groups;
    private readonly (string Name, bool KnownAhead, int Sign, int[] Forms)[] drivers;
    private readonly List<(int Driver, Shape Shape)> forms = [];
    private readonly List<double[]?[]> raw;

    private ProofOfEffect(IReadOnlyList<KnownTable> tables, Func<KnownDriver, int> sign, IReadOnlyDictionary<string, IReadOnlyList<string>> groups)
    {
        this.tables = tables;
        this.groups = groups;
        KnownDriver[] all = [.. tables.SelectMany(t => t.Drivers).DistinctBy(d => d.Name)];
        drivers = new (string, bool, int, int[])[all.Length];
        for (int d = 0; d < all.Length; d++)
        {
            int first = forms.Count;
            forms.AddRange(Shape.Of(all[d].Source).Select(s => (d, s)));
            drivers[d] = (all[d].Name, all[d].KnownAhead, sign(all[d]), [.. Enumerable.Range(first, forms.Count - first)]);
        }

        raw = [.. tables.Select(Forms)];
    }

    /// <param name="tables">The markets of one campaign on one cutoff.</param>
    /// <param name="level">Share of false discoveries that is accepted.</param>
    /// <param name="sign">What is expected of an effect: 1 or -1 asks for that side only, 0 for either.</param>
    /// <param name="groups">Drivers that move together: none of them is taken out when another is tested.</param>
    /// <returns>A proof per driver that could be tested, the autocorrelation that was taken out, and the columns of level, trend and season over all markets.</returns>
    public static (IReadOnlyDictionary<string, Proof> Proofs, double Memory, int FixedColumns) Of(
        IReadOnlyList<KnownTable> tables, double level, Func<KnownDriver, int> sign, IReadOnlyDictionary<string, IReadOnlyList<string>> groups) =>
        new ProofOfEffect(tables, sign, groups).Run(level);

    private double[]?[] Forms(KnownTable table) =>
        [.. forms.Select(f => table.Drivers.FirstOrDefault(d => d.Name == drivers[f.Driver].Name) is { HasHistory: true } d ? f.Shape.Over(d, table.Count) : null)];

    private (IReadOnlyDictionary<string, Proof> Proofs, double Memory, int FixedColumns) Run(double level)
    {
        int[] chosen = [];
        (PartialTest Test, int Form)[] tests = [];
        double[] q = [];
        double memory = 0;
        Cleaned[] plain = Clean(0);
        for (int round = 0; round < MostRounds && plain.Length > 0; round++)
        {
            memory = SeriesMemory.Of(plain, chosen);
            Cleaned[] series = memory > 0 ? Clean(memory) : plain;
            tests = [.. Enumerable.Range(0, drivers.Length).Select(d => Strongest(series, d, chosen))];
            q = FalseDiscovery.Adjust([.. tests.Select(t => t.Test.P)]);
            int room = Math.Max(1, series.Max(s => s.Rows - s.FixedColumns) / 3);
            int[] next = [.. Enumerable.Range(0, drivers.Length).Where(d => q[d] <= level).OrderBy(d => tests[d].Test.P).Take(room).Select(d => tests[d].Form).Order()];
            if (next.AsSpan().SequenceEqual(chosen))
                break;
            chosen = next;
        }

        var proofs = new Dictionary<string, Proof>(StringComparer.Ordinal);
        for (int d = 0; d < tests.Length; d++)
        {
            (PartialTest test, int form) = tests[d];
            if (!double.IsNaN(test.P))
                proofs[drivers[d].Name] = new Proof(test.Effect, test.T, test.P, q[d], forms[form].Shape.Lag, test.Months, test.Markets);
        }

        return (proofs, memory, plain.Sum(s => s.FixedColumns));
    }

    private Cleaned[] Clean(double memory) => [.. tables.Select((t, s) => Cleaned.Of(t, raw[s], memory)).OfType<Cleaned>()];

    // What is not decided ahead may be a consequence of what is: traffic follows the media plan, and holding it fixed would hide the plan's effect
    // (a bad control: Angrist and Pischke 2009, 3.2.3).
    private bool Controls(int other, int driver) =>
        other != driver && (drivers[other].KnownAhead || !drivers[driver].KnownAhead)
        && !groups.GetValueOrDefault(drivers[driver].Name, []).Contains(drivers[other].Name);

    private (PartialTest Test, int Form) Strongest(Cleaned[] series, int driver, int[] chosen)
    {
        int[] others = [.. chosen.Where(f => Controls(forms[f].Driver, driver))];
        Others[] left = [.. series.Select(s => new Others(s, others))];
        (PartialTest Test, int Form) best = (PartialTest.None, drivers[driver].Forms[0]);
        foreach (int form in drivers[driver].Forms)
        {
            var test = PartialTest.Of(left, form, drivers[driver].Sign);
            test = test with { P = Math.Min(1, test.P / forms[form].Shape.Share) };
            if (test.P < best.Test.P || double.IsNaN(best.Test.P))
                best = (test, form);
        }

        return best;
    }
}
