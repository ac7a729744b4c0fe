using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Numerics;

namespace PredictiveMarketing.Forecasting.Models.Theta;

/// <summary>A fitted dynamic theta model of the seasonally adjusted series.</summary>
/// <param name="Alpha">Share of the newest month in the level.</param>
/// <param name="Share">1 - 1/theta: how much of the line is put back.</param>
/// <param name="Level">At the origin.</param>
/// <param name="Months">Months of history; the first step after the origin is the next.</param>
/// <param name="Line">The line through all months of history.</param>
/// <param name="Variance">Of one month's error on the adjusted series.</param>
/// <param name="Lowest">Forecasts of the adjusted series are held between these bounds, one range of history beyond its ends.</param>
public sealed record ThetaModel(
    double Alpha,
    double Share,
    double Level,
    int Months,
    RunningLine Line,
    double Variance,
    SeasonToCome Season,
    double Lowest,
    double Highest) : LeadModel
{
    public override double[] Forecast(KnownTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        double[] forecast = new double[table.Steps];
        double level = Level;
        RunningLine line = Line;
        for (int h = 1; h <= forecast.Length; h++)
        {
            int t = Months + h;
            double faded = Math.Pow(1 - Alpha, t - 1);
            double y = level + (Share * ((faded * line.Intercept) + ((1 - (faded * (1 - Alpha))) / Alpha * line.Slope)));
            forecast[h - 1] = table.Admissible(Season.Restore(Math.Clamp(y, Lowest, Highest), h));
            // Beyond the origin the forecast takes the place of the month.
            level += Alpha * (y - level);
            line = line.With(t, y);
        }

        return forecast;
    }

    /// <summary>As simple smoothing with drift has it: s sqrt(1 + (h - 1) alpha^2) (Hyndman and Billah 2003).</summary>
    public override double[]? StandardErrors(KnownTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        double[] errors = new double[table.Steps];
        for (int h = 1; h <= errors.Length; h++)
            errors[h - 1] = Season.Stretch(Math.Sqrt(Variance * (1 + ((h - 1) * Alpha * Alpha))), h);
        return errors;
    }

    /// <summary>With the season of the whole history, which an honest forecast of the time did not have.</summary>
    public override double[] Fitted(KnownTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var adjustment = SeasonalAdjustment.Of(table.Leads);
        return adjustment.Restored(table, ThetaFacts.Fitted(this, adjustment.Adjusted));
    }

    public override ModelFacts Facts(KnownTable table) => ThetaFacts.Of(this);
}
