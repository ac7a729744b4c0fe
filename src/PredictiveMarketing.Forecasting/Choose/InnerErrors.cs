using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Choose;

/// <summary>What one forecasting method missed by on the inner folds of one series (actual minus forecast).</summary>
/// <param name="Errors">Origin by step, in leads; NaN where nothing could be scored.</param>
/// <param name="Tilts">Origin by step: how much larger than usual an error is expected there, for the height of the forecast.</param>
internal sealed record InnerErrors(IReadOnlyList<Month> Origins, double[][] Errors, double[][] Tilts, ErrorScale Usual)
{
    public static InnerErrors Of(KnownTable table, FoldTable folds, double[]?[] forecasts)
    {
        var usual = ErrorScale.Of(table);
        double[][] errors = new double[folds.Count][];
        double[][] tilts = new double[folds.Count][];
        for (int f = 0; f < folds.Count; f++)
        {
            errors[f] = new double[folds.Actuals[f].Length];
            tilts[f] = new double[folds.Actuals[f].Length];
            for (int s = 0; s < errors[f].Length; s++)
            {
                errors[f][s] = forecasts[f] is { } forecast ? folds.Actuals[f][s] - forecast[s] : double.NaN;
                tilts[f][s] = forecasts[f] is { } points ? usual.Tilt(points[s]) : 1;
            }
        }

        return new InnerErrors(folds.Origins, errors, tilts, usual);
    }

    /// <summary>Folds with at least one scored month.</summary>
    public int Folds => Errors.Count(f => f.Any(e => !double.IsNaN(e)));

    /// <summary>
    /// The unit of this series' errors: cube root of its own mean absolute error times the square of its usual change. Twelve folds alone know
    /// the size of errors badly, the changes of all months know it steadily.
    /// </summary>
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
                sum += Math.Abs(Errors[f][s]) / (growth[s] * Tilts[f][s]);
                n++;
            }
        }

        return sum > 0 && Usual.Change > 0 ? Math.Cbrt(sum / n * Usual.Change * Usual.Change) : Usual.Change;
    }
}
