using PredictiveMarketing.Forecasting.Frame;

namespace PredictiveMarketing.Forecasting.Choose;

/// <summary>Turns the inner errors of a series, and of the workspace, into its intervals.</summary>
internal static class IntervalCalibration
{
    public static IntervalRule Of(KnownTable table, InnerErrors own, SpreadOfErrors spread)
    {
        double scale = own.Scale(spread.Growth, -1);
        if (double.IsNaN(scale))
            scale = TypicalChange(table);
        double[][] offsets = [.. Enumerable.Range(1, spread.Growth.Count).Select(step => spread.Offsets(scale, step))];
        OriginErrors[] draws =
        [
            .. own.Origins.Select((origin, f) => new OriginErrors(origin, [.. own.Errors[f].Select(e => double.IsNaN(e) ? (double?)null : e)])),
        ];
        return new IntervalRule(offsets, draws, spread.Evidence, spread.Rule);
    }

    // With no fold to look at: the mean change from one month to the next, or a tenth of the level where there is one month only.
    private static double TypicalChange(KnownTable table)
    {
        double sum = 0, level = 0;
        int n = 0, months = 0;
        double last = double.NaN;
        foreach (double y in table.Leads)
        {
            if (double.IsNaN(y))
                continue;
            level += Math.Abs(y);
            months++;
            if (!double.IsNaN(last))
            {
                sum += Math.Abs(y - last);
                n++;
            }

            last = y;
        }

        return n > 0 ? sum / n : months > 0 ? 0.1 * level / months : 0;
    }
}
