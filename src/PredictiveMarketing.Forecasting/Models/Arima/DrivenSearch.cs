namespace PredictiveMarketing.Forecasting.Models.Arima;

/// <summary>A regression with ARMA errors as the search found it.</summary>
/// <param name="Inside">Which of the offered terms are in.</param>
/// <param name="Evidence">Minus twice the logarithm of the marginal likelihood of the leads, up to a constant that all structures share.</param>
internal sealed record DrivenStructure(LeadsScale Scale, DrivenErrors Errors, int[] Inside, double Evidence);

/// <summary>
/// Which terms belong in a regression with ARMA errors, for each error process of a grid and for each scale (leads, their logarithms). Terms come
/// in and go out one at a time while the evidence grows: the marginal likelihood with every standardised effect under the prior
/// N(0, sigma^2 / <see cref="Lambda"/>), the level flat, sigma profiled out, and the Jacobian of the logarithm included. In this restricted
/// form (Harville 1974) levels and first differences describe the same contrasts, so their evidence may be compared.
/// </summary>
internal sealed class DrivenSearch
{
    /// <summary>Prior precision of a standardised effect in units of 1 / sigma squared: worth four months of data.</summary>
    public const double Lambda = 4;

    private const int MostMoves = 40;
    private const int MonthsPerDriverTerm = 8;
    private const int MonthsPerSeasonTerm = 3;
    private const double SmallestGain = 1e-6;

    private readonly ExplainingColumns offered;
    private readonly IReadOnlyList<LeadsScale> scales;
    private readonly int months;
    private readonly int[] missing;
    private readonly double[] levels;
    private readonly double[] table;
    private readonly double[] white;
    private readonly double[] penalties;
    private readonly SweptRegression swept;
    private readonly ArmaFilter filter;

    /// <param name="scales">The series on each scale that competes.</param>
    public DrivenSearch(ExplainingColumns offered, IReadOnlyList<LeadsScale> scales)
    {
        (this.offered, this.scales) = (offered, scales);
        months = scales[0].Count;
        missing = scales[0].Missing;
        int width = missing.Length + 1 + offered.Terms.Count + scales.Count;
        levels = new double[months];
        table = new double[months * width];
        white = new double[months * width];
        penalties = new double[width];
        swept = new SweptRegression(width);
        filter = new ArmaFilter(ArimaOrder.Season + 1, width);
    }

    /// <summary>The best structure of each error process on each scale.</summary>
    public List<DrivenStructure> Run()
    {
        var found = new List<DrivenStructure>();
        foreach (DrivenErrors errors in DrivenErrors.Grid)
        {
            Load(errors);
            for (int s = 0; s < scales.Count; s++)
            {
                if (Search(errors, s) is { } structure)
                    found.Add(structure);
            }
        }

        return found;
    }

    // Columns: missing months, the level (a flat 1, gone where the errors are differenced), the offered terms, the series on each scale.
    private void Load(DrivenErrors errors)
    {
        int rows = months - errors.Order.D, at = 0;
        foreach (int month in missing)
        {
            levels.AsSpan().Clear();
            levels[month] = 1;
            Put(errors, at++);
        }

        if (errors.Order.D == 0)
            table.AsSpan(at++ * rows, rows).Fill(1);
        foreach (double[] column in offered.Columns)
        {
            column.CopyTo(levels, 0);
            Put(errors, at++);
        }

        foreach (LeadsScale scale in scales)
        {
            scale.Values.CopyTo(levels, 0);
            Put(errors, at++);
        }

        filter.Whiten(errors.FullAr, errors.FullMa, table, rows, at, white);
        swept.Load(white, rows, at, scales.Count);
    }

    private void Put(DrivenErrors errors, int column)
    {
        Span<double> changes = Differencing.Apply(levels, errors.Order.D, 0);
        changes.CopyTo(table.AsSpan(column * changes.Length));
    }

    private DrivenStructure? Search(DrivenErrors errors, int scale)
    {
        int terms = offered.Terms.Count, free = missing.Length + (errors.Order.D == 0 ? 1 : 0);
        penalties.AsSpan(0, free).Clear();
        penalties.AsSpan(free, terms).Fill(Lambda);
        swept.Restart(penalties, scale);
        double evidence = filter.LogDeterminant - (2 * scales[scale].LogJacobian);
        for (int c = 0; c < free; c++)
        {
            double pivot = swept.Pivot(c);
            if (!(pivot > 1e-10))
                return null;
            evidence += Math.Log(pivot);
            swept.Sweep(c);
        }

        evidence += TakeIn(free, months - errors.Order.D - free);
        int[] inside = [.. Enumerable.Range(0, terms).Where(j => swept.Inside(free + j))];
        return new DrivenStructure(scales[scale], errors, inside, evidence);
    }

    // The move that raises the evidence most, until none does; returns what the terms make of the evidence.
    private double TakeIn(int free, int contrasts)
    {
        int seasonRoom = contrasts / MonthsPerSeasonTerm, driverRoom = Math.Max(1, contrasts / MonthsPerDriverTerm);
        double information = 0;
        for (int move = 0; move < MostMoves; move++)
        {
            int best = -1;
            double gain = SmallestGain;
            for (int j = 0; j < offered.Terms.Count; j++)
            {
                int column = free + j;
                if (!swept.Inside(column) && ((offered.Terms[j].Kind == ExplainingKind.Driver ? driverRoom : seasonRoom) <= 0 || Backwards(column, j)))
                    continue;
                double change = Gain(column, contrasts, gain);
                if (change > gain)
                    (best, gain) = (j, change);
            }

            if (best < 0)
                break;
            int way = swept.Inside(free + best) ? -1 : 1;
            information += way * Math.Log(swept.Pivot(free + best) / Lambda);
            if (offered.Terms[best].Kind == ExplainingKind.Driver)
                driverRoom -= way;
            else
                seasonRoom -= way;
            swept.Sweep(free + best);
        }

        return (contrasts * Math.Log(Math.Max(swept.Squares / contrasts, ArmaLikelihood.SmallestVariance))) + information;
    }

    // Media that would cost leads: chance, on few months, is the likelier reason.
    private bool Backwards(int column, int term) => offered.RisingOnly[term] && swept.Cross(column) < 0;

    // Drop of minus twice the log evidence when the term comes in (or goes out).
    private double Gain(int column, int contrasts, double atLeast)
    {
        double pivot = swept.Pivot(column), cross = swept.Cross(column);
        if (!(pivot > 0))
            return double.NegativeInfinity;
        double now = Math.Max(swept.Squares, contrasts * ArmaLikelihood.SmallestVariance);
        if (swept.Inside(column))
            return Math.Log(pivot / Lambda) - (contrasts * Math.Log((now + (cross * cross * pivot)) / now));
        double share = cross * cross / (pivot * now);

        // -log(1 - x) is at most x / (1 - x): most terms are ruled out without a logarithm.
        if (share < 1 && contrasts * share / (1 - share) <= atLeast)
            return 0;
        double left = Math.Max(now * (1 - share), contrasts * ArmaLikelihood.SmallestVariance);
        return (contrasts * Math.Log(now / left)) - Math.Log(pivot / Lambda);
    }
}
