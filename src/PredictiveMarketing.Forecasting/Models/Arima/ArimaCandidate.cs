using PredictiveMarketing.Forecasting.Frame;

namespace PredictiveMarketing.Forecasting.Models.Arima;

/// <summary>
/// Seasonal ARIMA of the leads alone, its orders searched stepwise by AICc. Leads that are all above zero are modelled as logarithms when the
/// same plain process, (1,d,1) with the season's moving average, says so: twice the log likelihood in leads (Jacobian included) must be
/// higher by 10, very strong evidence in the words of Kass and Raftery (1995).
/// </summary>
public sealed record ArimaCandidate : UnivariateCandidate
{
    private const int FewestMonths = 8;
    private const double VeryStrong = 10;

    public override string Name => "arima";

    protected override Fit FitObserved(KnownTable table)
    {
        LeadsScale series = LeadsScale.Of(table.Leads, log: false);
        if (series.Observed < FewestMonths)
            return Models.Fit.Refuse($"{series.Observed} months with leads, {FewestMonths} are needed");
        if (series.Missing.Length > series.Count / 3)
            return Models.Fit.Refuse($"{series.Missing.Length} of {series.Count} months are missing; at most a third may be");
        if (Constant(series) is { } level)
            return Models.Fit.Of(level);
        var search = new OrderSearch(series);
        if (Logarithms(table, search) is { } better)
            (series, search) = better;
        return search.Run() is { } found
            ? Models.Fit.Of(ArimaModel.Of(series, search, found, table))
            : Models.Fit.Refuse("no process fits the months that differencing leaves");
    }

    private static (LeadsScale Series, OrderSearch Search)? Logarithms(KnownTable table, OrderSearch levels)
    {
        if (Array.Exists(table.Leads, y => y <= 0))
            return null;
        LeadsScale logarithms = LeadsScale.Of(table.Leads, log: true);
        var search = new OrderSearch(logarithms);
        int d = levels.Limit.D, seasonal = levels.Limit.SeasonalD;
        return levels.PlainDeviance(d, seasonal) - search.PlainDeviance(d, seasonal) > VeryStrong ? (logarithms, search) : null;
    }

    private static ArimaModel? Constant(LeadsScale series)
    {
        double first = series.Values[0];
        foreach (double y in series.Values)
        {
            if (y != first)
                return null;
        }

        double leads = series.Leads(first);
        double[] bridged = new double[series.Missing.Length];
        Array.Fill(bridged, first);
        return new ArimaModel(new ArmaProcess(new ArimaOrder(0, 0, 0), [], [], [], [], 0), first, bridged, series.Unit, Log: false, leads, leads);
    }
}
