using PredictiveMarketing.Forecasting.Frame;

namespace PredictiveMarketing.Forecasting.Choose;

/// <summary>Turns the inner errors of a series, and of the workspace, into its intervals.</summary>
internal static class IntervalCalibration
{
    /// <param name="points">The forecast of each step.</param>
    public static IntervalRule Of(KnownTable table, InnerErrors own, SpreadOfErrors spread, double[] points)
    {
        double scale = own.Scale(spread.Growth, -1);
        double[][] offsets = [.. Enumerable.Range(1, spread.Growth.Count).Select(step => spread.Offsets(scale * own.Usual.Tilt(points[step - 1]), step))];
        OriginErrors[] draws =
        [
            .. own.Origins.Select((origin, f) => new OriginErrors(origin, [.. own.Errors[f].Select(e => double.IsNaN(e) ? (double?)null : e)])),
        ];
        return new IntervalRule(offsets, draws, spread.Evidence, spread.Rule);
    }
}
