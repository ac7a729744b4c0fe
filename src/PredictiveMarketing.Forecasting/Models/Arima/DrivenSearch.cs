namespace PredictiveMarketing.Forecasting.Models.Arima;

/// <summary>A regression with ARMA errors as the search found it.</summary>
/// <param name="Evidence">Minus twice the logarithm of the marginal likelihood of the leads, up to a constant that all structures share.</param>
/// <param name="Inside">Which of the offered terms are in.</param>
internal sealed record DrivenStructure(bool Log, ArimaOrder Order, double Coefficient, int[] Inside, double Evidence);

/// <summary>
/// Which terms belong in a regression with ARMA errors, for each error process of a small grid. Terms come in and go out one at a time while
/// the evidence grows: the marginal likelihood with every standardised effect under the prior N(0, sigma^2 / lambda), the level flat
/// and sigma integrated out. In that restricted form (Harville 1974) levels and first differences describe the same contrasts and may be compared.
/// </summary>
internal sealed class DrivenSearch
{
    /// <summary>Prior precision of a standardised effect in units of 1 / sigma squared: worth one month.</summary>
    public const double Lambda = 1;

    private const int MostMoves = 40;

    private static readonly (ArimaOrder Order, double Coefficient)[] Errors =
    [
        (new ArimaOrder(1, 0, 0), 0), (new ArimaOrder(1, 0, 0), 0.3), (new ArimaOrder(1, 0, 0), 0.6), (new ArimaOrder(1, 0, 0), 0.85),
        (new ArimaOrder(0, 1, 1), -0.85), (new ArimaOrder(0, 1, 1), -0.6), (new ArimaOrder(0, 1, 1), -0.3), (new ArimaOrder(0, 1, 1), 0),
    ];

    private readonly ExplainingColumns offered;
    private readonly int months;
    private readonly double[] table;
    private readonly double[] white;
    private readonly double[] penalties;
    private readonly SweptRegression swept;
    private readonly ArmaFilter filter;

    public DrivenSearch(ExplainingColumns offered, int months, int missing)
    {
        this.offered = offered;
        this.months = months;
        int width = missing + 1 + offered.Terms.Count + 1;
        table = new double[months * width];
        white = new double[months * width];
        penalties = new double[width - 1];
        swept = new SweptRegression(width);
        filter = new ArmaFilter(1, width);
    }

    public IEnumerable<DrivenStructure> Run(LeadsScale series)
    {
        foreach ((ArimaOrder order, double coefficient) in Errors)
        {
            if (Search(series, order, coefficient) is { } found)
                yield return found;
        }
    }

    private DrivenStructure? Search(LeadsScale series, ArimaOrder order, double coefficient)
    {
        int m = series.Missing.Length, terms = offered.Terms.Count, rows = months - order.D;
        int level = order.D == 0 ? 1 : 0, free = m + level, width = free + terms + 1;
        for (int i = 0; i < m; i++)
        {
            Span<double> column = Column(i);
            column.Clear();
            column[series.Missing[i]] = 1;
        }

        if (level == 1)
            Column(m).Fill(1);
        for (int j = 0; j < terms; j++)
            offered.Columns[j].CopyTo(Column(free + j));
        series.Values.CopyTo(Column(width - 1));
        for (int c = 0; c < width; c++)
            Differencing.Apply(Column(c), order.D, 0).CopyTo(table.AsSpan(c * rows, rows));
        penalties.AsSpan(0, free).Clear();
        penalties.AsSpan(free, terms).Fill(Lambda);
        Span<double> one = [coefficient];
        if (!filter.Whiten(order.P == 1 ? one : [], order.Q == 1 ? one : [], table, rows, width, white))
            return null;
        swept.Load(white, rows, width, penalties);

        double fixedPart = filter.LogDeterminant - (2 * series.LogJacobian);
        for (int c = 0; c < free; c++)
        {
            (double pivot, _) = swept.Move(c);
            if (!(pivot > 1e-10))
                return null;
            fixedPart += Math.Log(pivot);
            swept.Sweep(c);
        }

        int contrasts = rows - free;
        double evidence = fixedPart + Moves(free, terms, contrasts);
        int[] inside = [.. Enumerable.Range(0, terms).Where(j => swept.Inside(free + j))];
        return new DrivenStructure(series.Log, order, coefficient, inside, evidence);
    }

    private double Moves(int free, int terms, int contrasts)
    {
        double information = 0;
        int seasonal = 0, drivers = 0;
        for (int move = 0; move < MostMoves; move++)
        {
            double now = Of(swept.Squares, contrasts);
            int best = -1;
            double gain = 1e-6;
            for (int j = 0; j < terms; j++)
            {
                bool inside = swept.Inside(free + j);
                if (!inside && (offered.Terms[j].Kind == ExplainingKind.Driver ? drivers >= Math.Max(1, contrasts / 8) : seasonal >= contrasts / 3))
                    continue;
                (double pivot, double squares) = swept.Move(free + j);
                if (!(pivot > 0))
                    continue;
                double change = now - Of(squares, contrasts) - ((inside ? -1 : 1) * Math.Log(pivot / Lambda));
                if (change > gain)
                    (best, gain) = (j, change);
            }

            if (best < 0)
                break;
            int way = swept.Inside(free + best) ? -1 : 1;
            information += way * Math.Log(swept.Move(free + best).Pivot / Lambda);
            if (offered.Terms[best].Kind == ExplainingKind.Driver)
                drivers += way;
            else
                seasonal += way;
            swept.Sweep(free + best);
        }

        return Of(swept.Squares, contrasts) + information;
    }

    private static double Of(double squares, int contrasts) => contrasts * Math.Log(Math.Max(squares / contrasts, 1e-14));

    private Span<double> Column(int c) => table.AsSpan(c * months, months);
}
