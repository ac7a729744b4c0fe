using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Choose;

/// <summary>What one forecasting method missed by on the inner folds of one series (actual minus forecast).</summary>
/// <param name="Errors">Origin by step; NaN where nothing could be scored.</param>
internal sealed record InnerErrors(IReadOnlyList<Month> Origins, double[][] Errors)
{
    public static InnerErrors Of(FoldTable folds, double[]?[] forecasts) => new(
        folds.Origins,
        [.. forecasts.Select((forecast, f) => Enumerable.Range(0, folds.Actuals[f].Length)
            .Select(s => forecast is null ? double.NaN : folds.Actuals[f][s] - forecast[s]).ToArray())]);

    /// <summary>Folds with at least one scored month.</summary>
    public int Folds => Errors.Count(f => f.Any(e => !double.IsNaN(e)));

    /// <summary>Mean absolute error, each step taken relative to its usual growth; NaN when nothing was scored.</summary>
    /// <param name="growth">Relative size of errors per step.</param>
    /// <param name="except">Index of a fold to leave out, or -1.</param>
    /// <param name="neighbours">Folds on either side of it to leave out too: they share its months.</param>
    public double Scale(IReadOnlyList<double> growth, int except, int neighbours = 0)
    {
        double sum = 0;
        int n = 0;
        for (int f = 0; f < Errors.Length; f++)
        {
            if (except >= 0 && Math.Abs(f - except) <= neighbours)
                continue;
            for (int s = 0; s < Errors[f].Length; s++)
            {
                if (double.IsNaN(Errors[f][s]))
                    continue;
                sum += Math.Abs(Errors[f][s]) / growth[s];
                n++;
            }
        }

        return n == 0 ? double.NaN : sum / n;
    }
}
