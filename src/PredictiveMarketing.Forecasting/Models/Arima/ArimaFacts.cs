using System.Globalization;
using PredictiveMarketing.Forecasting.Frame;

namespace PredictiveMarketing.Forecasting.Models.Arima;

/// <summary>What a seasonal ARIMA process says about itself: its coefficients and the likelihood of the months it was fitted to.</summary>
internal static class ArimaFacts
{
    /// <summary>Months that differencing uses up before anything can be said of the next one.</summary>
    public static int Earliest(ArimaModel model) => model.Process.Order.Lost + 1;

    public static ModelFacts Of(ArimaModel model, KnownTable table)
    {
        ArmaProcess process = model.Process;
        var lines = new List<Estimate>(Coefficients(process));
        bool constant = model.Constant != 0;
        if (constant)
        {
            string unit = model.Log ? "logarithm of leads over the unit" : "leads";
            lines.Add(new Estimate(process.Order.Lost == 0 ? "mean" : "drift a month", unit, model.Log ? model.Constant : model.Constant * model.Unit));
        }

        int parameters = process.Order.Coefficients + (constant ? 1 : 0);
        return new ModelFacts(lines, parameters, LogLikelihood(model, table, constant), parameters + 1, table.Observed - process.Order.Lost, process.Order.Coefficients);
    }

    /// <summary>The process's own coefficients, non-seasonal ones first.</summary>
    public static IReadOnlyList<Estimate> Coefficients(ArmaProcess process)
    {
        var lines = new List<Estimate>();
        void Add(string what, string unit, IReadOnlyList<double> values, int season) =>
            lines.AddRange(values.Select((v, k) => new Estimate(string.Create(CultureInfo.InvariantCulture, $"{what} {season * (k + 1)}"), unit, v)));
        Add("autoregression, lag", "share of a month's deviation", process.Ar, 1);
        Add("moving average, lag", "share of a month's error", process.Ma, 1);
        Add("autoregression, lag", "share of a month's deviation", process.SeasonalAr, ArimaOrder.Season);
        Add("moving average, lag", "share of a month's error", process.SeasonalMa, ArimaOrder.Season);
        return lines;
    }

    /// <summary>Exact, of the differenced series, in leads: the change of scale is counted.</summary>
    private static double? LogLikelihood(ArimaModel model, KnownTable table, bool constant)
    {
        ArimaOrder order = model.Process.Order;
        LeadsScale series = LeadsScale.Of(table.Leads, model.Log);
        int n = series.Count;
        int columns = 1 + series.Missing.Length + (constant ? 1 : 0);
        if (n - order.Lost <= series.Missing.Length)
            return null;
        var likelihood = new ArmaLikelihood(Math.Max(order.LongestAr, order.LongestMa), n, columns);
        OrderSearch.Load(likelihood, series, order, constant);
        double deviance = likelihood.Deviance(model.Process.FullAr, model.Process.FullMa);
        return double.IsFinite(deviance) ? (-deviance / 2) + series.LogJacobian : null;
    }
}
