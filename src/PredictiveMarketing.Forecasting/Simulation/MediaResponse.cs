namespace PredictiveMarketing.Forecasting.Simulation;

/// <summary>How advertising pressure lives on and wears out (cf. Jin et al. 2017), in the truth of the simulator.</summary>
/// <param name="CarryOver">Share of this month's pressure that is still there next month.</param>
/// <param name="HalfSaturation">Pressure, in thousand impressions, that brings half of the ceiling.</param>
/// <param name="Slope">Hill exponent; above 1 the curve is S-shaped.</param>
/// <param name="CarriedIn">Pressure left over from the months before the first one, in thousand impressions.</param>
public sealed record MediaResponse(double CarryOver, double HalfSaturation, double Slope, double CarriedIn)
{
    /// <summary>Geometric carry-over, not normalised: pressure of a month = its impressions + a share of the pressure before.</summary>
    public double[] Pressure(IReadOnlyList<double> thousandImpressions)
    {
        ArgumentNullException.ThrowIfNull(thousandImpressions);
        double[] pressure = new double[thousandImpressions.Count];
        for (int t = 0; t < pressure.Length; t++)
            pressure[t] = thousandImpressions[t] + (CarryOver * (t == 0 ? CarriedIn : pressure[t - 1]));
        return pressure;
    }

    /// <summary>Hill saturation, 0 to 1: x^s / (x^s + half^s).</summary>
    public double Saturation(double pressure)
    {
        if (pressure <= 0)
            return 0;
        double x = Math.Pow(pressure / HalfSaturation, Slope);
        return x / (x + 1);
    }

    /// <summary>The saturation that the same impressions month after month end up with.</summary>
    public double SteadySaturation(double thousandImpressions) => Saturation(thousandImpressions / (1 - CarryOver));
}
