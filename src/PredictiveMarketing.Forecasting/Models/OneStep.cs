using PredictiveMarketing.Forecasting.Frame;

namespace PredictiveMarketing.Forecasting.Models;

/// <summary>One-step views of history by a model whose forecast is a function of the months before it.</summary>
internal static class OneStep
{
    /// <summary>For each month, the model's forecast from a table that ends the month before; NaN where a month is too early.</summary>
    /// <param name="earliest">Months, from the first one with leads on, that the model needs before it can say anything.</param>
    public static double[] Of(LeadModel model, KnownTable table, int earliest)
    {
        ArgumentNullException.ThrowIfNull(table);
        double[] fitted = new double[table.Count];
        int first = Array.FindIndex(table.Leads, y => !double.IsNaN(y));
        for (int t = 0; t < fitted.Length; t++)
            fitted[t] = first >= 0 && t > first && t - first >= earliest ? model.Forecast(Before(table, t))[0] : double.NaN;

        return fitted;
    }

    private static KnownTable Before(KnownTable table, int t) => table with
    {
        Leads = table.Leads[..t],
        Origin = table.First.Plus(t - 1),
        Steps = 1,
        Drivers = [.. table.Drivers.Select(d => d with { Values = d.Values[..(t + 1)], Guessed = d.Guessed[..(t + 1)] })],
    };
}
