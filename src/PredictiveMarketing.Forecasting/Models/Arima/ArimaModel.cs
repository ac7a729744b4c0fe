using PredictiveMarketing.Forecasting.Frame;

namespace PredictiveMarketing.Forecasting.Models.Arima;

/// <summary>A fitted seasonal ARIMA process with its mean or drift, and what it makes of the missing months.</summary>
/// <param name="Constant">The mean (no differences) or the drift per month (one difference), on the working scale; else 0.</param>
/// <param name="Bridged">What the months that are missing are expected to have been, on the working scale.</param>
/// <param name="Unit">Leads per unit of the working scale.</param>
/// <param name="Log">Whether the working scale is the logarithm.</param>
/// <param name="Lowest">Forecasts are held between these bounds.</param>
public sealed record ArimaModel(
    ArmaProcess Process,
    double Constant,
    IReadOnlyList<double> Bridged,
    double Unit,
    bool Log,
    double Lowest,
    double Highest) : LeadModel
{
    internal static ArimaModel Of(LeadsScale series, OrderSearch search, FoundOrder found, KnownTable table)
    {
        search.Load(found.Order, found.Constant);
        search.Fit.At(found.Order, found.Free);
        ReadOnlySpan<double> effects = search.Fit.Likelihood.Effects;
        double[] bridged = new double[series.Missing.Length];
        for (int i = 0; i < bridged.Length; i++)
            bridged[i] = series.Values[series.Missing[i]] - effects[i];
        ArmaProcess process = search.Fit.Process(found.Order, found.Free, Math.Sqrt(search.Fit.Likelihood.Variance));
        (double low, double high) = SeenRange.Doubled(table.Leads);
        return new ArimaModel(process, found.Constant ? effects[^1] : 0, bridged, series.Unit, series.Log, low, high);
    }

    public override double[] Forecast(KnownTable table)
    {
        double[] forecast = OnScale(table);
        for (int s = 0; s < forecast.Length; s++)
            forecast[s] = table.Admissible(Math.Clamp(Unit * (Log ? Math.Exp(forecast[s]) : forecast[s]), Lowest, Highest));
        return forecast;
    }

    /// <summary>From the psi weights; on the log scale the error of the forecast in leads to first order.</summary>
    public override double[] StandardErrors(KnownTable table)
    {
        double[] errors = Process.StandardErrors(table.Steps);
        double[]? forecast = Log ? Forecast(table) : null;
        for (int s = 0; s < errors.Length; s++)
            errors[s] *= forecast is null ? Unit : forecast[s];
        return errors;
    }

    public override double[] Fitted(KnownTable table) => OneStep.Of(this, table, ArimaFacts.Earliest(this));

    public override ModelFacts Facts(KnownTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return ArimaFacts.Of(this, table);
    }

    private double[] OnScale(KnownTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        LeadsScale series = LeadsScale.Of(table.Leads, Log);
        double[] values = series.In(Unit);
        double Mean(int t) => Process.Order.Lost == 0 ? Constant : Constant * t;
        for (int t = 0; t < values.Length; t++)
            values[t] -= Mean(t);
        for (int i = 0; i < series.Missing.Length; i++)
            values[series.Missing[i]] = Bridged[i] - Mean(series.Missing[i]);
        double[] forecast = Process.Forecast(values, table.Steps);
        for (int s = 0; s < forecast.Length; s++)
            forecast[s] += Mean(values.Length + s);
        return forecast;
    }
}
