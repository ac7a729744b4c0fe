using PredictiveMarketing.Forecasting.Numerics;

namespace PredictiveMarketing.Forecasting.Models.Arima;

/// <summary>A process whose orders were found, its AICc and its effects on the working scale.</summary>
/// <param name="Constant">Whether a mean (no differences) or a drift (one difference) is in it.</param>
internal sealed record FoundOrder(ArimaOrder Order, bool Constant, double[] Free, double Aicc);

/// <summary>
/// The stepwise search of Hyndman and Khandakar (2008): seasonal differences by the strength of the season, ordinary ones by the KPSS test,
/// then from four starting models to the neighbour with the lower AICc until none is. The likelihood is the exact one throughout: in the
/// fast form it costs little more than conditional sums of squares.
/// </summary>
internal sealed class OrderSearch
{
    private const int MostModels = 30;
    private const int MostSum = 5;
    private const double Edge = 1.01;

    // From this strength on a series is differenced to the same month of last year, as Hyndman's programs do.
    private const double StrongSeason = 0.64;

    private readonly LeadsScale series;
    private readonly ArmaFit fit;
    private readonly ArimaOrder limit;
    private readonly Dictionary<(ArimaOrder, bool), double> seen = [];
    private FoundOrder? best;

    public OrderSearch(LeadsScale series)
    {
        this.series = series;
        int n = series.Count;
        int seasonalD = n >= (2 * ArimaOrder.Season) + 3 && new Stl().Of(series.Values).Strength > StrongSeason ? 1 : 0;
        double[] copy = (double[])series.Values.Clone();
        int d = UnitRoot.Differences(Differencing.Apply(copy, 0, seasonalD), 2);
        int most = Math.Min(MostSum, n / 3);
        int years = Math.Min(1, n / (3 * ArimaOrder.Season));
        limit = new ArimaOrder(most, d, most, years, seasonalD, years);
        int lags = most + (ArimaOrder.Season * years) + 1;
        fit = new ArmaFit(new ArmaLikelihood(lags, n, series.Missing.Length + 2), lags);
    }

    public ArmaFit Fit => fit;

    /// <summary>The differences that the tests ask for, and the most terms that the history can carry.</summary>
    public ArimaOrder Limit => limit;

    private bool MayHaveConstant => limit.D + limit.SeasonalD <= 1;

    /// <summary>Minus twice the log likelihood, in leads, of one plain process: what levels and logarithms are compared by.</summary>
    public double PlainDeviance(int differences, int seasonalDifferences)
    {
        var order = new ArimaOrder(1, differences, 1, 0, seasonalDifferences, limit.SeasonalQ);
        Load(order, order.D + order.SeasonalD <= 1);
        return fit.Search(order, stackalloc double[order.Coefficients], 60, 0.1) - (2 * series.LogJacobian);
    }

    public FoundOrder? Run()
    {
        int s = limit.SeasonalP;
        bool constant = MayHaveConstant;
        Try(2, 2, s, s, constant);
        Try(0, 0, 0, 0, constant);
        Try(1, 0, s, 0, constant);
        Try(0, 1, 0, s, constant);
        if (constant)
            Try(0, 0, 0, 0, constant: false);
        while (seen.Count < MostModels && best is { } at && Step(at))
        {
        }

        if (best is null)
            return null;
        Load(best.Order, best.Constant);
        double deviance = fit.Search(best.Order, best.Free, 400, 1e-7);
        return best with { Free = fit.Free(best.Order).ToArray(), Aicc = Aicc(deviance, best.Order, best.Constant) };
    }

    /// <summary>Fills the likelihood's table for an order: the differenced series, one column per missing month, and the constant.</summary>
    public void Load(ArimaOrder order, bool constant) => Load(fit.Likelihood, series, order, constant);

    /// <inheritdoc cref="Load(ArimaOrder, bool)"/>
    public static void Load(ArmaLikelihood likelihood, LeadsScale series, ArimaOrder order, bool constant)
    {
        int n = series.Count, rows = n - order.Lost, m = series.Missing.Length;
        likelihood.Resize(rows, m, 1 + m + (constant ? 1 : 0));
        Span<double> levels = stackalloc double[n];
        series.Values.CopyTo(levels);
        Differencing.Apply(levels, order.D, order.SeasonalD).CopyTo(likelihood.Column(0));
        for (int i = 0; i < m; i++)
        {
            levels.Clear();
            levels[series.Missing[i]] = 1;
            Differencing.Apply(levels, order.D, order.SeasonalD).CopyTo(likelihood.Column(1 + i));
        }

        if (constant)
            likelihood.Column(1 + m).Fill(order.SeasonalD > 0 ? ArimaOrder.Season : 1);
    }

    private bool Step(FoundOrder at)
    {
        ArimaOrder o = at.Order;
        ReadOnlySpan<(int P, int Q, int SeasonalP, int SeasonalQ)> moves =
        [
            (0, 0, -1, 0), (0, 0, 0, -1), (0, 0, 1, 0), (0, 0, 0, 1), (0, 0, -1, -1), (0, 0, -1, 1), (0, 0, 1, -1), (0, 0, 1, 1),
            (-1, 0, 0, 0), (0, -1, 0, 0), (1, 0, 0, 0), (0, 1, 0, 0), (-1, -1, 0, 0), (-1, 1, 0, 0), (1, -1, 0, 0), (1, 1, 0, 0),
        ];
        foreach ((int p, int q, int seasonalP, int seasonalQ) in moves)
        {
            if (Try(o.P + p, o.Q + q, o.SeasonalP + seasonalP, o.SeasonalQ + seasonalQ, at.Constant))
                return true;
        }

        return MayHaveConstant && Try(o.P, o.Q, o.SeasonalP, o.SeasonalQ, !at.Constant);
    }

    private bool Try(int p, int q, int seasonalP, int seasonalQ, bool constant)
    {
        if (p < 0 || q < 0 || seasonalP < 0 || seasonalQ < 0 || p > limit.P || q > limit.Q || seasonalP > limit.SeasonalP || seasonalQ > limit.SeasonalQ)
            return false;
        var order = new ArimaOrder(p, limit.D, q, seasonalP, limit.SeasonalD, seasonalQ);
        if (order.Coefficients > MostSum + 1 || seen.Count >= MostModels || !seen.TryAdd((order, constant), 0))
            return false;
        Span<double> start = stackalloc double[order.Coefficients];
        if (best is not null)
            Carry(best, order, start);
        Load(order, constant);
        if (fit.Likelihood.Observed - order.Coefficients - 2 - (constant ? 1 : 0) <= 0)
            return false;
        double deviance = fit.Search(order, start, 20 + (15 * order.Coefficients), 0.02);
        double aicc = Aicc(deviance, order, constant);
        if (!double.IsFinite(aicc) || (best is not null && aicc >= best.Aicc) || !fit.RootsOutside(order, Edge))
            return false;
        best = new FoundOrder(order, constant, fit.Free(order).ToArray(), aicc);
        return true;
    }

    private double Aicc(double deviance, ArimaOrder order, bool constant) =>
        Numerics.Aicc.Of(deviance, order.Coefficients + (constant ? 1 : 0) + 1, fit.Likelihood.Observed);

    // In partial autocorrelations a further lag of 0 is the same process: the neighbour starts where this one ended.
    private static void Carry(FoundOrder from, ArimaOrder to, Span<double> start)
    {
        ArimaOrder o = from.Order;
        ReadOnlySpan<double> free = from.Free;
        Copy(free[..o.P], start[..to.P]);
        Copy(free.Slice(o.P, o.Q), start.Slice(to.P, to.Q));
        Copy(free.Slice(o.P + o.Q, o.SeasonalP), start.Slice(to.P + to.Q, to.SeasonalP));
        Copy(free[(o.P + o.Q + o.SeasonalP)..], start[(to.P + to.Q + to.SeasonalP)..]);
    }

    private static void Copy(ReadOnlySpan<double> from, Span<double> to) => from[..Math.Min(from.Length, to.Length)].CopyTo(to);
}
