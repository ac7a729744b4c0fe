using PredictiveMarketing.Forecasting.Frame;

namespace PredictiveMarketing.Forecasting.Models;

/// <summary>One-step views of history by a model whose forecast is a function of the months before it.</summary>
internal static class OneStep
{
    /// <summary>For each month, the model's forecast from a table that ends the month before; NaN up to <paramref name="earliest"/>.</summary>
    /// <param name="earliest">Months that the model needs before it can say anything.</param>
    public static double[] Of(LeadModel model, KnownTable table, int earliest)
    {
        ArgumentNullException.ThrowIfNull(table);
        double[] fitted = new double[table.Count];
        bool begun = false;
        for (int t = 0; t < fitted.Length; t++)
        {
            fitted[t] = begun && t >= earliest ? model.Forecast(Before(table, t))[0] : double.NaN;
            begun |= !double.IsNaN(table.Leads[t]);
        }

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
